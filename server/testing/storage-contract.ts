import { expect, test } from "vitest"

import {
  type AuditEntry,
  type NewLogRow,
  type NewVersion,
  type Storage,
  type StoredBoard,
  type StoredSeat,
  type StoredVersion,
} from "../storage/storage.ts"
import { checkHistory } from "./history-contract.ts"

function board(id: string, more: Partial<StoredBoard> = {}): StoredBoard {
  return {
    id,
    createdAt: 1000,
    deletedAt: null,
    joinCode: `CODE-${id}`,
    joinOpen: true,
    joinUntil: 9,
    ...more,
  }
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values)
}
function entry(room: string, ...values: number[]): NewLogRow {
  return {
    boardId: room.split("/")[0] ?? "",
    room,
    bytes: bytes(...values),
    author: { role: "participant", seat: null },
  }
}

function hash(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill)
}
function token(boardId: string, fill: number, role: string): Parameters<Storage["writeToken"]>[0] {
  return {
    boardId,
    hash: hash(fill),
    role,
    origin: "link",
    createdAt: 1000,
    usedAt: null,
    seat: null,
    sealed: Uint8Array.of(fill),
  }
}

function audit(boardId: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    boardId,
    at: 1000,
    action: "exported",
    role: "facilitator",
    seat: null,
    token: "0123456789ab",
    address: "192.0.2.0/24",
    subject: "matrix.xlsx",
    profile: "internal",
    ...more,
  }
}

function seat(boardId: string, id: string, more: Partial<StoredSeat> = {}): StoredSeat {
  return { boardId, id, institutionId: null, name: id, mergedInto: null, ...more }
}

function version(boardId: string, fill: number, more: Partial<NewVersion> = {}): NewVersion {
  return {
    boardId,
    at: 1000 + fill,
    reason: "automatic",
    name: null,
    digest: bytes(fill, fill),
    pictures: ["aa", "bb"].slice(0, fill),
    bytes: bytes(fill),
    ...more,
  }
}

function listed({ bytes: content, ...facts }: NewVersion, n: number): StoredVersion {
  return { ...facts, n, size: content.length }
}

/** What every store must do. `use` opens a fresh store, hands it over and closes it. */
export function describeStorage(
  name: string,
  use: (work: (storage: Storage) => Promise<void>) => Promise<void>,
): void {
  const check = (what: string, work: (storage: Storage) => Promise<void>): void => {
    test(`${name}: ${what}`, async () => {
      expect.hasAssertions()
      await use(work)
    })
  }

  check("a board is kept with its first entries and tokens", async (storage) => {
    await storage.createBoard(
      board("b"),
      [token("b", 1, "viewer")],
      [entry("b", 1), entry("b/c", 2)],
    )

    expect(await storage.readBoard("b")).toEqual(board("b"))
    expect((await storage.readRoom("b")).entries).toMatchObject([{ seq: 1, bytes: bytes(1) }])
    expect((await storage.readRoom("b/c")).lastSeq).toBe(1)
    expect(await storage.readToken("b", hash(1))).toEqual(token("b", 1, "viewer"))
    expect(await storage.readUpdatedAt("b")).toBeGreaterThan(1000)
  })

  check("a board is made once", async (storage) => {
    await storage.createBoard(board("b"), [], [])

    await expect(storage.createBoard(board("b"), [], [])).rejects.toThrow(/./)
    expect(await storage.readUpdatedAt("b")).toBeUndefined()
  })

  check("boards are listed by age, and found by their join code", async (storage) => {
    await storage.createBoard(board("young", { createdAt: 2 }), [], [])
    await storage.createBoard(board("old", { createdAt: 1 }), [], [])

    expect((await storage.listBoards()).map(({ id }) => id)).toEqual(["old", "young"])
    expect((await storage.readBoardByJoinCode("CODE-old"))?.id).toBe("old")
    await storage.writeJoinCode("old", { code: "NEW", open: false, until: 7 })
    expect(await storage.readBoardByJoinCode("CODE-old")).toBeUndefined()
    expect(await storage.readBoardByJoinCode("NEW")).toMatchObject({
      id: "old",
      joinOpen: false,
      joinUntil: 7,
    })
  })

  check("a token opens only its board, until its role's tokens are replaced", async (storage) => {
    await storage.createBoard(
      board("a"),
      [token("a", 1, "viewer"), token("a", 2, "participant")],
      [],
    )
    await storage.createBoard(board("b"), [], [])
    await storage.writeToken({ ...token("b", 3, "participant"), origin: "own" })

    expect(await storage.readToken("b", hash(1))).toBeUndefined()
    await storage.replaceTokens("a", { role: "participant", which: "all" }, [
      token("a", 4, "participant"),
    ])
    expect(await storage.readToken("a", hash(2))).toBeUndefined()
    expect((await storage.readToken("a", hash(1)))?.role).toBe("viewer")
    expect((await storage.readToken("b", hash(3)))?.origin).toBe("own")
    expect((await storage.listTokens("a")).map(({ role }) => role).toSorted()).toEqual([
      "participant",
      "viewer",
    ])
    expect((await storage.listTokens("b")).map(({ origin }) => origin)).toEqual(["own"])
  })

  check(
    "tokens end that were not used for long, but never facilitators' links",
    async (storage) => {
      const tokens = [
        token("b", 1, "facilitator"),
        token("b", 2, "participant"),
        { ...token("b", 3, "participant"), origin: "own" as const },
        { ...token("b", 4, "participant"), origin: "own" as const, createdAt: 5000 },
      ]
      await storage.createBoard(board("b"), tokens, [])
      await storage.writeTokenUse(hash(3), 4000)

      expect(await storage.removeUnusedTokens(4000)).toBe(1)

      const left = await storage.listTokens("b")
      expect(left.map(({ hash: [first], usedAt }) => [first, usedAt])).toEqual([
        [1, null],
        [3, 4000],
        [4, null],
      ])
    },
  )

  check("an institution has one link, and what it has answered outlives it", async (storage) => {
    const link = { boardId: "b", institutionId: "vhs", sealed: null, createdAt: 1 }
    await storage.createBoard(board("b"), [], [])
    await storage.writeInstitutionLinks([{ ...link, hash: hash(1) }], { onlyMissing: true })
    await storage.writeInstitutionLinks([{ ...link, hash: hash(2) }], { onlyMissing: true })
    expect(await storage.readInstitutionLink("b", hash(2))).toBeUndefined()
    expect(await storage.readInstitutionLink("other", hash(1))).toBeUndefined()

    await storage.noteInstitutionLink(hash(1), "used", 5)
    await storage.noteInstitutionLink(hash(1), "changed", 6)
    await storage.noteInstitutionLink(hash(1), "confirmed", 7)
    await storage.writeInstitutionLinks([{ ...link, hash: hash(1), createdAt: 2 }], {
      onlyMissing: false,
    })
    expect(await storage.readInstitutionLink("b", hash(1))).toMatchObject({
      institutionId: "vhs",
      createdAt: 2,
      usedAt: 5,
      changedAt: 6,
      confirmedAt: 7,
    })
    await storage.writeInstitutionLinks([{ ...link, hash: hash(3) }], { onlyMissing: false })
    await storage.writeInstitutionLinks([{ ...link, institutionId: "jc", hash: null }], {
      onlyMissing: false,
    })

    expect(await storage.readInstitutionLink("b", hash(1))).toBeUndefined()
    expect(await storage.listInstitutionLinks("b")).toMatchObject([
      { institutionId: "jc", hash: null },
      { institutionId: "vhs", usedAt: null, changedAt: 6, confirmedAt: 7 },
    ])
  })

  check(
    "the links of institutions of a deleted board are gone, and none comes back",
    async (storage) => {
      const link = { boardId: "b", institutionId: "vhs", hash: hash(1), sealed: null, createdAt: 1 }
      await storage.createBoard(board("b"), [], [])
      await storage.writeInstitutionLinks([link], { onlyMissing: false })
      await storage.deleteBoard("b", 1)
      await storage.writeInstitutionLinks([link], { onlyMissing: false })

      expect(await storage.listInstitutionLinks("b")).toEqual([])
      expect(await storage.readInstitutionLink("b", hash(1))).toBeUndefined()
    },
  )

  check("the record of a board counts what is done again within an hour", async (storage) => {
    const exported = audit("b", { at: 1000 })
    await storage.addAuditEntry(exported)
    await storage.addAuditEntry(audit("b", { at: 2000, profile: "public" }))
    await storage.addAuditEntry({ ...exported, at: 3000 })
    await storage.addAuditEntry({ ...exported, at: 3000 + 60 * 60 * 1000 })
    await storage.addAuditEntry(audit("other"))

    const entries = await storage.listAuditEntries("b")
    expect(entries.map(({ at, times, profile }) => [at, times, profile])).toEqual([
      [3000 + 60 * 60 * 1000, 1, "internal"],
      [3000, 2, "internal"],
      [2000, 1, "public"],
    ])
    expect(await storage.removeAuditEntries(3000)).toBe(2)
    expect(await storage.listAuditEntries("b")).toHaveLength(2)
  })

  check("many entries of one action push out no other action", async (storage) => {
    await storage.addAuditEntry(audit("b", { action: "deleted" }))
    for (let n = 0; n < 2010; n++) await storage.addAuditEntry(audit("b", { token: String(n) }))

    const entries = await storage.listAuditEntries("b")
    expect(entries).toHaveLength(2001)
    expect(entries.some(({ action }) => action === "deleted")).toBe(true)
    expect(entries.some(({ token: id }) => id === "9")).toBe(false)
  })

  check("of a deleted board stays who created and who deleted it", async (storage) => {
    await storage.createBoard(board("b"), [], [])
    for (const action of ["created", "exported", "joined"]) {
      await storage.addAuditEntry(audit("b", { action }))
    }
    await storage.deleteBoard("b", 1)
    await storage.addAuditEntry(audit("b", { action: "deleted" }))

    const actions = (await storage.listAuditEntries("b")).map(({ action }) => action)
    expect(actions.toSorted()).toEqual(["created", "deleted"])
  })

  checkHistory(check)

  check("a link's token is replaced, and people keep their own", async (storage) => {
    const own = { ...token("a", 2, "viewer"), origin: "own" } as const
    await storage.createBoard(
      board("a"),
      [token("a", 1, "viewer"), own, token("a", 3, "participant")],
      [],
    )

    await storage.replaceTokens("a", { role: "viewer", which: "link" }, [token("a", 4, "viewer")])

    expect(await storage.readToken("a", hash(1))).toBeUndefined()
    expect(await storage.readToken("a", hash(2))).toEqual(own)
    expect(await storage.readToken("a", hash(3))).toEqual(token("a", 3, "participant"))
    expect(await storage.readToken("a", hash(4))).toEqual(token("a", 4, "viewer"))
  })

  check("one person's token ends alone", async (storage) => {
    await storage.createBoard(board("a"), [token("a", 1, "viewer"), token("a", 2, "viewer")], [])

    await storage.removeToken("other", hash(1))
    await storage.removeToken("a", hash(2))

    expect(await storage.readToken("a", hash(1))).toEqual(token("a", 1, "viewer"))
    expect(await storage.readToken("a", hash(2))).toBeUndefined()
  })

  check("a log entry keeps its author's role and seat", async (storage) => {
    const author = { role: "participant", seat: "jc" }
    await storage.append([{ ...entry("b", 1), author }, entry("b", 2)])

    const { entries } = await storage.readRoom("b")

    expect(entries.map((each) => each.author)).toEqual([
      author,
      { role: "participant", seat: null },
    ])
  })

  check("two devices share a seat, and a seat keeps its last name", async (storage) => {
    await storage.createBoard(board("a"), [token("a", 1, "viewer"), token("a", 2, "viewer")], [])
    await storage.createBoard(board("b"), [token("b", 3, "viewer")], [])

    await storage.takeSeat(seat("a", "jc", { name: "JC" }), hash(1))
    await storage.takeSeat(seat("a", "jc", { name: "Jobcenter" }), hash(2))
    await storage.takeSeat(seat("a", "vhs"), hash(3))

    expect((await storage.readToken("a", hash(1)))?.seat).toBe("jc")
    expect((await storage.readToken("a", hash(2)))?.seat).toBe("jc")
    expect((await storage.readToken("b", hash(3)))?.seat).toBeNull()
    expect(await storage.listSeats("a")).toEqual([
      seat("a", "jc", { name: "Jobcenter" }),
      seat("a", "vhs"),
    ])
    expect(await storage.listSeats("b")).toEqual([])
  })

  check("merging a seat moves its devices and says where it went", async (storage) => {
    const tokens = [token("a", 1, "viewer"), token("a", 2, "viewer")]
    await storage.createBoard(board("a"), tokens, [])
    await storage.createBoard(board("b"), [token("b", 3, "viewer")], [])
    await storage.takeSeat(seat("a", "caritas"), hash(1))
    await storage.takeSeat(seat("a", "caritas ev"), hash(2))
    await storage.takeSeat(seat("b", "caritas ev"), hash(3))

    await storage.mergeSeats(seat("a", "caritas"), "caritas ev")

    expect((await storage.readToken("a", hash(1)))?.seat).toBe("caritas")
    expect((await storage.readToken("a", hash(2)))?.seat).toBe("caritas")
    expect((await storage.readToken("b", hash(3)))?.seat).toBe("caritas ev")
    expect(await storage.listSeats("a")).toEqual([
      seat("a", "caritas"),
      seat("a", "caritas ev", { mergedInto: "caritas" }),
    ])
  })

  check("the seats of a deleted board are gone, and none comes back", async (storage) => {
    await storage.createBoard(board("a"), [token("a", 1, "viewer")], [])
    await storage.takeSeat(seat("a", "jc"), hash(1))
    await storage.deleteBoard("a", 5000)
    await storage.takeSeat(seat("a", "vhs"), hash(1))

    expect(await storage.listSeats("a")).toEqual([])
  })

  check("what comes late for a deleted board is dropped, and for others kept", async (storage) => {
    await storage.createBoard(board("b"), [], [entry("b", 1)])
    await storage.deleteBoard("b", 5000)

    expect(await storage.append([entry("b", 2), entry("c", 3), entry("b/c", 4)])).toEqual([0, 1, 0])
    await storage.writeSnapshot("b", { uptoSeq: 1, bytes: bytes(9) })

    expect(await storage.readRoom("b")).toMatchObject({ lastSeq: 0, snapshot: undefined })
    expect((await storage.readRoom("c")).lastSeq).toBe(1)
  })

  check("a deleted board leaves only a stub", async (storage) => {
    await storage.createBoard(board("b"), [token("b", 1, "viewer")], [entry("b", 1)])

    await storage.deleteBoard("b", 5000)

    expect((await storage.readBoard("b"))?.deletedAt).toBe(5000)
    expect(await storage.listBoards()).toEqual([])
    expect(await storage.readToken("b", hash(1))).toBeUndefined()
    expect((await storage.readRoom("b")).lastSeq).toBe(0)
    expect(await storage.readBoardByJoinCode("CODE-b")).toBeUndefined()
  })

  check("each room metrics its own entries, in order", async (storage) => {
    expect(await storage.append([entry("b", 1), entry("b/c", 2), entry("b", 3)])).toEqual([1, 1, 2])
    expect(await storage.append([entry("b", 4)])).toEqual([3])

    const stored = await storage.readRoom("b")

    expect(stored.entries.map(({ bytes: [value] }) => value)).toEqual([1, 3, 4])
    expect(stored).toMatchObject({ snapshot: undefined, lastSeq: 3, setAside: 0 })
  })

  check("a room nobody wrote to is empty", async (storage) => {
    expect(await storage.readRoom("none")).toEqual({
      snapshot: undefined,
      entries: [],
      lastSeq: 0,
      setAside: 0,
    })
  })

  check("a room is its newest snapshot and what came after", async (storage) => {
    await storage.append([entry("b", 1), entry("b", 2), entry("b", 3)])
    await storage.writeSnapshot("b", { uptoSeq: 2, bytes: bytes(12) })

    const stored = await storage.readRoom("b")

    expect(stored.snapshot).toEqual({ uptoSeq: 2, bytes: bytes(12) })
    expect(stored.entries).toMatchObject([{ seq: 3, bytes: bytes(3) }])
  })

  check("trimming keeps what the older snapshot needs, and numbers go on", async (storage) => {
    await storage.append([entry("b", 1), entry("b", 2), entry("b", 3)])
    await storage.writeSnapshot("b", { uptoSeq: 1, bytes: bytes(11) })
    await storage.trimLog("b")
    await storage.writeSnapshot("b", { uptoSeq: 3, bytes: bytes(13) })
    await storage.trimLog("b")

    expect(await storage.readRoom("b")).toMatchObject({ entries: [], lastSeq: 3 })
    expect(await storage.append([entry("b", 4)])).toEqual([4])
    expect((await storage.readRoom("b")).entries).toMatchObject([{ seq: 4, bytes: bytes(4) }])
  })

  check("of a room that forgets its history its newest snapshot stays", async (storage) => {
    await storage.append([entry("b", 1), entry("b", 2), entry("b", 3)])
    await storage.forgetHistory("b")
    expect((await storage.readRoom("b")).entries).toHaveLength(3)
    await storage.writeSnapshot("b", { uptoSeq: 1, bytes: bytes(11) })
    await storage.writeSnapshot("b", { uptoSeq: 2, bytes: bytes(12) })

    await storage.forgetHistory("b")

    const stored = await storage.readRoom("b")
    expect(stored.snapshot?.uptoSeq).toBe(2)
    expect(stored.entries).toMatchObject([{ seq: 3, bytes: bytes(3) }])
    await storage.writeSnapshot("b", { uptoSeq: 3, bytes: bytes(13) })
    await storage.forgetHistory("b")
    expect(await storage.append([entry("b", 4)])).toEqual([4])
    expect((await storage.readRoom("b")).lastSeq).toBe(4)
  })

  check("a long log is read and trimmed whole", async (storage) => {
    const entries = Array.from({ length: 1200 }, (_, index) => entry("b", index % 256))
    await storage.append([...entries, ...entries])
    const all = await storage.readRoom("b")
    await storage.writeSnapshot("b", { uptoSeq: 1100, bytes: bytes(11) })
    await storage.writeSnapshot("b", { uptoSeq: 1200, bytes: bytes(12) })
    await storage.trimLog("b")

    expect(all.entries.map(({ bytes: [value] }) => value)).toEqual(
      [...entries, ...entries].map(({ bytes: [value] }) => value),
    )
    const trimmed = await storage.readRoom("b")
    expect(trimmed.entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => 1201 + index))
    expect(await storage.append([entry("b", 1)])).toEqual([2401])
  })

  check("versions are listed oldest first, and read by board and number", async (storage) => {
    await storage.createBoard(board("a"), [], [])
    await storage.createBoard(board("b"), [], [])
    const first = await storage.addVersion(version("a", 1, { name: "Vor der Pause" }))
    const second = await storage.addVersion(version("a", 2))
    const other = await storage.addVersion(version("b", 3))

    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
    expect(await storage.listVersions("a")).toEqual([
      listed(version("a", 1, { name: "Vor der Pause" }), first),
      listed(version("a", 2), second),
    ])
    expect(await storage.readVersion("a", second)).toEqual(bytes(2))
    expect(await storage.readVersion("a", other)).toBeUndefined()
    expect(await storage.readVersion("a", 999)).toBeUndefined()
  })

  check("a removed version is gone, and its number is not given again", async (storage) => {
    await storage.createBoard(board("a"), [], [])
    const first = await storage.addVersion(version("a", 1))
    const second = await storage.addVersion(version("a", 2))

    await storage.removeVersions("other", [first])
    await storage.removeVersions("a", [second])

    expect((await storage.listVersions("a")).map(({ n }) => n)).toEqual([first])
    expect(await storage.readVersion("a", second)).toBeUndefined()
    expect(await storage.addVersion(version("a", 3))).toBeGreaterThan(second)
  })

  check("the versions of a deleted board are gone, and none comes back", async (storage) => {
    await storage.createBoard(board("a"), [], [])
    const n = await storage.addVersion(version("a", 1))
    await storage.deleteBoard("a", 5000)

    expect(await storage.addVersion(version("a", 2))).toBe(0)
    expect(await storage.addVersion(version("nobody", 2))).toBe(0)
    expect(await storage.listVersions("a")).toEqual([])
    expect(await storage.readVersion("a", n)).toBeUndefined()
  })

  check("a store that is open can be checked", async (storage) => {
    await expect(storage.check()).resolves.toBeUndefined()
  })
}
