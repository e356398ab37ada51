import { canvasRecords, createRecord } from "@tafelrunde/shared/canvas"
import { expect, test } from "vitest"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { createLiveRooms, enter } from "../../testing/live-board.ts"

const NOTE = {
  typeName: "shape",
  type: "note",
  x: 0,
  y: 0,
  rotation: 0,
  index: "a1",
  parentId: "page:page",
  props: {},
}

test("a room tells of a bulk deletion while its document still holds the shapes", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const told: unknown[] = []
  rooms.onBulkDeletion = ({ doc }, { shapes, author }) => {
    told.push({ shapes, role: author.role, left: canvasRecords(doc).size })
  }
  const { doc } = await enter(rooms)
  const records = canvasRecords(doc)
  const remove = (from: number, to: number): void =>
    doc.transact(() => {
      for (let i = from; i < to; i += 1) records.delete(`shape:${i}`)
    })
  doc.transact(() => {
    for (let i = 0; i < 40; i += 1) {
      createRecord(records, { ...NOTE, id: `shape:${i}` })
    }
  })
  await rooms.journal.flush()

  remove(0, 10)
  await rooms.journal.flush()
  expect(told).toEqual([])

  remove(10, 21)
  await rooms.journal.flush()
  expect(told).toEqual([{ shapes: 11, role: "participant", left: 30 }])
  await rooms.close()
})
