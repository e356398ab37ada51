import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { expect, test } from "vitest"

import { describeStorage } from "../testing/storage-contract.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { SqliteStorage } from "./sqlite-storage.ts"
import { type NewLogRow, type Storage } from "./storage.ts"

function entry(value: number): NewLogRow {
  return {
    boardId: "b",
    room: "b",
    bytes: Uint8Array.of(value),
    author: { role: "participant", seat: null },
  }
}

function withFile<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
  return withTemporaryFolder((folder) => work(join(folder, "tafelrunde.db")))
}

async function use(path: string, work: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = new SqliteStorage(path)
  await work(storage)
  await storage.close()
}

/** Changes the closed file behind the store's back, as a bad disk would. */
function harm(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

/** Brings the tables back to the version before shares of space, the audit record and the history. */
const WITHOUT_SHARES = `DROP TABLE institution_links; DROP TABLE history; DROP TABLE audit; ALTER TABLE tokens DROP COLUMN used_at;
  ALTER TABLE log DROP COLUMN token; ALTER TABLE snapshots DROP COLUMN note;`

/** Brings the tables back to the version before seats. */
const WITHOUT_SEATS = `DROP TABLE versions; DROP TABLE seats; DROP TABLE room_marks;
  ${WITHOUT_SHARES}
  ALTER TABLE boards DROP COLUMN join_until;
  ALTER TABLE tokens DROP COLUMN seat; ALTER TABLE log DROP COLUMN seat;
  ALTER TABLE set_aside DROP COLUMN seat; ALTER TABLE set_aside DROP COLUMN author;`

describeStorage("sqlite", (work) => withFile((path) => use(path, work)))

test("everything is there after closing and opening the file", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2)])
    })

    await use(path, async (storage) => {
      expect((await storage.readRoom("b")).entries.map(({ seq }) => seq)).toEqual([1, 2])
      expect(await storage.append([entry(3)])).toEqual([3])
    })
  }))

test("private rooms of an old file are gone when it is opened, and all other rooms stay", () =>
  withFile(async (path) => {
    const secret = `b/private/${"p".repeat(22)}`
    const rooms = ["b", "b/contacts", "b/session", secret]
    await use(path, async (storage) => {
      for (const room of rooms) {
        await storage.append([{ ...entry(1), room, bytes: new Uint8Array(100_000).fill(7) }])
        await storage.writeSnapshot(room, { uptoSeq: 1, bytes: Uint8Array.of(11) })
      }
    })
    harm(path, `${WITHOUT_SEATS} PRAGMA user_version = 3`)

    await use(path, async (storage) => {
      const left = await Promise.all(rooms.map((room) => storage.readRoom(room)))
      expect(left.map(({ lastSeq }) => lastSeq)).toEqual([1, 1, 1, 0])
    })
    const db = new DatabaseSync(path)
    const tables = ["rooms", "log", "snapshots"]
    const counts = tables.map((table) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get())
    db.close()
    expect(counts).toEqual([{ n: 3 }, { n: 3 }, { n: 3 }])
  }))

test("nothing of a deleted board can be read in the file", () =>
  withFile(async (path) => {
    const secret = "a name that must not stay"
    const row = { ...entry(1), bytes: Buffer.from(secret.repeat(1000)) }
    const kept = { ...entry(1), boardId: "kept", room: "kept", bytes: Buffer.from("what stays") }
    await use(path, async (storage) => {
      await storage.append([row, kept])
    })
    expect((await readFile(path)).includes(secret)).toBe(true)

    await use(path, (storage) => storage.deleteBoard("b", 1))

    const left = await readFile(path)
    expect(left.includes(secret)).toBe(false)
    expect(left.includes("what stays")).toBe(true)
  }))

test("nothing of a removed version can be read in the file, and its space is given back", () =>
  withFile(async (path) => {
    const secret = "a name that must not stay"
    const board = {
      id: "b",
      createdAt: 1,
      deletedAt: null,
      joinCode: "C",
      joinOpen: true,
      joinUntil: 9,
    }
    const facts = { boardId: "b", at: 1, reason: "named", name: null, pictures: [] }
    const digest = new Uint8Array()
    let size = 0
    await use(path, async (storage) => {
      await storage.createBoard(board, [], [])
      await storage.addVersion({ ...facts, digest, bytes: Buffer.from("what stays") })
      const bytes = Buffer.from(secret.repeat(10_000))
      await storage.addVersion({ ...facts, digest, bytes })
    })
    expect((await readFile(path)).includes(secret)).toBe(true)
    size = (await stat(path)).size

    await use(path, async (storage) => {
      const [, second] = await storage.listVersions("b")
      await storage.removeVersions("b", [second?.n ?? 0])
    })

    const left = await readFile(path)
    expect(left.includes(secret)).toBe(false)
    expect(left.includes("what stays")).toBe(true)
    expect(left.length).toBeLessThan(size / 2)
  }))

test("a version whose bytes have changed on the disk is not handed out", () =>
  withFile(async (path) => {
    const board = {
      id: "b",
      createdAt: 1,
      deletedAt: null,
      joinCode: "C",
      joinOpen: true,
      joinUntil: 9,
    }
    const facts = { boardId: "b", at: 1, reason: "named", name: null, pictures: [] }
    const bytes = Uint8Array.of(1, 2, 3)
    await use(path, async (storage) => {
      await storage.createBoard(board, [], [])
      await storage.addVersion({ ...facts, digest: new Uint8Array(), bytes })
    })
    harm(path, "UPDATE versions SET bytes = x'010204'")

    await use(path, async (storage) => {
      const [{ n } = { n: 0 }] = await storage.listVersions("b")
      await expect(storage.readVersion("b", n)).rejects.toMatchObject({ fault: "damaged" })
    })
  }))

test("a file from before seats opens: its tokens and log entries have none, and can get them", () =>
  withFile(async (path) => {
    const hash = new Uint8Array(32).fill(1)
    const board = {
      id: "b",
      createdAt: 1,
      deletedAt: null,
      joinCode: "C",
      joinOpen: true,
      joinUntil: 9,
    }
    const token = { boardId: "b", hash, role: "participant", origin: "own", createdAt: 1 } as const
    await use(path, (storage) =>
      storage.createBoard(
        board,
        [{ ...token, sealed: null, seat: null, usedAt: null }],
        [entry(1)],
      ),
    )
    harm(path, `${WITHOUT_SEATS} PRAGMA user_version = 4`)

    await use(path, async (storage) => {
      expect(await storage.readToken("b", hash)).toMatchObject({ ...token, seat: null })
      const author = { role: "participant", seat: "jc" }
      await storage.append([{ ...entry(2), author }])
      const { entries } = await storage.readRoom("b")
      expect(entries.map((each) => each.author)).toEqual([entry(1).author, author])
      const seat = { boardId: "b", id: "jc", institutionId: "jc", name: "JC", mergedInto: null }
      await storage.takeSeat(seat, hash)
      expect((await storage.readToken("b", hash))?.seat).toBe("jc")
    })
  }))

test("a second process cannot open the same file", () =>
  withFile((path) =>
    use(path, () => {
      expect(() => new SqliteStorage(path)).toThrow(/Another process/)
      return Promise.resolve()
    }),
  ))

test("a damaged tail of the log is set aside and the rest opens", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2), entry(3)])
    })
    harm(path, "UPDATE log SET bytes = x'99' WHERE seq = 3")

    await use(path, async (storage) => {
      expect(await storage.readRoom("b")).toMatchObject({ lastSeq: 2, setAside: 1 })
      expect(await storage.append([entry(4)])).toEqual([3])
      expect(await storage.readRoom("b")).toMatchObject({ lastSeq: 3, setAside: 0 })
    })
  }))

test("a room of which nothing is sound is closed, not opened empty", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2)])
    })
    harm(path, "UPDATE log SET crc = crc + 1")

    await use(path, async (storage) => {
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
    })
    harm(path, "UPDATE log SET crc = crc - 1")
    await use(path, async (storage) => {
      expect((await storage.readRoom("b")).lastSeq).toBe(2)
    })
  }))

test("a hole in the middle of the log closes the room and leaves the file as it is", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2), entry(3)])
    })
    harm(path, "DELETE FROM log WHERE seq = 2")

    await use(path, async (storage) => {
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
    })
  }))

test("when the newest snapshot is damaged the room opens from the one before", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2), entry(3)])
      await storage.writeSnapshot("b", { uptoSeq: 1, bytes: Uint8Array.of(11) })
      await storage.writeSnapshot("b", { uptoSeq: 3, bytes: Uint8Array.of(13) })
      await storage.trimLog("b")
    })
    harm(path, "UPDATE snapshots SET bytes = x'99' WHERE upto_seq = 3")

    await use(path, async (storage) => {
      const stored = await storage.readRoom("b")
      expect(stored.snapshot).toEqual({ uptoSeq: 1, bytes: Uint8Array.of(11) })
      expect(stored.entries.map(({ seq }) => seq)).toEqual([2, 3])
    })
    harm(path, "UPDATE snapshots SET bytes = x'99'")

    await use(path, async (storage) => {
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
    })
  }))

test("a full disk refuses the whole batch, and the next one is taken when there is room", () =>
  withFile(async (path) => {
    const large = { ...entry(1), bytes: new Uint8Array(400_000) }
    await use(path, async (storage) => {
      await storage.append([entry(1)])
    })
    const storage = new SqliteStorage(path)
    storage.limitPages(60)

    await expect(storage.append([entry(2), large])).rejects.toMatchObject({ fault: "full" })
    expect((await storage.readRoom("b")).lastSeq).toBe(1)
    storage.limitPages(100_000)
    expect(await storage.append([entry(2), large])).toEqual([2, 3])
    await storage.close()
  }))

test("numbers go on after the snapshot when the end of the log is lost", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2), entry(3)])
      await storage.writeSnapshot("b", { uptoSeq: 3, bytes: Uint8Array.of(13) })
    })
    harm(path, "DELETE FROM log WHERE seq > 1")

    await use(path, async (storage) => {
      expect(await storage.append([entry(4)])).toEqual([4])
      expect((await storage.readRoom("b")).entries.map(({ seq }) => seq)).toEqual([4])
    })
  }))

async function fillTwoBoards(path: string): Promise<void> {
  const large = { ...entry(1), bytes: new Uint8Array(4_000_000).fill(7) }
  const kept = { ...entry(1), boardId: "kept", room: "kept" }
  await use(path, async (storage) => {
    // What stays stands behind what goes.
    await storage.append([large, kept])
  })
}

/** The file's size after the large board is deleted, while the store is still open. */
async function sizeAfterDeletion(path: string): Promise<number> {
  const storage = new SqliteStorage(path)
  await storage.deleteBoard("b", 1)
  const { size } = await stat(path)
  expect((await storage.readRoom("kept")).lastSeq).toBe(1)
  await storage.close()
  return size
}

test("a deleted board gives its space on the disk back", () =>
  withFile(async (path) => {
    await fillTwoBoards(path)
    expect((await stat(path)).size).toBeGreaterThan(4_000_000)

    expect(await sizeAfterDeletion(path)).toBeLessThan(200_000)
  }))

test("a file of version 0.1 gives back the space of deleted boards as well", () =>
  withFile(async (path) => {
    await fillTwoBoards(path)
    harm(path, "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM")

    expect(await sizeAfterDeletion(path)).toBeLessThan(200_000)
  }))

test("an edit that comes while a board gives its space back is kept", () =>
  withFile(async (path) => {
    await fillTwoBoards(path)

    await use(path, async (storage) => {
      const deleted = storage.deleteBoard("b", 1)
      const edit = { ...entry(2), boardId: "kept", room: "kept" }
      for (let count = 0; count < 20; count += 1) {
        await storage.append([edit])
      }
      await deleted
      expect((await storage.readRoom("kept")).lastSeq).toBe(21)
    })
  }))

test.each([
  ["of the log and its snapshots", "DELETE FROM log; DELETE FROM snapshots"],
  ["of the room too", "DELETE FROM log; DELETE FROM snapshots; DELETE FROM rooms"],
])("a board whose rows %s are missing does not open empty", (_what, loss) =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2)])
    })
    harm(path, loss)

    await use(path, async (storage) => {
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
    })
  }),
)

test("a lost end of the log is told once, and the room goes on behind what is left", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2), entry(3)])
    })
    harm(path, "DELETE FROM log WHERE seq > 1")

    await use(path, async (storage) => {
      expect(await storage.readRoom("b")).toMatchObject({ lastSeq: 1, setAside: 2 })
      expect(await storage.readRoom("b")).toMatchObject({ lastSeq: 1, setAside: 0 })
      expect(await storage.append([entry(4)])).toEqual([2])
      expect((await storage.readRoom("b")).entries.map(({ seq }) => seq)).toEqual([1, 2])
    })
  }))

test("a file from before the marks has them after its first opening", () =>
  withFile(async (path) => {
    await use(path, async (storage) => {
      await storage.append([entry(1), entry(2)])
    })
    harm(path, `DROP TABLE room_marks; ${WITHOUT_SHARES} PRAGMA user_version = 7`)
    await use(path, (storage) => storage.check())
    harm(path, "DELETE FROM log")

    await use(path, async (storage) => {
      await expect(storage.readRoom("b")).rejects.toMatchObject({ fault: "damaged" })
    })
  }))

test("nobody else on the machine can read the database and its write-ahead file", () =>
  withFile((path) =>
    use(path, async (storage) => {
      await storage.append([entry(1)])
      for (const file of [path, `${path}-wal`]) {
        expect((await stat(file)).mode & 0o777).toBe(0o600)
      }
    }),
  ))

test("what compaction drops leaves the database and its write-ahead file", () =>
  withFile((path) =>
    use(path, async (storage) => {
      const secret = "a contact that was deleted"
      await storage.append([{ ...entry(1), bytes: Buffer.from(secret.repeat(500)) }, entry(2)])
      await storage.writeSnapshot("b", { uptoSeq: 1, bytes: Uint8Array.of(1) })
      await storage.writeSnapshot("b", { uptoSeq: 2, bytes: Uint8Array.of(2) })

      await storage.trimLog("b")

      for (const file of [path, `${path}-wal`]) {
        expect((await readFile(file)).includes(secret)).toBe(false)
      }
    }),
  ))
