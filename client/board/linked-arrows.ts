import {
  canvasRecords,
  protectedRecords,
  readProtectionMarks,
  readRecord,
} from "@tafelrunde/shared/canvas"
import {
  dropArrows,
  followAssignments,
  followHandovers,
  FOLLOWS_FACT,
} from "@tafelrunde/shared/cards"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"

import { type State } from "./state.ts"
import { type Access } from "./sync/connection-status.ts"

/** How long nobody must have changed an arrow or a handover before a difference between them is repaired. */
const QUIET_MS = 3_000
/** How much later the next browser repairs, where the one before has left it. */
const TURN_MS = 500

/** What has changed: some handovers, the assignments, or unknown. */
type Facts = ReadonlySet<string> | "assignments" | "all"

interface Present {
  readonly access: State<Access>
  readonly awareness: Awareness
}

/**
 * Keeps the arrows on the canvas in step with the handovers and assignments that they stand for: who changes one
 * changes its arrows too, undo included. Where the changes of two people have met, one browser repairs once it is quiet: not before,
 * because an arrow is still in somebody's hand, and not all at once, because two repairs of a label would be joined.
 * Returns the function that ends it.
 */
export function keepLinkedArrows(doc: Y.Doc, { access, awareness }: Present): () => void {
  const handovers = doc.getMap("handovers")
  const assignments = doc.getMap("assignments")
  const records = canvasRecords(doc)
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = (facts: Facts): void => {
    if (access.get().access !== "write") return
    const may = mayChange(doc, access.get().role)
    if (facts !== "assignments") followHandovers(doc, facts === "all" ? undefined : facts, may)
    if (facts === "all" || facts === "assignments") followAssignments(doc, may)
  }
  const onHandovers = (
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    { local }: Y.Transaction,
  ): void => {
    if (!local) return repairLater()
    const ids = new Set(events.flatMap((event) => idsOf(event)))
    const purged = new Set([...ids].filter((id) => !handovers.has(id)))
    // After the transaction: observers must not change what others observe.
    doc.once("afterTransaction", () => {
      follow(ids)
      if (purged.size > 0 && access.get().access === "write") dropArrows(doc, purged)
    })
  }
  const onRecords = (
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    { origin }: Y.Transaction,
  ): void => {
    if (origin !== FOLLOWS_FACT && events.some(isAboutArrow)) repairLater()
  }
  const repairLater = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => follow("all"), QUIET_MS + turnOf(awareness) * TURN_MS)
  }
  const onAssignments = (_: unknown, { local }: Y.Transaction): void => {
    if (local) doc.once("afterTransaction", () => follow("assignments"))
    else repairLater()
  }
  handovers.observeDeep(onHandovers)
  assignments.observeDeep(onAssignments)
  records.observeDeep(onRecords)
  return () => {
    clearTimeout(timer)
    handovers.unobserveDeep(onHandovers)
    assignments.unobserveDeep(onAssignments)
    records.unobserveDeep(onRecords)
  }
}

/** The entries that the event is about. */
function idsOf({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  const [first] = path
  return first === undefined ? [...changes.keys.keys()] : [String(first)]
}

/** This browser's place among all that are here. */
function turnOf(awareness: Awareness): number {
  return [...awareness.getStates().keys()].filter((id) => id < awareness.clientID).length
}

/** Whether an arrow may have other ends or another label. */
function isAboutArrow(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  const isLabel = event.path[1] === "props.text" || event.changes.keys.has("props.text")
  return isLabel || idsOf(event).some((id) => id.startsWith("binding:"))
}

/** What is protected moves for facilitators alone; their browsers repair it. */
function mayChange(doc: Y.Doc, role: Access["role"]): (recordId: string) => boolean {
  if (role === "facilitator") return () => true
  const records = canvasRecords(doc)
  const held = protectedRecords(readProtectionMarks(doc), (id) => {
    const record = readRecord(records.get(id))
    if (!record) return undefined
    const { parentId } = record
    return typeof parentId === "string" ? parentId : null
  })
  return (id) => !held.has(id)
}
