import { setTimeout as wait } from "node:timers/promises"

import { Arrivals } from "./arrivals.ts"
import {
  type Address,
  createCountingSocket,
  type Seat,
  takeLeanSeat,
  takeStockSeat,
  type Traffic,
} from "./client.ts"
import {
  introduce,
  isSeeded,
  type Load,
  seedBoard,
  startWork,
  type Work,
  watchEdits,
} from "./load.ts"
import { takeOwnSeat } from "./own-seat.ts"

/*
 * The people, in a process of their own: told by one message what to do, it answers `started` and `ended` at the
 * ends of the measured time and `settled` with the result. It leaves when its parent lets go of it.
 */
export interface CrowdPlan extends Work {
  /** One board each, all with the same load. */
  readonly addresses: readonly Address[]
  /** So many of each board's people see edits; the others take a lean seat. */
  readonly watching: number
  /** What those who see edits use: a stock provider or our own client. */
  readonly client: "stock" | "own"
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface CrowdResult {
  readonly latenciesMs: readonly number[]
  /** Arrivals that never came. */
  readonly missing: number
  readonly frames: number
  readonly bytes: number
  /** Of this process. */
  readonly cpuMs: number
}

export type CrowdMessage =
  | { readonly type: "started" }
  | { readonly type: "ended" }
  | { readonly type: "settled"; readonly result: CrowdResult }

interface Board {
  readonly seats: readonly Seat[]
  readonly arrivals: Arrivals
}

const STRAGGLERS_MS = 1500
const CONNECT_MS = 20_000

async function gather(address: Address, plan: CrowdPlan, traffic: Traffic): Promise<Board> {
  const { load, client } = plan
  const socket = createCountingSocket(traffic)
  const take = client === "own" ? takeOwnSeat : takeStockSeat
  const watching = await takeSeats(plan.watching, () => take(address, socket))
  const [first] = watching
  if (first) seedBoard(first.doc, load)
  await within(CONNECT_MS, Promise.all(watching.map(({ doc }) => whenSeeded(doc, load))))
  // Those who look at nothing later come when there is something to work on.
  const others = await takeSeats(load.people - plan.watching, () => takeLeanSeat(address, socket))
  const seats = [...watching, ...others]
  const arrivals = new Arrivals(load.dragging + load.typing, watching.length)
  for (const [person, seat] of watching.entries()) {
    watchEdits(seat.doc, load, (editor, edits) => arrivals.arrived(person, editor, edits))
  }
  for (const [index, seat] of seats.entries()) introduce(seat, index)
  return { seats, arrivals }
}

async function takeSeats(count: number, take: () => Seat): Promise<readonly Seat[]> {
  const seats = Array.from({ length: count }, take)
  await within(CONNECT_MS, Promise.all(seats.map((seat) => seat.synced)))
  return seats
}

function whenSeeded(doc: Seat["doc"], load: Load): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSeeded(doc, load)) return
      doc.off("afterTransaction", look)
      resolve()
    }
    doc.on("afterTransaction", look)
    look()
  })
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const tooLate = wait(limitMs, null, { ref: false }).then(() => {
    throw new Error(`Nobody answered within ${limitMs} ms.`)
  })
  return Promise.race([work, tooLate])
}

async function run(plan: CrowdPlan): Promise<void> {
  const traffic: Traffic = { frames: 0, bytes: 0 }
  const boards: Board[] = []
  for (const address of plan.addresses) boards.push(await gather(address, plan, traffic))
  const stops = boards.map(({ seats, arrivals }) => startWork(seats, plan, arrivals))
  await wait(plan.warmUpMs)

  const before = { ...traffic, cpu: process.cpuUsage() }
  for (const { arrivals } of boards) arrivals.begin()
  tell({ type: "started" })
  await wait(plan.measureMs)
  for (const { arrivals } of boards) arrivals.end()
  const cpu = process.cpuUsage(before.cpu)
  const result = {
    frames: traffic.frames - before.frames,
    bytes: traffic.bytes - before.bytes,
    cpuMs: (cpu.user + cpu.system) / 1000,
  }
  tell({ type: "ended" })

  for (const stop of stops) stop()
  await wait(STRAGGLERS_MS)
  const latenciesMs = boards.flatMap(({ arrivals }) => arrivals.latenciesMs)
  const expected = boards.reduce((sum, { arrivals }) => sum + arrivals.expected, 0)
  tell({
    type: "settled",
    result: { ...result, latenciesMs, missing: expected - latenciesMs.length },
  })
}

function tell(message: CrowdMessage): void {
  process.send?.(message)
}

// Each stock provider wants to hear of the end of the process.
process.setMaxListeners(0)
process.once("message", (plan) => void run(plan as CrowdPlan))
process.once("disconnect", () => process.exit())
