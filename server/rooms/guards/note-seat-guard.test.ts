import {
  canvasRecords,
  noteSeats,
  readCanvas,
  readNoteSeat,
  seedCanvas,
} from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { UndoHistory } from "@tafelrunde/shared/model"
import { addNotes, removeNotes, setNoteText } from "@tafelrunde/shared/notes"
import { type AccessRole, type Seat } from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, type Person } from "../../testing/live-board.ts"
import { type LiveRooms } from "../live-rooms.ts"

const AREA = "shape:frame-questions"
const JC: Seat = { id: "jc", institutionId: "jc", name: "Jobcenter" }
const HOUSE: Seat = { id: "name:x", institutionId: null, name: "Tafel e. V." }

let rooms: LiveRooms

beforeEach(async () => {
  rooms = createLiveRooms(new FailingStorage(), { editTickMs: 1 }).rooms
  const host = await arrive(null, "facilitator")
  const content = templateContent("musterstadt", { language: "de" })
  host.doc.transact(() => seedCanvas(host.doc, "musterstadt", content))
  await rooms.journal.flush()
})

afterEach(async () => await rooms.close())

async function arrive(seat: Seat | null, role: AccessRole = "participant"): Promise<Person> {
  await rooms.journal.flush()
  return enter(rooms, role, { ...BOARD, key: seat?.id ?? role, seat })
}

function write({ doc }: Person, ...texts: string[]): string[] {
  return addNotes({ doc, undo: new UndoHistory(doc) }, { areaId: AREA, texts, matrixRatio: 1 })
}

async function stamp(id: string): Promise<unknown> {
  const lease = await rooms.lease(BOARD)
  // The stamp follows with the next tick.
  await rooms.journal.flush()
  await rooms.journal.flush()
  const seat = readNoteSeat(lease.room.doc, id)
  lease.release()
  return seat?.name
}

test("a note has the institution of whoever wrote its first words, and keeps it", async () => {
  const jc = await arrive(JC)
  const [id = ""] = write(jc, "Wer zahlt?")
  expect(await stamp(id)).toBe("Jobcenter")

  const house = await arrive(HOUSE)
  setNoteText({ doc: house.doc, undo: new UndoHistory(house.doc) }, id, {
    text: "Wer zahlt die Fahrt?",
  })
  expect(await stamp(id)).toBe("Jobcenter")
  const [own = ""] = write(house, "Wir holen ab")
  expect(await stamp(own)).toBe("Tafel e. V.")
})

test("an institution named with half a character is stamped once, not corrected for ever", async () => {
  const half = await arrive({ id: "name:h", institutionId: null, name: "Haus \ud83d" })
  const [id = ""] = write(half, "Wer zahlt?")
  expect(await stamp(id)).toBe("Haus \ufffd")

  const lease = await rooms.lease(BOARD)
  const before = Y.encodeStateVector(lease.room.doc)
  await rooms.journal.flush()
  await rooms.journal.flush()
  expect(Y.encodeStateVector(lease.room.doc)).toEqual(before)
  lease.release()
})

test("facilitators and people without a seat leave no stamp, nor does whoever goes on with their notes", async () => {
  const host = await arrive(null, "facilitator")
  const [id = ""] = write(host, "Begrüßung")
  const [other = ""] = write(await arrive(null), "Ohne Haus")
  expect([await stamp(id), await stamp(other)]).toEqual([undefined, undefined])

  const jc = await arrive(JC)
  setNoteText({ doc: jc.doc, undo: new UndoHistory(jc.doc) }, id, { text: "Begrüßung, 5 min" })
  expect(await stamp(id)).toBeUndefined()
})

test("a claim of another institution changes nothing, for a new note and for a stamped one", async () => {
  const jc = await arrive(JC)
  const [id = ""] = write(jc, "Wer zahlt?")
  await stamp(id)
  const mallory = await arrive(HOUSE)
  const claim = { institutionId: "vhs", name: "VHS" }
  noteSeats(mallory.doc).set(id, claim)
  noteSeats(mallory.doc).set("shape:free", claim)
  const [own = ""] = mallory.doc.transact(() => {
    const ids = write(mallory, "Im Namen der VHS")
    for (const one of ids) noteSeats(mallory.doc).set(one, claim)
    return ids
  })

  expect(await stamp(own)).toBe("Tafel e. V.")
  expect(await stamp(id)).toBe("Jobcenter")
  expect(await stamp("shape:free")).toBeUndefined()

  noteSeats(mallory.doc).delete(id)
  expect(await stamp(id)).toBe("Jobcenter")
  noteSeats(mallory.doc).set(id, new Y.Map([["name", "VHS"]]))
  expect(await stamp(id)).toBe("Jobcenter")
  expect(await stamp(own)).toBe("Tafel e. V.")
})

test("an emptied note is its new writer's, and a deleted one finds its stamp again", async () => {
  const jc = await arrive(JC)
  const [id = ""] = write(jc, "Wer zahlt?")
  await stamp(id)
  const house = await arrive(HOUSE)
  const board = { doc: house.doc, undo: new UndoHistory(house.doc) }
  setNoteText(board, id, { text: "" })
  await stamp(id)
  setNoteText(board, id, { text: "Wir" })
  expect(await stamp(id)).toBe("Tafel e. V.")

  removeNotes(board, [id])
  await stamp(id)
  board.undo.undo()
  expect(readCanvas(house.doc).some((record) => record.id === id)).toBe(true)
  expect(canvasRecords(house.doc).has(id)).toBe(true)
  expect(await stamp(id)).toBe("Tafel e. V.")
})
