/**
 * Makes reopening instant and possible without the server: keeps the built files of this version on the device. Pages come
 * from the server whenever it answers, so that nobody stays on an old version; data (`/api`, `/sync`) never passes here.
 */

type ExtendableEvent = Event & { waitUntil: (done: Promise<unknown>) => void }
type FetchEvent = Event & {
  readonly request: Request
  respondWith: (answer: Promise<Response>) => void
}

/** What TypeScript's DOM library does not know of a service worker's global scope. */
interface Scope {
  readonly precache: { readonly version: string; readonly files: readonly string[] }
  readonly location: Location
  readonly clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((
    type: "install" | "activate",
    listener: (event: ExtendableEvent) => void,
  ) => void) &
    ((type: "fetch", listener: (event: FetchEvent) => void) => void)
}

const scope = globalThis as unknown as Scope
const PREFIX = "tafelrunde-"
const cacheName = PREFIX + scope.precache.version
const PAGE = "/"
/** A server that does not answer within this time is as good as none: the page opens from the device. */
const PATIENCE_MS = 1500

scope.addEventListener("install", (event) => event.waitUntil(install()))
scope.addEventListener("activate", (event) => event.waitUntil(activate()))
scope.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== scope.location.origin) return
  if (request.mode === "navigate" && isPage(pathname)) event.respondWith(readPage(request))
  else if (pathname.startsWith("/assets/")) event.respondWith(readAsset(request))
})

async function install(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([PAGE, ...scope.precache.files])
  // No page depends on the old worker: files are found by their hashed names, whoever hands them out.
  await scope.skipWaiting()
}

/** The version before stays for pages that are still open and may ask for its files. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(PREFIX) && name !== cacheName,
  )
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await scope.clients.claim()
}

function isPage(path: string): boolean {
  return path === "/" || path === "/join" || /^\/[bi]\/[^/]+\/?$/.test(path)
}

async function readPage(request: Request): Promise<Response> {
  const answer = fetch(request)
  const kept = await (await caches.open(cacheName)).match(PAGE)
  if (!kept) return answer
  const inTime = await Promise.race([answer.catch(() => undefined), nothingAfter(PATIENCE_MS)])
  // A gate in front of the server may send people to its own page first.
  return inTime && (inTime.ok || inTime.type === "opaqueredirect") ? inTime : kept
}

function nothingAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms)
  })
}

/** Hashed names never change their content: what is here is right. */
async function readAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(cacheName)
    await cache.put(request, answer.clone())
  }
  return answer
}
