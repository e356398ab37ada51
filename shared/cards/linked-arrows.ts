import { HANDOVER_KEY } from "@tafelrunde/shared/canvas"
import { LENGTHS } from "@tafelrunde/shared/entities"
import { type HandoverEnds, readHandovers, type ShownHandover } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { correctArrows, deleteArrows, oneLine } from "./correct-arrows.ts"
import { type Arrow, entryAt, readArrows } from "./read-arrows.ts"

/*
 * An arrow between the cards of two institutions is a handover. The arrow's `meta` holds the handover's id; its ends
 * and its label say the same as the handover. What somebody does to the one, the browser does to the other at once;
 * where two people's changes have met and the two differ, the handover is right.
 */
type NewHandover = HandoverEnds & { readonly title: string }

/** What the handovers must become because of an arrow; `unlink`: it is an ordinary arrow again. */
export type ArrowEdit =
  | { readonly kind: "begin"; readonly handover: NewHandover }
  | { readonly kind: "change"; readonly id: string; readonly change: Partial<NewHandover> }
  | { readonly kind: "unlink" }

/** The arrow's `meta` with its handover, or without any. */
export function withHandover(
  meta: Readonly<Record<string, unknown>>,
  id: string | undefined,
): Readonly<Record<string, unknown>> {
  return { ...meta, [HANDOVER_KEY]: id }
}

export function handoverOf(meta: unknown): string | undefined {
  if (typeof meta !== "object" || meta === null) return undefined
  const id: unknown = Reflect.get(meta, HANDOVER_KEY)
  return typeof id === "string" ? id : undefined
}

/** What somebody's change of this arrow means for the handovers; undefined for nothing. */
export function arrowEdit(doc: Y.Doc, arrowId: string): ArrowEdit | undefined {
  const [arrow] = readArrows(doc, (id) => id === arrowId)
  if (!arrow) return undefined
  const ends = endsOf(doc, arrow)
  const title = oneLine(arrow.text).slice(0, LENGTHS.title).trimEnd()
  const id = handoverOf(arrow.record["meta"])
  const handover = id === undefined ? undefined : readHandovers(doc).get(id)
  if (id === undefined || !handover || handover.isRemoved) {
    if (ends) return { kind: "begin", handover: { ...ends, title } }
    return id === undefined ? undefined : { kind: "unlink" }
  }
  const change = difference(handover, { ...ends, title })
  return Object.keys(change).length > 0 ? { kind: "change", id, change } : undefined
}

function difference(handover: ShownHandover, wanted: Partial<NewHandover>): Partial<NewHandover> {
  // A label that differs from the title by blanks alone does not rename the handover.
  const now: Readonly<Record<string, unknown>> = { ...handover, title: oneLine(handover.title) }
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => now[field] !== value))
}

/** Undefined unless the arrow leads from one institution's card to another institution's. */
function endsOf(doc: Y.Doc, arrow: Arrow): HandoverEnds | undefined {
  const [from, to] = [entryAt(doc, arrow, "start"), entryAt(doc, arrow, "end")]
  if (from?.collection !== "institutions" || to?.collection !== "institutions") return undefined
  if (from.entryId === to.entryId) return undefined
  return { fromInstitutionId: from.entryId, toInstitutionId: to.entryId }
}

/** Makes the arrows of these handovers (without them, of all) say what the handovers say. */
export function followHandovers(
  doc: Y.Doc,
  ids?: ReadonlySet<string>,
  mayChange: (recordId: string) => boolean = () => true,
): void {
  const handovers = readHandovers(doc)
  const arrows = arrowsOf(doc, (id) => ids?.has(id) ?? true).flatMap((arrow) => {
    const handover = handovers.get(handoverOf(arrow.record["meta"]) ?? "")
    if (!handover || handover.isRemoved || !mayChange(arrow.record.id)) return []
    const { fromInstitutionId, title: text, toInstitutionId } = handover
    const collection = "institutions" as const
    const start = { collection, entryId: fromInstitutionId }
    const end = { collection, entryId: toInstitutionId }
    return [{ arrow, wanted: { text, start, end } }]
  })
  correctArrows(doc, arrows)
}

/** Deletes the arrows of handovers that have been deleted for good, with what was written on them. */
export function dropArrows(doc: Y.Doc, handoverIds: ReadonlySet<string>): void {
  deleteArrows(
    doc,
    arrowsOf(doc, (id) => handoverIds.has(id)),
  )
}

function arrowsOf(doc: Y.Doc, isAsked: (handoverId: string) => boolean): readonly Arrow[] {
  return readArrows(doc, (_, meta) => {
    const id = handoverOf(meta)
    return id !== undefined && isAsked(id)
  })
}
