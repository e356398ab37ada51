import { execFile, execFileSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import { readXlsx } from "hucre/xlsx"
import { expect, test } from "vitest"

import { templateContent } from "../../content/index.ts"
import { HOSTILE_TEXTS, tableOfTexts } from "../../testing/index.ts"
import { type Table } from "../tables/table.ts"
import { tables } from "../tables/tables.ts"
import { odsOf } from "./ods.ts"
import { xlsxOf } from "./xlsx.ts"

const WRITERS = { xlsx: xlsxOf, ods: odsOf }
const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
const written = { ...options, title: "Papier & <Co>", foot: "Fassung 3.0" }
/** What both formats can carry: no controls, one kind of line break. */
const texts = HOSTILE_TEXTS.filter((text) => text.length < 100 && !/[\p{Cc}\uFFFE]/u.test(text))
const all: readonly Table[] = [
  ...tables(templateContent("musterstadt", { language: "de" }), options),
  tableOfTexts(
    texts.map((text) => text.toWellFormed()),
    "Don't & <Panik>",
  ),
]

function isInstalled(): boolean {
  try {
    execFileSync("soffice", ["--version"])
    return true
  } catch {
    return false
  }
}

/** What LibreOffice reads in a file, saved anew as XLSX. */
async function throughLibreOffice(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "tafelrunde-soffice-"))
  try {
    await writeFile(join(folder, `in.${extension}`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const out = ["--convert-to", "xlsx", "--outdir", join(folder, "out")]
    await promisify(execFile)("soffice", [
      profile,
      "--headless",
      ...out,
      join(folder, `in.${extension}`),
    ])
    return await readFile(join(folder, "out", "in.xlsx"))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function plain(cell: unknown): unknown {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? null)
}

test.runIf(isInstalled()).for(["xlsx", "ods"] as const)(
  "LibreOffice reads every cell of %s as it was written, days as days",
  { timeout: 240_000 },
  async (extension) => {
    const bytes = WRITERS[extension](all, written)

    const { sheets } = await readXlsx(await throughLibreOffice(bytes, extension))

    expect(sheets.map(({ name }) => name)).toEqual(all.map(({ title }) => title))
    for (const [at, { columns, rows }] of all.entries()) {
      const read = sheets[at]?.rows.map((row) => columns.map((_, column) => plain(row[column])))
      expect(read).toEqual([columns.map(({ heading }) => heading), ...rows.map((row) => [...row])])
    }
    const due = sheets.find(({ name }) => name === "Vereinbarungen")?.rows[1]?.[6]
    expect(due).toBeInstanceOf(Date)
  },
)
