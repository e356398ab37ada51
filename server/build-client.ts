import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
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
  writeFileSync(fingerprintFile, wanted)
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
