import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { extname, join } from "node:path"

const client = join(import.meta.dirname, "../../client")
/** Below the client, so that the page finds the very packages that ours is built with. */
const folder = join(client, ".cache/bare-tldraw")

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
}

/** Bare tldraw with these shapes, built and served as ours is. Its server ends with `close`. */
export async function serveBare(
  records: readonly unknown[],
): Promise<{ url: string; server: Server }> {
  build()
  const json = JSON.stringify(records)
  const server = createServer(({ url = "/" }, response) => {
    const path = join(folder, "dist", url === "/" ? "index.html" : decodeURIComponent(url))
    const isFile = existsSync(path) && statSync(path).isFile()
    if (url !== "/records.json" && !isFile) {
      response.writeHead(404).end()
      return
    }
    response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream")
    if (url.startsWith("/assets/")) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable")
    }
    response.end(isFile ? readFileSync(path) : json)
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("No port to be had")
  return { url: `http://localhost:${address.port}/`, server }
}

function build(): void {
  mkdirSync(folder, { recursive: true })
  cpSync(join(import.meta.dirname, "bare"), folder, { recursive: true })
  const vite = join(client, "node_modules/vite/bin/vite.js")
  const options = ["--target", "es2022", "--assetsInlineLimit", "0", "--logLevel", "error"]
  const run = spawnSync(process.execPath, [vite, "build", folder, ...options], {
    cwd: folder,
    stdio: "inherit",
  })
  if (run.status !== 0) throw new Error("Bare tldraw could not be built")
}
