import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { withTestServer } from "../testing/test-server.ts"
import { runCommand } from "./run-command.ts"

interface Result {
  readonly code: number
  readonly printed: string
}

/** `tafelrunde …` as people type it in a folder, with the data in its folder `data`. */
function run(folder: string, locale = "en_GB.UTF-8"): (...args: string[]) => Promise<Result> {
  return async (...args) => {
    let printed = ""
    const print = (text: string): void => void (printed += text)
    const env = { DATA_DIR: join(folder, "data"), LC_ALL: locale }
    return { code: await runCommand(args, { env, folder, print, printError: print }), printed }
  }
}

test("backup, verify and restore on the command line, and what each says", () =>
  withTemporaryFolder(async (folder) => {
    const english = run(folder)
    const german = run(folder, "de_DE.UTF-8")
    await withTestServer(join(folder, "data"), async (server) => {
      await server.createBoard("musterstadt")

      expect(await english("backup", "monday")).toMatchObject({
        code: 0,
        printed: expect.stringMatching(/monday is complete.* saved before \d{4}-/),
      })
      expect(await german("backup", "monday")).toMatchObject({
        code: 1,
        printed: expect.stringContaining("gibt es schon"),
      })
      expect(await english("restore", "monday", "--replace")).toMatchObject({
        code: 1,
        printed: expect.stringContaining("Stop it and enter the command again"),
      })
    })

    expect(await german("verify", "monday")).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/Tafeln: 1, Räume: \d, Versionen: 0, Bilder: 0\n.*in Ordnung/),
    })
    expect(await english("verify")).toMatchObject({ code: 0 })
    expect(await german("restore", "monday")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("Es wurde nichts verändert"),
    })
    expect(await english("restore", "monday", "--replace")).toMatchObject({
      code: 0,
      printed: expect.stringContaining("it holds personal data"),
    })

    await rm(join(folder, "monday", "tafelrunde.db"))
    expect(await english("verify", "monday")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("There is no database of Tafelrunde here"),
    })
    expect(await german("restore", "data")).toMatchObject({ code: 1 })
  }))

test("a backup of a folder without data is refused and makes nothing there", () =>
  withTemporaryFolder(async (folder) => {
    expect(await run(folder)("backup", "monday")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("Does DATA_DIR name the right folder?"),
    })
    expect(existsSync(join(folder, "data"))).toBe(false)
    expect(existsSync(join(folder, "monday"))).toBe(false)
  }))
