import { setTimeout as wait } from "node:timers/promises"

import {
  type CanvasRecord,
  canvasRecords,
  createRecord,
  readRecord,
} from "@tafelrunde/shared/canvas"

import { type Address, createCountingSocket, type Seat } from "../sync/client.ts"
import { takeOwnSeat } from "../sync/own-seat.ts"
import { createCanvasScene, isOwnShape } from "./scene.ts"

/*
 * The people around a browser that is measured, in a process of their own, forked by `e2e/bench/canvas.ts`. It fills the
 * board, answers `filled` with the shapes that any tldraw can show, and then does as it is told: `gather`, `move`,
 * `rest`. It leaves when its parent lets go of it.
 */
export type CanvasOrder = "gather" | "move" | "rest"
export type CanvasAnswer =
  | { readonly type: "filled"; readonly records: readonly CanvasRecord[] }
  | { readonly type: "gathered" }

const PEOPLE = 24
const DRAGGING = 5
const CURSORS_PER_SECOND = 15
const DRAGS_PER_SECOND = 20
const PAGE = "page:page"
const TRAFFIC = { frames: 0, bytes: 0 }

function takeSeat(address: Address): Seat {
  return takeOwnSeat(address, createCountingSocket(TRAFFIC))
}

/** Fills the board as a facilitator would: the matrix over HTTP, the canvas as one more person. */
async function fill(url: string, address: Address): Promise<readonly CanvasRecord[]> {
  const { records, content } = createCanvasScene()
  const response = await fetch(`${url}/api/boards/${address.room}/content`, {
    method: "PUT",
    headers: { "content-type": "application/json", authorization: `Bearer ${address.token}` },
    body: JSON.stringify(content),
  })
  if (!response.ok) throw new Error(`No content: ${await response.text()}`)
  const seat = takeSeat(address)
  await seat.synced
  const yRecords = canvasRecords(seat.doc)
  seat.doc.transact(() => {
    for (const record of records) createRecord(yRecords, record)
  })
  const standing = [...yRecords.values()].map((yRecord) => readRecord(yRecord))
  // Until the server has it; nothing tells a stock client when.
  await wait(1000)
  seat.leave()
  return standing.filter((record) => record !== null).filter((record) => !isOwnShape(record))
}

async function gather(address: Address): Promise<readonly Seat[]> {
  const seats = Array.from({ length: PEOPLE }, () => takeSeat(address))
  await Promise.all(seats.map(({ synced }) => synced))
  for (const [index, { awareness }] of seats.entries()) {
    const name = `Person ${index + 1}`
    const user = { id: `device-${index}`, name, institutionId: null, institution: `A${index + 1}` }
    awareness.setLocalState({
      user: { ...user, color: "#1d4ed8" },
      canvas: {
        page: PAGE,
        selected: index < DRAGGING ? [draggedBy(index)] : [],
        camera: [0, 0, 1],
        screen: [1440, 900],
        following: null,
        chat: "",
      },
    })
  }
  return seats
}

/** Notes around the middle of the wall, so that they are on the screen at every zoom. */
function draggedBy(index: number): string {
  return `shape:note-${[17, 53, 117, 231, 345][index] ?? 0}`
}

/** Sets everybody to work around the middle of the wall; returns what stops them. */
function move(seats: readonly Seat[]): () => void {
  const timers = seats.map((seat, index) => {
    let step = index * 37
    return setInterval(() => {
      step += 1
      const [x, y] = around(step, index)
      seat.point({ page: PAGE, x, y })
    }, 1000 / CURSORS_PER_SECOND)
  })
  for (const [index, { doc }] of seats.slice(0, DRAGGING).entries()) {
    const record = canvasRecords(doc).get(draggedBy(index))
    let step = 0
    const drag = (): void => {
      step += 1
      record?.set("xy", [...around(step, index), PAGE])
    }
    timers.push(setInterval(drag, 1000 / DRAGS_PER_SECOND))
  }
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

const MIDDLE = { x: 4000, y: 2800 }

function around(step: number, index: number): readonly [number, number] {
  const turn = step / 15 + index
  return [round(MIDDLE.x + 600 * Math.cos(turn)), round(MIDDLE.y + 350 * Math.sin(turn * 1.3))]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function rest(): void {}

function answer(message: CanvasAnswer): void {
  process.send?.(message)
}

async function main(): Promise<void> {
  // Each stock provider listens for the end of its process.
  process.setMaxListeners(PEOPLE + 10)
  const [url = "", room = "", token = ""] = process.argv.slice(2)
  const address: Address = {
    kind: "y-websocket",
    url: `${url.replace("http", "ws")}/sync`,
    room,
    token,
  }
  let seats: readonly Seat[] = []
  let stop = rest
  process.on("disconnect", () => process.exit())
  process.on("message", (order: CanvasOrder) => {
    stop()
    if (order === "move") stop = move(seats)
    if (order !== "gather") return
    void gather(address).then((gathered) => {
      seats = gathered
      return answer({ type: "gathered" })
    })
  })
  answer({ type: "filled", records: await fill(url, address) })
}

await main()
