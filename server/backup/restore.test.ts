import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { expect, test } from "vitest"

import { createPng } from "../testing/pictures.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { withTestServer } from "../testing/test-server.ts"
import { createBackup } from "./backup.ts"
import { restore } from "./restore.ts"
import { verify } from "./verify.ts"

interface House {
  readonly dataDir: string
  readonly backup: string
  readonly boardId: string
  readonly token: string
}

/** A stopped server's data with one board and one picture, and a backup of it. */
function withBackup(work: (house: House) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const [dataDir, backup] = [join(folder, "data"), join(folder, "backup")]
    const { id, token } = await withTestServer(dataDir, async (server) => {
      const created = await server.createBoard("musterstadt")
      const facilitator = created.links.facilitator.token
      await fetch(`${server.url}/api/boards/${created.id}/assets`, {
        method: "POST",
        headers: { authorization: `Bearer ${facilitator}` },
        body: createPng({ width: 3, height: 2 }),
      })
      await server.call(`/api/boards/${created.id}/versions`, {
        token: facilitator,
        body: { name: "Before" },
      })
      await createBackup(dataDir, backup)
      return { id: created.id, token: facilitator }
    })
    await work({ dataDir, backup, boardId: id, token })
  })
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
}

async function readAll(folder: string): Promise<readonly unknown[]> {
  const files = await listFiles(folder)
  return Promise.all(files.toSorted().map(async (file) => [file, await readFile(file)]))
}

/** Changes a database behind the store's back, as a bad disk would. */
function harm(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, "tafelrunde.db"))
  db.exec(sql)
  db.close()
}

test("a restored board opens with its old links", () =>
  withBackup(async ({ dataDir, backup, boardId, token }) => {
    const other = `${dataDir}-other`

    expect(await restore(backup, other, false)).toMatchObject({
      verification: { boards: 1, versions: 1, pictures: 1, faults: [] },
      replaced: null,
    })

    await withTestServer(other, async (server) => {
      const board = await server.call(`/api/boards/${boardId}`, { token })
      expect(board.status).toBe(200)
    })
  }))

test("data that is there is replaced only when told to, and stays beside", () =>
  withBackup(async ({ dataDir, backup, boardId, token }) => {
    await withTestServer(dataDir, async (server) => {
      await server.call(`/api/boards/${boardId}`, { method: "DELETE", token })
    })
    expect(await restore(backup, dataDir, false)).toBe("notEmpty")

    const restored = await restore(backup, dataDir, true)

    await withTestServer(dataDir, async (server) => {
      expect((await server.call(`/api/boards/${boardId}`, { token })).status).toBe(200)
    })
    if (typeof restored === "string" || "faults" in restored)
      throw new Error("Nothing was restored")
    const db = new DatabaseSync(join(restored.replaced ?? "", "tafelrunde.db"))
    expect(db.prepare("SELECT deleted_at FROM boards").get()?.["deleted_at"]).not.toBeNull()
    db.close()
  }))

test("a damaged database is replaced too, and its write-ahead file cannot spoil the restored one", () =>
  withBackup(async ({ dataDir, backup }) => {
    await writeFile(join(dataDir, "tafelrunde.db"), "no database")
    await writeFile(join(dataDir, "tafelrunde.db-wal"), "no write-ahead file")

    expect(await restore(backup, dataDir, true)).toMatchObject({ verification: { faults: [] } })

    expect(await verify(dataDir)).toMatchObject({ boards: 1, faults: [] })
  }))

test("while a server runs, its data is neither verified nor replaced", () =>
  withBackup(({ dataDir, backup }) =>
    withTestServer(dataDir, async () => {
      await expect(verify(dataDir)).rejects.toMatchObject({ fault: "locked" })
      await expect(restore(backup, dataDir, true)).rejects.toMatchObject({ fault: "locked" })
    }),
  ))

test("a backup from which any file is missing is refused", () =>
  withBackup(async ({ dataDir, backup }) => {
    const files = await listFiles(backup)
    const refused: string[] = []
    for (const file of files) {
      const bytes = await readFile(file)
      await rm(file)
      const verified = await restore(backup, `${dataDir}-other`, false)
      if (typeof verified === "string" || "faults" in verified) refused.push(file)
      await writeFile(file, bytes)
    }
    expect(refused).toEqual(files)
    expect((await verify(backup)).faults).toEqual([])
  }))

test("a single changed byte in database or picture is found", () =>
  withBackup(async ({ backup }) => {
    const files = (await listFiles(backup)).filter((file) => !/boards|backup\.json/.test(file))
    const found: string[] = []
    expect(files).toHaveLength(2)
    for (const file of files) {
      const bytes = await readFile(file)
      const changed = Buffer.from(bytes)
      const at = changed.length - 1
      changed[at] = (changed[at] ?? 0) ^ 1
      await writeFile(file, changed)
      if ((await verify(backup)).faults.length > 0) found.push(file)
      await writeFile(file, bytes)
    }
    expect(found).toEqual(files)
  }))

test.each([
  { sql: "DELETE FROM log", fault: "roomDamaged", what: "all rows of a room" },
  {
    sql: "DELETE FROM log; DELETE FROM rooms; DELETE FROM room_marks",
    fault: "roomMissing",
    what: "a board without a room",
  },
  { sql: "UPDATE room_marks SET seq = seq + 1", fault: "rowsMissing", what: "the last rows" },
  { sql: "UPDATE versions SET bytes = x'00'", fault: "versionDamaged", what: "a version's bytes" },
])("a data folder that lacks $what is told", ({ sql, fault }) =>
  withBackup(async ({ dataDir }) => {
    expect((await verify(dataDir)).faults).toEqual([])

    harm(dataDir, sql)

    const { faults } = await verify(dataDir)
    expect(faults.map((each) => each.fault)).toContain(fault)
  }),
)

test("a torn database is told", () =>
  withBackup(async ({ dataDir }) => {
    await truncate(join(dataDir, "tafelrunde.db"), 8192)

    const { faults } = await verify(dataDir)

    expect(faults.map(({ fault }) => fault)).toContain("databaseDamaged")
  }))

test("verifying changes nothing", () =>
  withBackup(async ({ dataDir, backup }) => {
    harm(dataDir, "UPDATE room_marks SET seq = seq + 1")
    const before = [await readAll(dataDir), await readAll(backup)]

    await verify(dataDir)
    await verify(backup)

    expect([await readAll(dataDir), await readAll(backup)]).toEqual(before)
  }))
