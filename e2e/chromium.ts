import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

import { chromium } from "@playwright/test"

/** The headless shell first: it draws no browser window, and the tests need a third less time. */
const DEBIAN = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
]

/**
 * A Chromium to run the browser tests in: one that is installed, else Playwright's download, else
 * Debian's package. Undefined when none can be installed on this machine.
 */
export function findChromium(): string | undefined {
  return present() ?? (installPlaywrights() || installDebians() ? present() : undefined)
}

export const HOW_TO_INSTALL =
  "The browser tests need Chromium: run `apt-get install chromium-headless-shell` as root, or set CHROMIUM to its path."

function present(): string | undefined {
  const candidates = [process.env["CHROMIUM"], ...DEBIAN, chromium.executablePath()]
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path))
}

function installPlaywrights(): boolean {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@playwright/test")), "cli.js")
  const minutes = 3
  const install = spawnSync(process.execPath, [cli, "install", "chromium-headless-shell"], {
    stdio: "ignore",
    timeout: minutes * 60_000,
  })
  return install.status === 0 && present() !== undefined
}

function installDebians(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false
  if (!aptGet("update")) return false
  return ["chromium-headless-shell", "chromium"].some((name) =>
    aptGet("install", "-y", "--no-install-recommends", name),
  )
}

function aptGet(...words: string[]): boolean {
  return spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"] }).status === 0
}
