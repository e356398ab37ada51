import type { Plugin } from "vite"

const WORKER_FILE = "service-worker.js"

/** What start, join and board need; other fonts and languages are kept when they are first used. */
const NEEDED = [
  /\.(?:js|css)$/,
  /\/0_merged-[^/]+\.svg$/,
  /\/IBMPlexSans-(?:Medium|Bold)-[^/]+\.woff2$/,
  /\/de-[^/]+\.json$/,
]

/** Half a megabyte that only the PDF of frames needs: fetched when somebody asks for one. */
const ON_DEMAND = /\/pdf-[^/]+\.js$/

/** Tells the service worker which files this build has, in front of its own code. */
export function precachePlugin(): Plugin {
  return {
    name: "tafelrunde-precache",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[WORKER_FILE]
        if (worker?.type !== "chunk") throw new Error(`The build has no ${WORKER_FILE}`)
        const files = Object.keys(bundle)
          .filter((name) => name !== WORKER_FILE)
          .map((name) => `/${name}`)
          .filter((path) => NEEDED.some((pattern) => pattern.test(path)) && !ON_DEMAND.test(path))
          .toSorted()
        const precache = { version: hash(files.join(" ")), files: [...files, "/favicon.svg"] }
        worker.code = `self.precache=${JSON.stringify(precache)};\n${worker.code}`
      },
    },
  }
}

/** FNV-1a, 32 bits: tells versions apart. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return (value >>> 0).toString(16).padStart(8, "0")
}
