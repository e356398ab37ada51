import { setPriority } from "node:os"
import { setTimeout as wait } from "node:timers/promises"

import { sampleHostileFrames } from "../../testing/hostile-frame.ts"
import { RawSocket } from "../../testing/raw-socket.ts"
import { heavyFrames } from "./heavy-frames.ts"

/*
 * The attackers, in a process of their own. One message starts them; they report their counts every second and leave when
 * the parent disconnects.
 */
export interface HostilePlan {
  /** Of the board, without the token. */
  readonly url: string
  /** One each; a token given twice makes two attackers. */
  readonly tokens: readonly string[]
  readonly seed: number
}

export interface HostileCounts {
  readonly connections: number
  readonly frames: number
  readonly bytes: number
  /** Connections that the server ended. */
  readonly ended: number
}

const POOL = 3000
const BURST = 20
const PAUSE_MS = 100
/** A connection that the server bears is left by itself after this many bursts. */
const BURSTS = 50
const RETRY_MS = 500
/** So many bursts without a heavy frame. */
const HEAVY_EVERY = 10
/** What a socket may have waiting before its attacker takes a breath: the memory of this process is not the point. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024

const counts = { connections: 0, frames: 0, bytes: 0, ended: 0 }

async function attack(url: string, frames: Iterator<Uint8Array, Uint8Array>): Promise<void> {
  const intruder = new RawSocket(url)
  const { socket } = intruder
  const closed = intruder.closed()
  await Promise.race([intruder.opened(), closed]).catch(() => undefined)
  counts.connections += 1
  for (let burst = 0; burst < BURSTS && socket.readyState === socket.OPEN; burst += 1) {
    for (let sent = 0; sent < BURST; sent += 1) send(intruder, frames.next().value)
    if (burst % HEAVY_EVERY === 0)
      send(intruder, heavyFrames[(burst / HEAVY_EVERY) % heavyFrames.length])
    await wait(PAUSE_MS)
  }
  if (socket.readyState === socket.OPEN) socket.terminate()
  else counts.ended += 1
  await closed
}

function send({ socket }: RawSocket, frame: Uint8Array | undefined): void {
  if (!frame || socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return
  socket.send(frame)
  counts.frames += 1
  counts.bytes += frame.length
}

/** Endlessly, beginning at a place of its own. */
function* repeat(pool: readonly Uint8Array[], start: number): Generator<Uint8Array, Uint8Array> {
  for (let index = start; ; index += 1) yield pool[index % pool.length] ?? new Uint8Array()
}

async function attackAgainAndAgain(
  { url, pool }: { readonly url: string; readonly pool: readonly Uint8Array[] },
  start: number,
): Promise<never> {
  const frames = repeat(pool, start)
  for (;;) {
    await attack(url, frames)
    await wait(RETRY_MS)
  }
}

function run({ url, tokens, seed }: HostilePlan): void {
  const pool = sampleHostileFrames(POOL, seed)
  for (const [index, token] of tokens.entries()) {
    const start = Math.floor((index * POOL) / tokens.length)
    void attackAgainAndAgain({ url: `${url}?token=${token}`, pool }, start)
  }
  setInterval(() => process.send?.(counts), 1000)
}

// Attackers sit at machines of their own: the work of making their frames must not slow the honest down.
setPriority(19)
process.setMaxListeners(0)
process.once("message", (plan) => run(plan as HostilePlan))
process.once("disconnect", () => process.exit())
