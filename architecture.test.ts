import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path/posix"

import { expect, test } from "vitest"

/** One row of the table in ARCHITECTURE.md: a folder with its sub-folders, and what it may import. */
interface Row {
  readonly folder: string
  readonly mayImport: readonly string[]
}

const IMPORT =
  /(?<![\w."'])(?:from\s*|import\s*(?:\(\s*(?:\/\*.*?\*\/\s*)?)?)["'`]([^"'`\s]+)["'`]/g
const ARROW_FUNCTION =
  /^(?:export )?const \w+[^=\n]*= (?:async )?(?:<[^>\n]+>)?(?:\([^()]*\)[^={\n]*|\w+) =>/m
const MOST_FILES_IN_A_FOLDER = 20

const architecture = readFileSync("ARCHITECTURE.md", "utf8")
const table = readTable(architecture)
const files = globSync("{client,server,shared,e2e}/**/*.{ts,tsx}").filter(
  (file) => !/(?:^|\/)(?:node_modules|dist)\//.test(file),
)
const sources = files.filter((file) => !/\.(?:test|spec)\.tsx?$|\/testing\//.test(file))

function readTable(markdown: string): readonly Row[] {
  const rows = [...markdown.matchAll(/^\| (`[^|]+) \|[^|]+\|([^|]+)\|$/gm)]
  return rows.flatMap(([, folders = "", mayImport = ""]) =>
    quoted(folders).map((folder) => ({ folder, mayImport: quoted(mayImport) })),
  )
}

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)
}

/** A folder holds its sub-folders too; written as `server/*`, only the files right in it. */
function isIn(folder: string, path: string): boolean {
  if (folder.endsWith("/*")) return `${dirname(path)}/*` === folder
  return path === folder || path.startsWith(`${folder}/`)
}

function rowOf(path: string): Row | undefined {
  const rows = table.filter(({ folder }) => isIn(folder, path))
  return rows.toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

/** Where an import leads: a path from the root of the repository, or the name of a package. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return join(dirname(file), specifier)
  return specifier
    .replace(/^node:.*/, "node:*")
    .replace(/^@tafelrunde\/(shared\/\w+)$/, "$1/index.ts")
}

function isAllowed(file: string, target: string): boolean {
  const own = rowOf(file)
  const other = rowOf(target)
  if (own === undefined) return false
  if (own === other) return true
  if (!own.mayImport.some((name) => isIn(name, target))) return false
  const door = other && `${other.folder}/index.ts`
  return door === undefined || !existsSync(door) || target === door
}

function forbiddenImports(file: string, source: string): readonly string[] {
  return [...source.matchAll(IMPORT)]
    .map(([, specifier = ""]) => specifier)
    .filter((specifier) => !isAllowed(file, targetOf(file, specifier)))
    .map((specifier) => `${file} may not import ${specifier}`)
}

test("every file imports only what ARCHITECTURE.md lets its folder import", () => {
  expect(sources.flatMap((file) => forbiddenImports(file, readFileSync(file, "utf8")))).toEqual([])
})

test.each([
  ["client/canvas/files/pdf.ts", `import { TableView } from "../../table/table-view.tsx"`],
  ["client/canvas/text/new/field.ts", `import type { Words } from "../../../findings/words.ts"`],
  ["client/matrix/grid/add-row.tsx", `import { goTo } from "../../canvas/go-to.ts"`],
  ["client/ui/menu.tsx", `import { type Board } from "../board/board.ts"`],
  ["client/board/board.ts", `export { matrixRows } from "../matrix/rows.ts"`],
  ["client/app/join/join-page.tsx", `const { Doc } = await import("yjs")`],
  ["client/app/board-page/board-page.tsx", `let editor: import("tldraw").Editor`],
  ["client/table/table-view.tsx", `import "tldraw/tldraw.css"`],
  ["server/boards/boards.ts", `import { problem } from "../http/problem.ts"`],
  ["server/rooms/room.ts", `import { type Boards } from "../boards/boards.ts"`],
  ["server/rooms/log/journal.ts", `import { open } from "../../storage/sqlite-storage.ts"`],
  ["server/storage/storage.ts", `export * from "../boards/token.ts"`],
  ["server/storage/sqlite-rooms.ts", `import type { Room } from "../rooms/room.ts"`],
  ["shared/paper/tables/table.ts", `import { readMatrix } from "@tafelrunde/shared/model"`],
  ["shared/paper/tables/table.ts", `import { parse } from "@tafelrunde/shared/content/parse"`],
  ["shared/findings/finding.ts", `import { writeCsv } from "../paper/index.ts"`],
  ["shared/findings/finding.ts", `import { redactContent } from "../content/redact.ts"`],
  ["shared/content/redact.ts", `import {\n  readBoardContent,\n} from\n  "../model/index.ts"`],
  ["shared/content/redact.ts", `import { samples } from "../testing/index.ts"`],
  ["shared/protocol/limits.ts", `import { readFileSync } from "node:fs"`],
  ["e2e/people/person.ts", `import { words } from "../../client/ui/words.ts"`],
  ["client/news/news.ts", `import { useState } from "react"`],
])("%s may not say: %s", (file, source) => {
  expect(forbiddenImports(file, source)).toHaveLength(1)
})

test("every path in ARCHITECTURE.md exists", () => {
  const paths = quoted(architecture).filter((name) => /^(?:client|server|shared|e2e)\//.test(name))
  expect(paths.filter((path) => globSync(path).length === 0)).toEqual([])
})

test("functions of a module are declarations", () => {
  expect(files.filter((file) => ARROW_FUNCTION.test(readFileSync(file, "utf8")))).toEqual([])
})

test(`no folder has more than ${MOST_FILES_IN_A_FOLDER} source files beside each other`, () => {
  const folders = Map.groupBy(sources, dirname)
  const full = [...folders].filter(([, inside]) => inside.length > MOST_FILES_IN_A_FOLDER)
  expect(full.map(([folder]) => folder)).toEqual([])
})
