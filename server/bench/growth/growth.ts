import { canvasRecords, createRecord, readRecord } from "@tafelrunde/shared/canvas"
import { readContent, writeContent } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { median } from "../percentiles.ts"
import { conditions, number, print, table } from "../report.ts"
import { type GestureName } from "./gestures.ts"
import { holdWorkshop, TWO_HOURS, type WorkshopPlan } from "./workshop.ts"

export interface Growth {
  readonly documentBytes: number
  readonly contentBytes: number
  readonly openMs: number
}

const OPENINGS = 9

/** Holds the workshop and weighs what it leaves. */
export function measureGrowth(plan: WorkshopPlan): Growth {
  const doc = holdWorkshop(plan)
  const snapshot = Y.encodeStateAsUpdate(doc)
  const openings = Array.from({ length: OPENINGS }, () => timeToOpen(snapshot))
  return {
    documentBytes: snapshot.length,
    contentBytes: encodeAfresh(doc).length,
    openMs: median(openings),
  }
}

/** As if somebody had put everything that is there now into a new board at once. */
function encodeAfresh(doc: Y.Doc): Uint8Array {
  const fresh = new Y.Doc()
  // Real ids differ in size, which would blur the comparison.
  fresh.clientID = 0xffff_ffff
  writeContent({ board: fresh }, readContent({ board: doc }))
  fresh.transact(() => {
    for (const yRecord of canvasRecords(doc).values()) {
      const record = readRecord(yRecord)
      if (record) createRecord(canvasRecords(fresh), record)
    }
  })
  return Y.encodeStateAsUpdate(fresh)
}

function timeToOpen(snapshot: Uint8Array): number {
  const startedAt = performance.now()
  Y.applyUpdate(new Y.Doc(), snapshot)
  return performance.now() - startedAt
}

const HEAD = [
  "workshop",
  "gestures",
  "document kB",
  "content kB",
  "document ÷ content",
  "opens in ms",
]

/** The workshop as planned, then with more of the gestures that weigh most. */
export function benchGrowth(command: string): Promise<void> {
  print(`${conditions(command)}\n`)
  const plans: readonly (readonly [string, WorkshopPlan])[] = [
    ["two hours, 25 people", TWO_HOURS],
    ["… without group drags", times(TWO_HOURS, { dragGroup: 0 })],
    ["… with five times the group drags", times(TWO_HOURS, { dragGroup: 5 })],
    ["… with five times the single drags", times(TWO_HOURS, { drag: 5 })],
    ["… with five times the cells toggled", times(TWO_HOURS, { toggleCell: 5 })],
    ["four times of everything", times(TWO_HOURS, everything(4))],
  ]
  print(
    table(
      HEAD,
      plans.map(([name, plan]) => toRow(name, plan)),
    ),
  )
  return Promise.resolve()
}

type Factors = Partial<Record<GestureName, number>>

function everything(factor: number): Factors {
  return Object.fromEntries(Object.keys(TWO_HOURS.gestures).map((name) => [name, factor]))
}

function times(plan: WorkshopPlan, factors: Factors): WorkshopPlan {
  const gestures = { ...plan.gestures }
  for (const name of Object.keys(gestures) as GestureName[]) gestures[name] *= factors[name] ?? 1
  return { ...plan, gestures }
}

function toRow(name: string, plan: WorkshopPlan): string[] {
  const { documentBytes, contentBytes, openMs } = measureGrowth(plan)
  const gestures = Object.values(plan.gestures).reduce((sum, count) => sum + count, 0)
  return [
    name,
    number(gestures),
    number(documentBytes / 1000),
    number(contentBytes / 1000),
    number(documentBytes / contentBytes, 2),
    number(openMs, 1),
  ]
}
