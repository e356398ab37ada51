import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

const root = join(import.meta.dirname, "..")
/** Of 11: the last step costs seconds and gains two per cent. */
const BROTLI_QUALITY = 10
const fingerprintFile = join(root, "client/dist/.fingerprint")

/**
 * Builds the client when something it is made from has changed since the last build; ends the
 * process with the build's exit code when it fails.
 */
export function buildClient(): void {
  const wanted = fingerprint()
  if (lastFingerprint() === wanted) return
  process.stdout.write("Tafelrunde: building the pages (only after a change) …\n")
  const vite = join(root, "client/node_modules/vite/bin/vite.js")
  const build = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(root, "client"),
    stdio: "inherit",
  })
  if (build.status !== 0) process.exit(build.status ?? 1)
  compress(join(root, "client/dist"))
  writeFileSync(fingerprintFile, wanted)
}

/** Puts a brotli and a gzip twin beside each text file: the server sends them as they are. */
function compress(folder: string): void {
  for (const file of globSync("**/*.{js,css,html,svg,json}", { cwd: folder })) {
    const path = join(folder, file)
    const bytes = readFileSync(path)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  }
}

/** What the client is made from: its own files, the shared ones and every version. */
function fingerprint(): string {
  const inputs = globSync(["client/**/*.*", "shared/**/*.*", "pnpm-lock.yaml"], {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist)$|\.test\./.test(path),
  })
  const hash = createHash("sha256")
  for (const input of inputs.toSorted()) {
    const path = join(root, input)
    if (statSync(path).isFile()) hash.update(input).update(readFileSync(path))
  }
  return hash.digest("hex")
}

function lastFingerprint(): string | undefined {
  try {
    return readFileSync(fingerprintFile, "utf8")
  } catch {
    // Never built, or the folder was cleared: the answer is to build.
    return undefined
  }
}

if (import.meta.main) buildClient()
