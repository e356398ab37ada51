import { gather } from "@tafelrunde/shared/facilitation"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { createState } from "../state.ts"
import { watchGatherings } from "./gatherings.ts"

const PLACE = { kind: "matrix", phaseId: "p2" } as const

test("a gathering is heard while the room is in step, and none that comes with its state", () => {
  const server = new Y.Doc()
  gather(server, { id: "before", place: PLACE })
  const doc = new Y.Doc()
  const room = createState({ synced: false })
  const gatherings = watchGatherings(doc, room)
  let isConnected = false
  const connect = (): void =>
    doc.transact(() => {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
      room.set({ synced: true })
      isConnected = true
    })
  server.on("update", (update: Uint8Array) => {
    if (isConnected) Y.applyUpdate(doc, update)
  })

  connect()
  expect(gatherings.get()).toBeUndefined()

  gather(server, { id: "now", place: PLACE })
  expect(gatherings.get()?.id).toBe("now")

  isConnected = false
  room.set({ synced: false })
  gather(server, { id: "while away", place: PLACE })
  connect()
  expect(gatherings.get()?.id).toBe("now")
  gatherings.close()
})
