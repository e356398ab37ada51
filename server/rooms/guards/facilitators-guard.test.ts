import {
  addEntry,
  readContent,
  removeEntry,
  setField,
  setSectionField,
} from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, type Person } from "../../testing/live-board.ts"

interface Scene {
  readonly facilitator: Person
  readonly participant: Person
  /** The room's document once all reversals are applied; the participant has it then. */
  readonly settled: () => Promise<Y.Doc>
}

/** A board on which a facilitator has chosen RACI and given a reason for a finding. */
async function inScene(play: (scene: Scene) => Promise<void>): Promise<void> {
  const { rooms } = createLiveRooms(new FailingStorage())
  const facilitator = await enter(rooms, "facilitator")
  setSectionField(facilitator.doc, "roleScheme", { field: "id", value: "raci" })
  addEntry(facilitator.doc, "findingAnswers", { fields: REASON })
  const participant = await enter(rooms, "participant")
  const settled = async (): Promise<Y.Doc> => {
    await rooms.journal.flush()
    const lease = await rooms.lease(BOARD)
    lease.release()
    const { doc } = lease.room
    Y.applyUpdate(participant.doc, Y.encodeStateAsUpdate(doc))
    return doc
  }
  await settled()
  await play({ facilitator, participant, settled })
  await rooms.close()
}

const REASON = { id: "t09/R1", finding: "Zwei führen.", reason: "Bis Ende Juni." }
const PLACE = { collection: "findingAnswers", id: "t09/R1" } as const

function told({ connection }: Person): readonly unknown[] {
  return connection.serverMessages.filter(({ type }) => type === "reverted")
}

test("a participant's program can neither give, change nor remove the reason for a finding", () =>
  inScene(async ({ facilitator, participant, settled }) => {
    const before = readContent({ board: await settled() })

    addEntry(participant.doc, "findingAnswers", { fields: { ...REASON, id: "t04/R1" } })
    await settled()
    setField(participant.doc, PLACE, { field: "reason", value: "Weil wir das so wollen." })
    await settled()
    removeEntry(participant.doc, PLACE)
    await settled()
    participant.doc.getMap("findingAnswers").delete(PLACE.id)

    expect(readContent({ board: await settled() })).toEqual(before)
    expect(told(participant)).toMatchObject(
      Array.from({ length: 4 }, () => ({ count: 1, kind: "protected" })),
    )
    expect(told(facilitator)).toEqual([])
    expect(participant.connection.closedWith).toBeUndefined()
  }))

test("nor can it choose another role scheme, or replace the section altogether", () =>
  inScene(async ({ participant, settled }) => {
    const before = readContent({ board: await settled() })

    setSectionField(participant.doc, "roleScheme", { field: "id", value: "vmi" })
    await settled()
    participant.doc.getMap("board").set("roleScheme", new Y.Map([["id", "vmi"]]))

    expect(readContent({ board: await settled() })).toEqual(before)
    expect(told(participant)).toHaveLength(2)
  }))

test("what follows a violation before it is reverted is reverted to the facilitators' words", () =>
  inScene(async ({ participant, settled }) => {
    const before = readContent({ board: await settled() })

    for (const value of ["Eins", "Zwei", "Drei"]) {
      setField(participant.doc, PLACE, { field: "reason", value })
    }

    expect(readContent({ board: await settled() })).toEqual(before)
  }))

test("facilitators change the reason and the scheme, also after a violation", () =>
  inScene(async ({ facilitator, participant, settled }) => {
    setField(participant.doc, PLACE, { field: "reason", value: "Nein." })
    setSectionField(participant.doc, "roleScheme", { field: "id", value: "vmi" })
    Y.applyUpdate(facilitator.doc, Y.encodeStateAsUpdate(await settled()))
    await settled()

    setField(facilitator.doc, PLACE, { field: "reason", value: "Bis Ende Juli." })
    setSectionField(facilitator.doc, "roleScheme", { field: "id", value: "rasci" })
    const board = await settled()

    expect(readContent({ board })).toMatchObject({
      roleScheme: { id: "rasci" },
      findingAnswers: [{ id: PLACE.id, reason: "Bis Ende Juli." }],
    })
    expect(told(facilitator)).toEqual([])
  }))

test("participants write everything else of the board's sections", () =>
  inScene(async ({ participant, settled }) => {
    setSectionField(participant.doc, "meta", { field: "title", value: "Unsere Tafel" })

    expect(readContent({ board: await settled() }).meta).toMatchObject({ title: "Unsere Tafel" })
    expect(told(participant)).toEqual([])
  }))
