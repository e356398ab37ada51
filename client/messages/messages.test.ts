// @vitest-environment happy-dom
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { beforeAll, expect, test } from "vitest"

import { type Language } from "./language.ts"
import { plural } from "./plural.ts"

type Messages = Readonly<Record<string, unknown>>

const LANGUAGES = ["de", "en"] as const
const client = join(import.meta.dirname, "..")
const areas = globSync("*.ts", { cwd: import.meta.dirname })
  .map((file) => file.replace(".ts", ""))
  .filter((area) => !["language", "plural", "messages.test", "third-language.test"].includes(area))
/** English that has slipped into a German text; words that German has too are left out. */
const ENGLISH = /\b(?:the|this|your|you|please|cannot|could|board|with|and|of|is|are|not)\b/i

/** Every message of every area, as `[area, key, texts]`; a function stands as its source. */
const messages: { area: string; key: string; texts: Record<Language, string> }[] = []

beforeAll(async () => {
  for (const area of areas) {
    const { [exportName(area)]: translations } = (await import(`./${area}.ts`)) as {
      [name: string]: Record<Language, Messages>
    }
    for (const key of Object.keys(translations?.de ?? {})) {
      const texts = Object.fromEntries(
        LANGUAGES.map((language) => [language, String(translations?.[language][key])]),
      ) as Record<Language, string>
      messages.push({ area, key, texts })
    }
  }
})

/** "canvas-export" exports `canvasExportMessages`. */
function exportName(area: string): string {
  return `${area.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Messages`
}

test("every language folder holds every area", () => {
  for (const language of LANGUAGES) {
    const files = globSync("*.ts", { cwd: join(import.meta.dirname, language) })
    expect(files.toSorted()).toEqual(
      ["language.ts", ...areas.map((area) => `${area}.ts`)].toSorted(),
    )
  }
  expect(messages.length).toBeGreaterThan(300)
})

test("no message is empty", () => {
  expect(messages.filter(({ texts }) => Object.values(texts).some((text) => !text.trim()))).toEqual(
    [],
  )
})

test("no German message has English in it", () => {
  const leftovers = messages.filter(({ texts }) =>
    textParts(texts.de).some((part) => ENGLISH.test(part)),
  )
  expect(leftovers.map(({ area, key, texts }) => `${area}.${key}: ${texts.de}`)).toEqual([])
})

/** The texts in a message: itself, or what stands between quotes in a function. */
function textParts(message: string): string[] {
  if (!message.includes("=>")) return [message]
  return [...message.matchAll(/"([^"]*)"|`([^`]*)`/g)].map(([, plain, template]) =>
    (plain ?? template ?? "").replaceAll(/\$\{[^}]*\}/g, ""),
  )
}

test("every message is shown by a folder that imports its area", () => {
  const sources = globSync("**/*.{ts,tsx}", { cwd: client })
    .filter((file) => !/^(?:messages|dist|node_modules)|\.test\.tsx?$/.test(file))
    .map((file) => ({
      folder: file.split("/")[0],
      // Without the import lines: an area's name is often the name of a message.
      text: readFileSync(join(client, file), "utf8").replaceAll(/^import .*/gm, ""),
    }))
  const unused = messages.filter(({ area, key }) => {
    const name = new RegExp(`\\b${exportName(area)}\\b`)
    const folders = new Set(sources.filter(({ text }) => name.test(text)).map((s) => s.folder))
    // `key`, or a key put together from a choice and an ending: messages[`${choice}More`].
    const ending = /[A-Z][a-z]+$/.exec(key)?.[0] ?? key
    const read = new RegExp(`\\b${key}\\b|\\[\`\\$\\{\\w+\\}${ending}\`\\]`)
    return !sources.some(({ folder, text }) => folders.has(folder) && read.test(text))
  })
  expect(unused.map(({ area, key }) => `${area}.${key}`)).toEqual([])
})

test("a count is written as each language does", () => {
  const forms = { one: "# change", other: "# changes" }
  expect(plural("en", 1, forms)).toBe("1 change")
  expect(plural("en", 0, forms)).toBe("0 changes")
  expect(plural("en", 1200, forms)).toBe("1,200 changes")
  expect(plural("de", 1200, { other: "# Änderungen" })).toBe("1.200 Änderungen")
})
