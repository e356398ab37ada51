import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { type BoardContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"
import type * as Y from "yjs"

import { SqliteStorage } from "../storage/sqlite-storage.ts"
import { poisonBoard } from "../testing/poison-board.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { withTestServer } from "../testing/test-server.ts"
import { runCommand } from "./run-command.ts"

interface Result {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

type Run = (...args: readonly string[]) => Promise<Result>

/** `tafelrunde …` as people type it in the folder of the data, in this process. */
function commandLine(dataDir: string, locale = "en_GB.UTF-8"): Run {
  const env = { DATA_DIR: dataDir, LC_ALL: locale }
  return async (...args) => {
    const printed = { stdout: "", stderr: "" }
    const code = await runCommand(args, {
      env,
      folder: dataDir,
      print: (text) => void (printed.stdout += text),
      printError: (text) => void (printed.stderr += text),
    })
    return { code, ...printed }
  }
}

async function createMusterstadt(run: Run): Promise<string> {
  const { stdout } = await run("board", "create", "--template", "musterstadt", "--language", "de")
  return stdout.split(" ")[0] ?? ""
}

test("a board that is created on the command line is listed, and its link opens it", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)

    const created = await run("board", "create", "--title", "Unser Tag")
    const id = created.stdout.split(" ")[0]
    const token = /Facilitators: .*#t=(\S+)/.exec(created.stdout)?.[1] ?? ""
    const listed = await run("board", "list")

    expect(listed.stdout).toMatch(new RegExp(`^${id}  \\d{4}-\\S+Z  Unser Tag\n$`))
    await withTestServer(dataDir, async (server) => {
      const board = await (await server.call(`/api/boards/${id}`, { token })).json()
      expect(board).toMatchObject({ title: "Unser Tag", role: "facilitator" })
    })
  }))

test.each(["board.json", "responsibilities.csv", "matrix.xlsx", "workbook.xlsx"])(
  "%s from the command line and from the API are the same bytes under the same name",
  (name) =>
    withTemporaryFolder(async (dataDir) => {
      const run = commandLine(dataDir)
      const created = await run("board", "create", "--template", "musterstadt")
      const id = created.stdout.split(" ")[0] ?? ""
      const token = /Facilitators: .*#t=(\S+)/.exec(created.stdout)?.[1] ?? ""

      const exported = await run("board", "export", id, name, "--profile", "internal")
      const fileName = exported.stdout.trim()
      const ofCommand = await readFile(join(dataDir, fileName))

      await withTestServer(dataDir, async (server) => {
        const path = `/api/boards/${id}/exports/${name}?profile=internal`
        const response = await server.call(path, { token })
        expect(Buffer.from(await response.arrayBuffer()).equals(ofCommand)).toBe(true)
        expect(response.headers.get("content-disposition")).toContain(encodeURIComponent(fileName))
      })
    }),
)

test("a whole board is exported and replaces another one, canvas included", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)
    const other = (await run("board", "create")).stdout.split(" ")[0] ?? ""
    const save = ["board.tafelrunde", "--profile", "internal", "--output"]
    await run("board", "export", id, ...save, "one.tafelrunde")

    expect(await run("board", "import", other, "one.tafelrunde")).toMatchObject({ code: 0 })

    await run("board", "export", other, ...save, "other.tafelrunde")
    const [one, two] = ["one.tafelrunde", "other.tafelrunde"].map((name) => join(dataDir, name))
    expect(await readFile(two ?? "")).toEqual(await readFile(one ?? ""))

    await writeFile(join(dataDir, "broken.tafelrunde"), "no board")
    const refused = await run("board", "import", other, "broken.tafelrunde")
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Nothing was imported/),
    })
  }))

test("an exported board can be changed, imported and exported again", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)
    const file = join(dataDir, "in.json")
    const exported = await run(
      "board",
      "export",
      id,
      "board.json",
      "--profile=internal",
      "--output",
      file,
    )
    expect(exported.stderr).toBe("")
    const content = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>
    await writeFile(file, JSON.stringify({ ...content, goals: [] }))

    const imported = await run("board", "import", id, file)
    await run("board", "export", id, "board.json", "--profile", "internal", "--output", file)

    expect(imported.code).toBe(0)
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ ...content, goals: [] })
  }))

test("content that is not valid is refused with every place, and the board stays as it is", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir, "de_DE.UTF-8")
    const id = await createMusterstadt(run)
    const file = join(dataDir, "in.json")
    const content = { schema: "tafelrunde/board-content", version: 1, phases: 7, tasks: "x" }
    await writeFile(file, JSON.stringify(content))

    const refused = await run("board", "import", id, file)

    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain("Es wurde nichts übernommen.")
    expect(refused.stderr).toContain("$.phases: muss eine Liste")
    expect(refused.stderr).toContain("$.tasks: muss eine Liste")
    expect((await run("board", "list")).stdout).toContain(id)
  }))

test("a file that is not UTF-8 is refused, instead of coming in with broken umlauts", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir, "de_DE.UTF-8")
    const id = await createMusterstadt(run)
    const file = join(dataDir, "ansi.json")
    const meta = { title: "Zuständigkeiten" }
    const content = { schema: "tafelrunde/board-content", version: 1, meta }
    await writeFile(file, JSON.stringify(content), "latin1")

    const refused = await run("board", "import", id, file)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain("ist nicht in UTF-8 gespeichert")
    const created = await run("board", "create", "--content", file)
    expect(created.code).toBe(1)

    // What Windows programs put in front of UTF-8 is no letter of the file.
    await writeFile(file, `\uFEFF${JSON.stringify(content)}`)
    expect((await run("board", "import", id, file)).code).toBe(0)
    expect((await run("board", "list")).stdout).toContain("Zuständigkeiten")
  }))

test("a poisoned board is repaired: what no view can show goes, everything else stays", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const { stdout } = await run("board", "create", "--template", "musterstadt")
    const [id = ""] = stdout.split(" ")
    const token = /Facilitators: .*#t=(\S+)/.exec(stdout)?.[1] ?? ""
    const readContent = (): Promise<BoardContent> =>
      withTestServer(dataDir, async (server) => {
        const response = await server.call(`/api/boards/${id}/content`, { token })
        return (await response.json()) as BoardContent
      })
    const before = await readContent()
    await poisonBoard(dataDir, id, ({ board, contacts }) => {
      board.getMap("tasks").set("x", 1)
      board.getMap("assignments").set("\u001b[2J Name", null)
      board.getMap("board").set("workshop", 5)
      board
        .getMap<Y.Map<unknown>>("institutions")
        .get("jc")
        ?.set("short", `JC${"x".repeat(20_000)}`)
      contacts.getMap("contacts").set("Erika Beispiel", 1)
    })

    const planned = await run("board", "repair", id, "--dry-run")
    const repaired = await run("board", "repair", id)
    const again = await run("board", "repair", id)

    const places = [
      "removed       workshop",
      "removed       tasks › x",
      "removed       assignments › (another name)",
      "removed       contacts › (another name)",
      "shortened     institutions › jc › short",
    ].join("\n")
    expect(planned.stdout).toBe(
      `${places}\nThe board ${id} has 5 such places. Nothing was changed.\n`,
    )
    expect(repaired.stdout).toBe(`${places}\nThe board ${id} is repaired: 5 places.\n`)
    expect(again.stdout).toBe(`There is nothing to repair on the board ${id}.\n`)
    // Once, not for the look before and the vain attempt afterwards.
    const record = (await run("board", "audit", id)).stdout
    expect(record.match(/repaired {2}operator/g)).toHaveLength(1)
    const { workshop: _workshop, ...rest } = before
    expect(await readContent()).toEqual({
      ...rest,
      institutions: before.institutions?.map((one) =>
        one.id === "jc" ? { ...one, short: `JC${"x".repeat(17)}…` } : one,
      ),
    })
  }))

test("a board with damaged changes in its log opens without them, and says so", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)
    const storage = new SqliteStorage(join(dataDir, "tafelrunde.db"))
    const author = { role: "participant", seat: null } as const
    const bytes = [Uint8Array.of(1, 1, 1), Uint8Array.of(0, 1, 1, 1, 0, 0), Uint8Array.of(255)]
    await storage.append(bytes.map((each) => ({ boardId: id, room: id, bytes: each, author })))
    await storage.close()

    const { stdout } = await run("board", "repair", id)

    expect(stdout).toBe(
      `3 saved changes are damaged: the board opens without them.\nThere is nothing to repair on the board ${id}.\n`,
    )
    expect((await run("board", "list")).stdout).toContain("Musterstadt")
  }))

test("a board is deleted only after a yes, and then it is gone", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)

    const asked = await run("board", "delete", id)
    const deleted = await run("board", "delete", id, "--yes")
    const again = await run("board", "delete", id, "--yes")

    expect([asked.code, deleted.code, again.code]).toEqual([1, 0, 1])
    expect(asked.stderr).toContain("cannot be undone")
    expect((await run("board", "list")).stdout).toBe("There is no board yet.\n")
    expect((await run("board", "audit", id)).stdout).toMatch(
      /^\S+Z {2}deleted {2}board {2}operator\n\S+Z {2}created {2}operator\n$/,
    )
  }))

test("while a server runs, a command says that it has the data and what to do", () =>
  withTemporaryFolder((dataDir) =>
    withTestServer(dataDir, async () => {
      const german = await commandLine(dataDir, "de_DE.UTF-8")("board", "list")
      const english = await commandLine(dataDir)("board", "list")

      expect([german.code, english.code]).toEqual([1, 1])
      expect(german.stderr).toContain("Halten Sie ihn an")
      expect(english.stderr).toContain("Stop it (Ctrl + C)")
    }),
  ))

test.each([
  { args: ["bord", "list"], reason: 'no command "bord list"' },
  { args: ["board"], reason: 'no command "board"' },
  { args: ["board", "constructor"], reason: "no command" },
  { args: ["board", "export", "x"], reason: "needs: ID NAME" },
  { args: ["board", "export", "x", "matrix.csv", "--profile", "all"], reason: "--profile must be" },
  { args: ["board", "export", "x", "matrix.csv", "--as-of", "2027-02-30"], reason: "--as-of" },
  { args: ["board", "export", "x", "matrix.csv"], reason: "no board with the id x" },
  { args: ["board", "export", "-bcdefghijklmnop", "a.csv"], reason: "the id -bcdefghijklmnop" },
  { args: ["board", "import", "x", "/none.json"], reason: "cannot be read" },
  { args: ["board", "list", "--all"], reason: "cannot be understood" },
])("tafelrunde $args is refused with its reason", ({ args, reason }) =>
  withTemporaryFolder(async (dataDir) => {
    const { code, stdout, stderr } = await commandLine(dataDir)(...args)

    expect(code).toBe(1)
    expect(stdout).toBe("")
    expect(stderr).toContain(reason)
  }),
)

test("--help names every command and export, and starts nothing", () =>
  withTemporaryFolder(async (dataDir) => {
    const help = await commandLine(dataDir)("board", "export", "--help")

    expect(help.code).toBe(0)
    for (const word of ["serve", "board create", "board delete", "workbook.xlsx"]) {
      expect(help.stdout).toContain(word)
    }
  }))

test("the extract for two institutions is written as a file of its own", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)

    await run("board", "export", id, "paper.md", "--institution", "jc,vhs", "--output", "jc.md")
    expect(await readFile(join(dataDir, "jc.md"), "utf8")).toMatch(/^# Auszug für Jobcenter/)
    const wrong = await run("board", "export", id, "paper.md", "--institution", "jc,nobody")
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("board.json") })
  }))

test("the next round's board is made on the command line, and its paper lists the changes", () =>
  withTemporaryFolder(async (dataDir) => {
    const run = commandLine(dataDir)
    const id = await createMusterstadt(run)

    const created = await run("board", "next-round", id, "--title", "Herbst")
    const next = created.stdout.split(" ")[0] ?? ""
    expect(created.stdout).toMatch(/^\S+  Herbst\nCode:  .*\nFacilitators:  http/)

    await run("board", "export", next, "paper.md", "--lang", "en", "--output", "paper.md")
    expect(await readFile(join(dataDir, "paper.md"), "utf8")).toContain("Changes since version 3.0")
    expect(await run("board", "export", next, "paper.md", "--since", "99")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no such version"),
    })
  }))
