// @vitest-environment happy-dom
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { createServer } from "vite"
import { expect, onTestFinished, test } from "vitest"

import type * as language from "./language.ts"
import type * as ui from "./ui.ts"

/** The messages with one more folder, for Platt: a copy of the German one, of which a word and the name are translated. */
function withPlatt(): string {
  const root = mkdtempSync(join(tmpdir(), "tafelrunde-messages-"))
  onTestFinished(() => rmSync(root, { recursive: true }))
  cpSync(import.meta.dirname, root, { recursive: true })
  symlinkSync(join(import.meta.dirname, "../node_modules"), join(root, "node_modules"))
  cpSync(join(root, "de"), join(root, "nds"), { recursive: true })
  for (const path of globSync(join(root, "nds/*.ts"))) {
    const text = readFileSync(path, "utf8")
    writeFileSync(path, text.replace('"Schließen"', '"Dichtmaken"').replace('"Deutsch"', '"Platt"'))
  }
  return root
}

test("a third language is one more folder: it can be chosen and speaks", async () => {
  const root = withPlatt()
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  onTestFinished(() => vite.close())
  const { currentLanguage, currentMessages, setLanguage } = (await vite.ssrLoadModule(
    "/language.ts",
  )) as typeof language
  const { uiMessages } = (await vite.ssrLoadModule("/ui.ts")) as typeof ui

  setLanguage("en")
  expect(currentMessages(uiMessages).close).toBe("Close")

  setLanguage("nds")
  expect(currentMessages(uiMessages).close).toBe("Dichtmaken")
  expect(document.documentElement.lang).toBe("nds")
  // Fields and roles are German or English, whichever the folder names.
  expect(currentLanguage()).toBe("de")
})
