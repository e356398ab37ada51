import { templateContent } from "@tafelrunde/shared/content"
import { setParticipantsMayRemove } from "@tafelrunde/shared/facilitation"
import {
  addEntry,
  addTask,
  readBin,
  readContent,
  removeEntry,
  removeInstitution,
  removePhase,
  removeTask,
  restoreEntry,
  setField,
  toggleRole,
  writeContent,
} from "@tafelrunde/shared/model"
import { type RoomKind } from "@tafelrunde/shared/protocol"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../../testing/live-board.ts"

interface Scene {
  readonly participant: Person
  readonly facilitator: Person
  /** A participant who is here for an institution. */
  readonly from: (institutionId: string) => Promise<Person>
  /** The room's document once all reversals are applied. */
  readonly settled: () => Promise<Y.Doc>
  /** Whether participants may remove what is filled in. */
  readonly allow: (may: boolean) => Promise<void>
}

async function inScene(
  play: (scene: Scene) => Promise<void>,
  kind: RoomKind = "board",
): Promise<void> {
  const { rooms } = createLiveRooms(new FailingStorage())
  const name = { boardId: "b", kind }
  const first = await enter(rooms, "facilitator", { ...name, key: "the facilitators' link" })
  const other = new Y.Doc()
  const content = templateContent("musterstadt", { language: "de" })
  if (kind === "board") writeContent({ board: first.doc }, content)
  else writeContent({ board: other, contacts: first.doc }, content)
  await rooms.journal.flush()
  const settled = async (): Promise<Y.Doc> => {
    await rooms.journal.flush()
    const lease = await rooms.lease(name)
    lease.release()
    return lease.room.doc
  }
  await play({
    participant: await enter(rooms, "participant", name),
    facilitator: await enter(rooms, "facilitator", { ...name, key: "the facilitators' link" }),
    from: (institutionId) => {
      const seat = { id: institutionId, institutionId, name: institutionId }
      return enter(rooms, "participant", { ...name, seat, key: institutionId })
    },
    settled,
    allow: async (may) => {
      const host = await enter(rooms, "facilitator", { boardId: "b", kind: "facilitation" })
      setParticipantsMayRemove(host.doc, may)
      await rooms.journal.flush()
    },
  })
  await rooms.close()
}

function told({ connection }: Person): readonly unknown[] {
  return connection.serverMessages.filter(({ type }) => type === "reverted")
}

test("a participant's removal of a filled institution is reverted, with a word to them", () =>
  inScene(async ({ participant, facilitator, settled }) => {
    const before = readContent({ board: await settled() })

    removeInstitution(participant.doc, "soz")
    const board = await settled()

    expect(readContent({ board })).toEqual(before)
    expect(readBin({ board })).toEqual([])
    expect(told(participant)).toMatchObject([{ count: 1, kind: "filled" }])
    expect(told(facilitator)).toEqual([])
    expect(participant.connection.closedWith).toBeUndefined()
  }))

test("facilitators remove it, and so do participants where the board allows it", () =>
  inScene(async ({ participant, facilitator, settled, allow }) => {
    removeInstitution(facilitator.doc, "soz")
    await allow(true)
    removeInstitution(participant.doc, "jc")
    const board = await settled()
    expect(
      readBin({ board })
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["jc", "soz"])

    await allow(false)
    removeInstitution(participant.doc, "afa")
    expect(readBin({ board: await settled() })).toHaveLength(2)
  }))

test("participants remove what nobody has filled in", () =>
  inScene(async ({ participant, settled }) => {
    const id = addTask(participant.doc, { phaseId: "p1", title: "Sprachcafé anbieten" })
    await settled()

    removeTask(participant.doc, id)

    expect(readBin({ board: await settled() })).toMatchObject([{ id }])
    expect(told(participant)).toEqual([])
  }))

const QUESTION = { fields: { text: "Wer lädt zum nächsten Treffen ein?", status: "open" } }

test("participants remove what they alone have written, and undo that they added it", () =>
  inScene(async ({ participant, settled }) => {
    const removed = addEntry(participant.doc, "openQuestions", QUESTION)
    const undone = addEntry(participant.doc, "openQuestions", QUESTION)
    await settled()

    removeEntry(participant.doc, { collection: "openQuestions", id: removed })
    participant.doc.getMap("openQuestions").delete(undone)

    const board = await settled()
    expect(readBin({ board })).toMatchObject([{ id: removed }])
    expect(board.getMap("openQuestions").has(undone)).toBe(false)
    expect(told(participant)).toEqual([])
  }))

test("what others have written into it stays", () =>
  inScene(async ({ participant, from, settled }) => {
    const ids = [1, 2].map(() => addEntry(participant.doc, "openQuestions", QUESTION))
    await settled()
    const other = await from("vhs")
    for (const id of ids) {
      const change = { field: "result", value: "Die VHS" }
      setField(other.doc, { collection: "openQuestions", id }, change)
    }
    Y.applyUpdate(participant.doc, Y.encodeStateAsUpdate(await settled()))
    const before = readContent({ board: await settled() })

    removeEntry(participant.doc, { collection: "openQuestions", id: ids[0] ?? "" })
    participant.doc.getMap("openQuestions").delete(ids[1] ?? "")

    expect(readContent({ board: await settled() })).toEqual(before)
    expect(told(participant)).toMatchObject([{ count: 2, kind: "filled" }])
  }))

test("a cell that somebody filled in holds the task, also when it is emptied in the same moment", () =>
  inScene(async ({ participant, facilitator, settled }) => {
    const id = addTask(participant.doc, { phaseId: "p1", title: "Sprachcafé anbieten" })
    await settled()
    const here = Y.encodeStateAsUpdate(await settled())
    for (const { doc } of [participant, facilitator]) Y.applyUpdate(doc, here)
    toggleRole(facilitator.doc, { taskId: id, institutionId: "vhs" }, "responsible")
    Y.applyUpdate(participant.doc, Y.encodeStateAsUpdate(await settled()))

    participant.doc.transact(() => {
      toggleRole(participant.doc, { taskId: id, institutionId: "vhs" }, "responsible")
      removeTask(participant.doc, id)
    })

    expect(readBin({ board: await settled() })).toEqual([])
    expect(told(participant)).toMatchObject([{ kind: "filled" }])
  }))

test("an entry that a participant deletes or overwrites comes back whole", () =>
  inScene(async ({ participant, settled }) => {
    const before = readContent({ board: await settled() })

    participant.doc.getMap("institutions").delete("soz")
    participant.doc.getMap("phases").delete("p1")
    participant.doc.getMap("tasks").set("t01", new Y.Map([["id", "t01"]]))

    expect(readContent({ board: await settled() })).toEqual(before)
    expect(told(participant).length).toBeGreaterThan(0)
  }))

test("a participant cannot delete what is in the bin, whatever the setting", () =>
  inScene(async ({ participant, facilitator, settled, allow }) => {
    await allow(true)
    removeInstitution(facilitator.doc, "soz")
    Y.applyUpdate(participant.doc, Y.encodeStateAsUpdate(await settled()))

    participant.doc.getMap("institutions").delete("soz")
    const board = await settled()
    expect(readBin({ board })).toMatchObject([{ id: "soz" }])

    restoreEntry({ board: facilitator.doc }, { collection: "institutions", id: "soz" })
    expect(told(participant)).toMatchObject([{ kind: "filled" }])
  }))

test("a phase goes for participants as long as another takes its tasks", () =>
  inScene(async ({ participant, settled }) => {
    const phases = participant.doc.getMap<Y.Map<unknown>>("phases")
    for (const phase of phases.values()) {
      for (const field of ["goal", "targetGroups", "situation"]) phase.delete(field)
    }
    for (const id of ["p1", "p2", "p3", "p4", "p5"]) removePhase(participant.doc, id)
    expect(readBin({ board: await settled() })).toHaveLength(5)
    Y.applyUpdate(participant.doc, Y.encodeStateAsUpdate(await settled()))

    removePhase(participant.doc, "p6")

    const content = readContent({ board: await settled() })
    expect(content.phases?.map(({ id }) => id)).toEqual(["p6"])
    expect(content.tasks).toHaveLength(24)
  }))

function contactsOf(doc: Y.Doc, institutionId: string): string[] {
  const contacts = doc.getMap<Y.Map<unknown>>("contacts")
  return [...contacts.keys()].filter(
    (id) => contacts.get(id)?.get("institutionId") === institutionId,
  )
}

test.each<{ what: string; remove: (doc: Y.Doc, id: string) => void }>([
  {
    what: "put into the bin",
    remove: (doc, id) => removeEntry(doc, { collection: "contacts", id }),
  },
  { what: "deleted", remove: (doc, id) => doc.getMap("contacts").delete(id) },
  {
    what: "overwritten",
    remove: (doc, id) => doc.getMap("contacts").set(id, new Y.Map([["id", id]])),
  },
  {
    what: "given to another institution",
    remove: (doc, id) =>
      doc.getMap<Y.Map<unknown>>("contacts").get(id)?.set("institutionId", "vhs"),
  },
  {
    what: "made nobody's",
    remove: (doc, id) => doc.getMap<Y.Map<unknown>>("contacts").get(id)?.delete("institutionId"),
  },
])(
  "a contact of another institution is not $what by participants, even where they may remove",
  ({ remove }) =>
    inScene(async ({ participant, from, settled, allow }) => {
      await allow(true)
      const before = (await settled()).getMap("contacts").toJSON()
      const guest = await from("vhs")
      const [first = "", second = ""] = [...guest.doc.getMap("contacts").keys()].filter(
        (id) => !contactsOf(guest.doc, "vhs").includes(id),
      )

      remove(guest.doc, first)
      remove(participant.doc, second)

      expect((await settled()).getMap("contacts").toJSON()).toEqual(before)
      expect(told(guest)).toMatchObject([{ kind: "filled" }])
      expect(told(participant)).toMatchObject([{ kind: "filled" }])
    }, "contacts"),
)

test("participants remove contacts of their own institution where the board allows it", () =>
  inScene(async ({ facilitator, from, settled, allow }) => {
    await allow(true)
    const [own = ""] = [...facilitator.doc.getMap<Y.Map<unknown>>("contacts").values()].map(
      (contact) => String(contact.get("institutionId")),
    )
    const guest = await from(own)
    const [id = ""] = contactsOf(guest.doc, own)

    removeEntry(guest.doc, { collection: "contacts", id })

    expect(readBin({ board: new Y.Doc(), contacts: await settled() })).toHaveLength(1)
    expect(told(guest)).toEqual([])
  }, "contacts"))

test("facilitators give a contact to another institution", () =>
  inScene(async ({ facilitator, settled }) => {
    const [contact] = facilitator.doc.getMap<Y.Map<unknown>>("contacts").values()

    contact?.set("institutionId", "bamf")
    expect(
      [...(await settled()).getMap<Y.Map<unknown>>("contacts").values()][0]?.get("institutionId"),
    ).toBe("bamf")
    contact?.delete("institutionId")

    expect(
      [...(await settled()).getMap<Y.Map<unknown>>("contacts").values()][0]?.has("institutionId"),
    ).toBe(false)
    expect(told(facilitator)).toEqual([])
  }, "contacts"))

test("the same holds for contacts", () =>
  inScene(async ({ participant, settled }) => {
    const id = String([...participant.doc.getMap("contacts").keys()][0])

    removeEntry(participant.doc, { collection: "contacts", id })

    expect(readBin({ board: new Y.Doc(), contacts: await settled() })).toEqual([])
    expect(told(participant)).toMatchObject([{ kind: "filled" }])
  }, "contacts"))

const LISTS = {
  tasks: ["t01", "t07"],
  institutions: ["soz", "jc"],
  phases: ["p1", "p2"],
  handovers: ["h01"],
}
const places = Object.entries(LISTS).flatMap(([name, ids]) => ids.map((id) => ({ name, id })))
const WAYS: readonly ((doc: Y.Doc, name: string, id: string) => void)[] = [
  (doc, name, id) => doc.getMap(name).delete(id),
  (doc, name, id) => doc.getMap(name).set(id, new Y.Map()),
  (doc, name, id) => doc.getMap(name).set(id, 1),
  marking({}),
  marking([]),
  marking({ at: 1 }),
]

function marking(value: unknown): (doc: Y.Doc, name: string, id: string) => void {
  return (doc, name, id) => {
    const entry = doc.getMap(name).get(id)
    if (entry instanceof Y.Map) entry.set(".removed", value)
  }
}

test("in whatever way a participant removes what is filled in, it stays", async () => {
  const deeds = fc.array(
    fc.record({
      place: fc.constantFrom(...places),
      way: fc.constantFrom(...WAYS),
      together: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(deeds, (story) =>
      inScene(async ({ participant, settled }) => {
        const before = readContent({ board: await settled() })
        for (const { place, way, together } of story) {
          way(participant.doc, place.name, place.id)
          if (!together) await settled()
        }
        const after = readContent({ board: await settled() })
        for (const name of ["institutions", "tasks", "handovers"] as const) {
          expect(after[name]?.map(({ id }) => id)).toEqual(before[name]?.map(({ id }) => id))
        }
        expect(after.assignments).toHaveLength(before.assignments?.length ?? 0)
      }),
    ),
    { numRuns: 40 },
  )
})
