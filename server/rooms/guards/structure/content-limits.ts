import { isMark, isRemoved, REMOVED, slotAt } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type EditAuthors, type Violation } from "../guard.ts"
import { isAllowed, mapIn } from "../read-before.ts"
import { type RevertUpdate } from "../revert-update.ts"
import { holderOf, isNew, itemBefore, itemsOf, type YType } from "../transaction-items.ts"
import { cutValue, type FieldChange, fieldAt, textExcess } from "./field-limits.ts"
import { type StructuredChange, type StructuredContent, toKey } from "./structured-changes.ts"

/** Entries in the bin count only here: so many times the greatest number may stand in a list altogether. */
const WITH_BIN = 2

/** An entry that a transaction adds to a list, or takes out of the bin. */
interface Addition {
  readonly list: YType
  readonly max: number
  readonly path: readonly string[]
  readonly item: Y.Item
  readonly revert: (reversal: RevertUpdate) => void
}

/** A transaction, what it changed, and what is taken back of it. */
export interface Review {
  readonly content: StructuredContent
  readonly changes: readonly StructuredChange[]
  readonly transaction: Y.Transaction
  readonly authors: EditAuthors
  readonly reversal: RevertUpdate
  readonly violations: Violation[]
}

/**
 * Holds the limits that the descriptions of entities give: entries beyond the greatest number of a list go, texts are
 * cut to their greatest length. Only growth is taken back: what a board from before has too much or too long stays,
 * and can be edited.
 */
export function holdLimits(review: Review): void {
  const { changes, transaction } = review
  const gone = takeBackAdditions(review)
  for (const change of changes) {
    const field = fieldAt(change)
    if (field && !isWithin(change.path, gone)) cutField(review, field)
  }
  for (const type of transaction.changed.keys()) {
    const field = typedField(type, review)
    if (field) cutField(review, field)
  }
}

function isWithin(path: readonly string[], paths: ReadonlySet<string>): boolean {
  return paths.size > 0 && path.some((_, index) => paths.has(toKey(path.slice(0, index + 1))))
}

/** The field of a text that was there already and is typed in. */
function typedField(type: YType, { content, transaction }: Review): FieldChange | undefined {
  const item = holderOf(type)
  if (!item || !isTextIn(item) || item.deleted || isNew(item, transaction)) return undefined
  const { parent: map, parentSub: key } = item
  const place = map instanceof Y.AbstractType ? content.placeOf(map) : undefined
  if (!place || key === null) return undefined
  const slot = slotAt(place.structure, key)
  return fieldAt({ slot, item, path: [...place.path, key], isAllowed: true })
}

/** What the server itself writes was checked before, and may bring back what was there before the limits. */
function isOfServer(id: Y.ID, authors: EditAuthors): boolean {
  return authors.isWrittenByFacilitators(id) && authors.authorsOf(id).length === 0
}

/** Takes back the last additions to lists that have become too long; answers the paths of the entries. */
function takeBackAdditions(review: Review): ReadonlySet<string> {
  const { changes, authors, reversal, violations } = review
  const gone = new Set<string>()
  const additions = changes.flatMap((change) => additionOf(change, review) ?? [])
  for (const [list, added] of Map.groupBy(additions, (addition) => addition.list)) {
    const excess = excessOf(list, added[0]?.max ?? 0)
    if (excess <= 0) continue
    for (const { item, path, revert } of added.slice(-excess)) {
      if (isOfServer(item.id, authors)) continue
      revert(reversal)
      gone.add(toKey(path))
      violations.push({ reason: `${path[0]}: too many`, kind: "limit", causes: [item.id] })
    }
  }
  return gone
}

function additionOf(
  change: StructuredChange,
  { content, transaction }: Pick<Review, "content" | "transaction">,
): Addition | undefined {
  const { map, place, key, path, item } = change
  const { structure } = place
  if (structure.holds === "entries") {
    if (!item || !change.isAllowed || !isNew(item, transaction)) return undefined
    if (itemBefore(item, transaction)) return undefined
    const revert = (reversal: RevertUpdate): void => reversal.remove(item)
    return { list: map, max: structure.entity.max, path, item, revert }
  }
  return key === REMOVED && structure.holds === "fields"
    ? restorationOf(change, structure.entity.max, { content, transaction })
    : undefined
}

/** An entry whose mark a transaction has taken away. */
function restorationOf(
  { map, place, slot, item: mark }: StructuredChange,
  max: number,
  { content, transaction }: Pick<Review, "content" | "transaction">,
): Addition | undefined {
  const latest = itemsOf(map).get(REMOVED)
  const before = latest && itemBefore(latest, transaction)
  const value = plainIn(before)
  const list = holderOf(map)?.parent
  if (!latest || !before || !isMark(value) || isMark(plainIn(mark))) return undefined
  // A mark that may not stand there took nothing out of the list: putting it back would be reverted without end.
  if (!isAllowed(before.content, slot)) return undefined
  if (!(list instanceof Y.AbstractType) || content.placeOf(list)?.structure.holds !== "entries")
    return undefined
  const revert = (reversal: RevertUpdate): void => reversal.replace(latest, { is: "plain", value })
  return { list, max, path: place.path, item: mark ?? before, revert }
}

function plainIn(item: Y.Item | undefined): unknown {
  return item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
}

/** Whether an item holds sentences. */
function isTextIn({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType && content.type instanceof Y.Text
}

/** By how many entries a list is too long. */
function excessOf(list: YType, max: number): number {
  const items = itemsOf(list)
  if (items.size <= max) return 0
  let [shown, all] = [0, 0]
  for (const item of items.values()) {
    const entry = item.deleted ? undefined : mapIn(item.content)
    if (!entry) continue
    all += 1
    if (entry instanceof Y.Map && !isRemoved(entry)) shown += 1
  }
  return Math.max(shown - max, all - WITH_BIN * max)
}

/** Cuts a text or a list of texts that has become longer than it may be. */
function cutField(
  { transaction, authors, reversal, violations }: Review,
  field: FieldChange,
): void {
  const reason = `${field.path[0]}: too long`
  const pieces = textExcess(field, transaction)
  for (const piece of pieces) {
    if (isOfServer(piece.id, authors)) continue
    reversal.remove(piece)
    violations.push({ reason, kind: "limit", causes: [piece.id] })
  }
  const cut = pieces.length === 0 ? cutValue(field, transaction) : undefined
  if (!cut || isOfServer(field.item.id, authors)) return
  reversal.replace(field.item, { is: "plain", value: cut.value })
  violations.push({ reason, kind: "limit", causes: [field.item.id] })
}
