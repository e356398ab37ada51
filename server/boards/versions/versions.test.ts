import { join } from "node:path"

import { writeArchive } from "@tafelrunde/shared/archive"
import {
  type CanvasRecord,
  type ProtectionMarks,
  readProtectionMarks,
  setProtected,
  writeRecords,
} from "@tafelrunde/shared/canvas"
import { canonicalJson, templateContent, type BoardContent } from "@tafelrunde/shared/content"
import { toggleRole } from "@tafelrunde/shared/model"
import { arbitraryContent, canvasSamples } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { readConfig } from "../../config.ts"
import { createLog } from "../../log.ts"
import { openServices, type OpenServices } from "../../services.ts"
import { type StoredBoard } from "../../storage/storage.ts"
import { FailingStorage } from "../../testing/failing-storage.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { editBoard, readWholeBoard, replaceBoard, type WholeBoard } from "../board-content.ts"
import { importContent, restoreVersion, takeVersion } from "../use-cases/index.ts"
import { takeDueVersions } from "./automatic-versions.ts"
import { type RestoredPart } from "./restore.ts"
import { digestOf } from "./version-digest.ts"

const MINUTE_MS = 60_000
const example = templateContent("musterstadt", { language: "de" })

/** Boards over a real SQLite file, or over the store given. */
function withServices(
  work: (services: OpenServices) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
  storage?: FailingStorage,
): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const config = readConfig({ DATA_DIR: join(folder, "data"), ...settings })
    const log = createLog("silent", () => {})
    const services = await openServices(config, log, storage)
    try {
      await work(services)
    } finally {
      await services.rooms.close()
      await services.storage.close()
    }
  })
}

async function createBoard(
  { boards }: OpenServices,
  content: BoardContent = example,
  records?: readonly CanvasRecord[],
): Promise<StoredBoard> {
  const created = await boards.create({ language: "de", template: "musterstadt", content, records })
  if (!created) throw new Error("There is room")
  return created.board
}

/** Comparable: keys and records in order. */
function textOf({ content, records }: WholeBoard): string {
  const ordered = records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return canonicalJson({ content, records: ordered })
}

async function restore(
  services: OpenServices,
  board: StoredBoard,
  wanted: { readonly n: number; readonly part: RestoredPart },
): Promise<number> {
  const restored = await restoreVersion(services, board, wanted)
  if (typeof restored === "string") throw new Error(restored)
  return restored.before
}

function recordOf({ records }: WholeBoard, id: string): CanvasRecord | undefined {
  return records.find((record) => record.id === id)
}

function rowOf({ content }: WholeBoard, taskId: string): readonly unknown[] {
  const task = content.tasks?.find(({ id }) => id === taskId)
  const cells = (content.assignments ?? []).filter((cell) => cell.taskId === taskId)
  const ordered = cells.toSorted((a, b) => (a.institutionId < b.institutionId ? -1 : 1))
  return [task, ...ordered]
}

/** No board is without them; the server sees to it. */
const DOCUMENT: CanvasRecord = {
  id: "document:document",
  typeName: "document",
  gridSize: 10,
  name: "",
  meta: {},
}
const SAMPLES = [DOCUMENT, ...canvasSamples]
const anyRecords = fc
  .subarray([...canvasSamples])
  .map((records) =>
    SAMPLES.filter((one) => /^(?:document|page):/.test(one.id) || records.includes(one)),
  )

test(
  "whatever is done to a board, restoring a version whole makes it what it was",
  () =>
    withServices(async (services) => {
      const { rooms } = services
      await fc.assert(
        fc.asyncProperty(
          arbitraryContent,
          anyRecords,
          fc.array(fc.tuple(arbitraryContent, anyRecords, fc.boolean()), {
            minLength: 1,
            maxLength: 3,
          }),
          async (content, records, edits) => {
            const board = await createBoard(services, content, records)
            const before = textOf(await readWholeBoard(rooms, board.id))
            const n = await takeVersion(services, board.id, "bulkDeletion")
            for (const [other, otherRecords, isMoved] of edits) {
              const moved = otherRecords.map((record) =>
                isMoved && record.typeName === "shape" ? { ...record, x: 77, rotation: 1 } : record,
              )
              await replaceBoard(rooms, board.id, { content: other, records: moved })
            }
            const after = textOf(await readWholeBoard(rooms, board.id))

            const undo = await restore(services, board, { n, part: "all" })
            expect(textOf(await readWholeBoard(rooms, board.id))).toBe(before)

            await restore(services, board, { n: undo, part: "all" })
            expect(textOf(await readWholeBoard(rooms, board.id))).toBe(after)
          },
        ),
        { numRuns: 25 },
      )
    }),
  60_000,
)

test("the content alone is restored, and the canvas stays as it is", () =>
  withServices(async (services) => {
    const { rooms } = services
    const board = await createBoard(services)
    const before = await readWholeBoard(rooms, board.id)
    const n = await takeVersion(services, board.id, "import")
    await replaceBoard(rooms, board.id, {
      content: templateContent("blank", { language: "de" }),
      records: SAMPLES,
    })

    await restore(services, board, { n, part: "content" })

    const after = await readWholeBoard(rooms, board.id)
    expect(after.content).toEqual(before.content)
    expect(after.records.map(({ id }) => id).toSorted()).toEqual(
      SAMPLES.map(({ id }) => id).toSorted(),
    )
  }))

test("one task comes back with its row of cells in its place, and all others stay", () =>
  withServices(async (services) => {
    const { rooms } = services
    const board = await createBoard(services)
    const before = await readWholeBoard(rooms, board.id)
    const [first, second, third] = before.content.tasks ?? []
    if (!first || !second || !third) throw new Error("The example has tasks")
    const n = await takeVersion(services, board.id, "import")
    const institutionId = before.content.institutions?.[0]?.id ?? ""
    await editBoard(rooms, board.id, (docs) => {
      docs.board.getMap("tasks").delete(second.id)
      toggleRole(docs.board, { taskId: first.id, institutionId }, "informed")
      toggleRole(docs.board, { taskId: third.id, institutionId }, "informed")
    })
    const changed = await readWholeBoard(rooms, board.id)

    await restore(services, board, { n, part: { frames: [], tasks: [second.id, third.id] } })

    const after = await readWholeBoard(rooms, board.id)
    expect(after.content.tasks?.map(({ id }) => id)).toEqual(
      before.content.tasks?.map(({ id }) => id),
    )
    expect(rowOf(after, second.id)).toEqual(rowOf(before, second.id))
    expect(rowOf(after, third.id)).toEqual(rowOf(before, third.id))
    expect(rowOf(after, first.id)).toEqual(rowOf(changed, first.id))
    expect(rowOf(after, first.id)).not.toEqual(rowOf(before, first.id))
  }))

test("one frame comes back with everything in it, and what was added to it stays", () =>
  withServices(async (services) => {
    const { rooms } = services
    const board = await createBoard(services)
    const before = await readWholeBoard(rooms, board.id)
    const frame = "shape:frame-goals"
    const inside = before.records.filter(({ parentId }) => parentId === frame)
    const added = { ...inside[0], id: "shape:later", typeName: "shape", index: "zz" } as const
    expect(inside.length).toBeGreaterThan(0)
    const n = await takeVersion(services, board.id, "import")
    await editBoard(rooms, board.id, ({ board: doc }) => {
      writeRecords(doc, [added])
      for (const { id } of inside) doc.getMap("records").delete(id)
      const other = recordOf(before, "shape:frame-actors")
      if (other) writeRecords(doc, [{ ...other, x: 4321 }])
    })

    await restore(services, board, { n, part: { frames: [frame], tasks: [] } })

    const after = await readWholeBoard(rooms, board.id)
    for (const { id } of inside) expect(recordOf(after, id)).toEqual(recordOf(before, id))
    expect(recordOf(after, "shape:later")).toBeDefined()
    expect(recordOf(after, "shape:frame-actors")?.["x"]).toBe(4321)
  }))

async function protect(
  { rooms }: OpenServices,
  board: StoredBoard,
  marks: Readonly<Record<string, boolean>>,
): Promise<void> {
  await editBoard(rooms, board.id, ({ board: doc }) => {
    for (const [id, mark] of Object.entries(marks)) setProtected(doc, [id], mark)
  })
}

async function marksOf({ rooms }: OpenServices, board: StoredBoard): Promise<ProtectionMarks> {
  const lease = await rooms.lease({ boardId: board.id, kind: "board" })
  const marks = readProtectionMarks(lease.room.doc)
  lease.release()
  return marks
}

test("with the whole board comes back what was protected, with a frame what was so in it", () =>
  withServices(async (services) => {
    const board = await createBoard(services)
    const goal = (await readWholeBoard(services.rooms, board.id)).records.find(
      ({ parentId }) => parentId === "shape:frame-goals",
    )
    if (!goal) throw new Error("The template's goals are in their frame")
    const before = { "shape:matrix": false, [goal.id]: true }
    await protect(services, board, before)
    const n = await takeVersion(services, board.id, "import")
    await protect(services, board, {
      "shape:matrix": true,
      [goal.id]: false,
      "shape:board-title": true,
    })
    await services.versions.take(board.id, { reason: "automatic" })
    // What is protected is a part of the shape, so the list counts it.
    expect((await services.versions.list(board.id))[0]?.changes).toMatchObject({ shapes: 3 })

    const frames = { frames: ["shape:frame-goals"], tasks: [] }
    await restore(services, board, { n, part: frames })
    expect(Object.fromEntries(await marksOf(services, board))).toEqual({
      "shape:matrix": true,
      [goal.id]: true,
      "shape:board-title": true,
    })

    await restore(services, board, { n, part: "content" })
    expect((await marksOf(services, board)).get("shape:matrix")).toBe(true)

    await restore(services, board, { n, part: "all" })
    expect(Object.fromEntries(await marksOf(services, board))).toEqual(before)
  }))

test("a version from before protection was kept leaves it as it is", () =>
  withServices(async (services) => {
    const board = await createBoard(services)
    const { content, records } = await readWholeBoard(services.rooms, board.id)
    const older = { content, records, pictures: new Map() }
    const n = await services.storage.addVersion({
      boardId: board.id,
      at: Date.now(),
      reason: "automatic",
      name: null,
      bytes: writeArchive(older),
      digest: digestOf(older),
      pictures: [],
    })
    await protect(services, board, { "shape:matrix": false, "shape:board-title": true })

    await restore(services, board, { n, part: "all" })

    expect(Object.fromEntries(await marksOf(services, board))).toEqual({
      "shape:matrix": false,
      "shape:board-title": true,
    })
  }))

test("what a version lacks cannot be restored, and then nothing changes", () =>
  withServices(async (services) => {
    const board = await createBoard(services)
    const n = await takeVersion(services, board.id, "import")
    const part = { frames: ["shape:nowhere"], tasks: [] }

    expect(await restoreVersion(services, board, { n, part })).toBe("noSuchVersion")
    expect(await restoreVersion(services, board, { n: n + 1, part: "all" })).toBe("noSuchVersion")
    expect(await services.versions.list(board.id)).toHaveLength(1)
  }))

test("the list says in numbers what is in a version and what changed before it", () =>
  withServices(async (services) => {
    const { rooms, versions } = services
    const board = await createBoard(services)
    await takeVersion(services, board.id, "automatic")
    const { content, records } = await readWholeBoard(rooms, board.id)
    const [cell] = content.assignments ?? []
    const [task] = content.tasks ?? []
    if (!cell || !task) throw new Error("The example has cells")
    await replaceBoard(rooms, board.id, {
      content: {
        ...content,
        tasks: content.tasks?.with(0, { ...task, title: "Anders" }) ?? [],
        assignments: content.assignments?.slice(2) ?? [],
      },
      records: records.filter(({ id }) => id !== "shape:matrix"),
    })
    await versions.take(board.id, { reason: "named", name: "Nach der Pause" })

    const [second, first] = await versions.list(board.id)

    expect(second).toMatchObject({
      name: "Nach der Pause",
      reason: "named",
      changes: { tasks: 1, institutions: 0, cells: 2, shapes: 1, others: 0 },
    })
    expect(first).toMatchObject({ name: null, changes: null, counts: { tasks: 24 } })
  }))

test("a board that did not change gets no second version, except under a name", () =>
  withServices(async ({ versions, ...services }) => {
    const board = await createBoard({ versions, ...services })
    const first = await versions.take(board.id, { reason: "automatic" })

    expect(await versions.take(board.id, { reason: "import" })).toBe(first)
    expect(await versions.take(board.id, { reason: "named", name: "A" })).not.toBe(first)
    expect(await versions.list(board.id)).toHaveLength(2)
  }))

test("a version is taken at the beginning, after ten minutes of change, and when everybody has left", () =>
  withServices(async (services) => {
    const { rooms, versions } = services
    const board = await createBoard(services)
    const lease = await rooms.lease({ boardId: board.id, kind: "board" })
    const count = async (): Promise<number> => (await versions.list(board.id)).length
    const change = (x: number): Promise<void> =>
      editBoard(rooms, board.id, ({ board: doc }) => {
        const [sample] = canvasSamples
        if (sample) writeRecords(doc, [{ ...sample, meta: { x } }])
      })

    await takeDueVersions(services, Date.now())
    expect(await count()).toBe(1)
    await takeDueVersions(services, Date.now() + 60 * MINUTE_MS)
    expect(await count()).toBe(1)

    const isHere = { ...services, rooms: withSomebody(services) }
    await change(1)
    await takeDueVersions(isHere, Date.now() + 9 * MINUTE_MS)
    expect(await count()).toBe(1)
    await takeDueVersions(isHere, Date.now() + 11 * MINUTE_MS)
    expect(await count()).toBe(2)

    await change(2)
    await takeDueVersions(services, Date.now())
    expect(await count()).toBe(3)
    lease.release()
  }))

/** The same rooms with somebody in them, who does nothing. */
function withSomebody({ rooms }: OpenServices): OpenServices["rooms"] {
  return new Proxy(rooms, {
    get: (target, key) => {
      const value: unknown = key === "sessionsOf" ? () => [{}] : Reflect.get(target, key)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}

test("an import takes a version first, and nothing is imported when that fails", () => {
  const storage = new FailingStorage()
  return withServices(
    async (services) => {
      const board = await createBoard(services)
      const content = templateContent("blank", { language: "de" })
      storage.failVersions = true
      await expect(importContent(services, board, content)).rejects.toMatchObject({ fault: "full" })
      expect((await readWholeBoard(services.rooms, board.id)).content.tasks).toHaveLength(24)

      storage.failVersions = false
      await importContent(services, board, content)
      expect(await services.versions.list(board.id)).toMatchObject([{ reason: "import" }])
      expect((await readWholeBoard(services.rooms, board.id)).content.tasks ?? []).toHaveLength(0)
    },
    {},
    storage,
  )
})

test("versions make room for newer ones, and those with a name stay", () =>
  withServices(
    async (services) => {
      const { rooms, versions } = services
      const board = await createBoard(services)
      await versions.take(board.id, { reason: "named", name: "Anfang" })
      for (let x = 0; x < 8; x += 1) {
        await editBoard(rooms, board.id, ({ board: doc }) => {
          const [sample] = canvasSamples
          if (sample) writeRecords(doc, [{ ...sample, meta: { x } }])
        })
        await versions.take(board.id, { reason: "automatic" })
      }
      await versions.take(board.id, { reason: "named", name: "Zwei" })
      await versions.take(board.id, { reason: "named", name: "Drei" })

      const listed = await versions.list(board.id)

      expect(listed).toHaveLength(5)
      expect(listed.flatMap(({ name }) => name ?? [])).toEqual(["Drei", "Zwei", "Anfang"])
      expect(await versions.take(board.id, { reason: "named", name: "Vier" })).toBe("full")
    },
    { MAX_VERSIONS_PER_BOARD: "5" },
  ))
