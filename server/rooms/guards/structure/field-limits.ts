import { type Flaw, isReadable, mendField } from "@tafelrunde/shared/content"
import { type Field, LENGTHS } from "@tafelrunde/shared/entities"
import { type Slot } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { isNew, itemBefore, newItemsIn, textBefore } from "../transaction-items.ts"
import { type StructuredChange } from "./structured-changes.ts"

/** A described field whose value a transaction has written, or a text in which it has written. */
export interface FieldChange {
  readonly field: Field
  /** What holds the value. */
  readonly item: Y.Item
  readonly path: readonly string[]
}

/** The field behind a change; undefined where nothing is written, or nothing is described. */
export function fieldAt({
  slot: { field },
  path,
  item,
  isAllowed,
}: Pick<StructuredChange, "slot" | "path" | "item" | "isAllowed">): FieldChange | undefined {
  return field && item && isAllowed ? { field, item, path } : undefined
}

/** A run of characters. */
export interface TextPiece {
  readonly id: Y.ID
  readonly length: number
}

/**
 * The characters of a Y.Text by which it has grown beyond its greatest length: the last ones of those that the
 * transaction has written.
 */
export function textExcess({ field, item }: FieldChange, transaction: Y.Transaction): TextPiece[] {
  const { content } = item
  const length = textLength(content)
  if (!(content instanceof Y.ContentType) || !("max" in field) || length <= field.max) return []
  const written = newItemsIn(content.type, transaction).filter(
    ({ countable, parentSub }) => countable && parentSub === null,
  )
  let excess = length - Math.max(field.max, lengthBefore(item, transaction))
  const pieces: TextPiece[] = []
  for (const each of written.toReversed()) {
    if (excess <= 0) break
    const count = wholeCharacters(each, Math.min(excess, each.length))
    const { client, clock } = each.id
    pieces.push({ id: Y.createID(client, clock + each.length - count), length: count })
    excess -= count
  }
  return pieces
}

/** Zero for what holds no sentences. */
function textLength(content: Y.Item["content"]): number {
  const type: unknown = content instanceof Y.ContentType ? content.type : undefined
  return type instanceof Y.Text ? type.length : 0
}

/** One more where the last so many would begin between the halves of a character. */
function wholeCharacters({ content, length: all }: Y.Item, length: number): number {
  if (!(content instanceof Y.ContentString) || length === all) return length
  const isHalf = /^[\uDC00-\uDFFF]/.test(content.str.slice(-length))
  return isHalf ? length + 1 : length
}

function lengthBefore(item: Y.Item, transaction: Y.Transaction): number {
  const before = itemBefore(item, transaction)
  if (!before) return 0
  const { content } = before
  if (content instanceof Y.ContentType) return textBefore(content.type, transaction).length
  const value = plainIn(before)
  return typeof value === "string" ? value.length : 0
}

function plainIn({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
}

/** What a plain value becomes that is longer than its field allows; undefined where it may stay. */
export function cutValue(
  { field, item }: FieldChange,
  transaction: Y.Transaction,
): { readonly value: unknown } | undefined {
  if (!(item.content instanceof Y.ContentAny) || !isNew(item, transaction)) return undefined
  const value = plainIn(item)
  const mended = withinLimits(value, field)
  if (!mended) return undefined
  const itemOfBefore = itemBefore(item, transaction)
  const before = itemOfBefore && plainIn(itemOfBefore)
  if (!itemOfBefore || !withinLimits(before, field)) return mended
  return sizeOf(value) <= sizeOf(before) ? undefined : { value: before }
}

/**
 * What is right of a plain value with parts, such as a list of texts, of which others are of the wrong kind;
 * undefined where nothing is.
 */
export function rightParts(item: Y.Item, { field }: Slot): { readonly value: unknown } | undefined {
  const value = plainIn(item)
  if (!field || typeof value !== "object" || !isReadable(value)) return undefined
  const mended = mendField(value, field, () => {})
  return mended === undefined ? undefined : { value: mended }
}

/** The value without what is too long or too much in it; undefined where nothing is. */
function withinLimits(value: unknown, field: Field): { readonly value: unknown } | undefined {
  if (isSurelyWithin(value, field)) return undefined
  const flaws: Flaw[] = []
  const mended = mendField(value, field, (flaw) => flaws.push(flaw))
  const isBeyond = flaws.some(({ reason }) => reason === "length" || reason === "count")
  return isBeyond ? { value: mended } : undefined
}

/** Most values, without asking the validator, which costs more. */
function isSurelyWithin(value: unknown, field: Field): boolean {
  if (typeof value === "string") return !("max" in field) || value.length <= field.max
  if (typeof value !== "object" || value === null) return true
  const most = field.kind === "choices" ? field.values.length : FEW
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every((one) => typeof one === "string" && one.length <= LENGTHS.short)
  )
}

/** Of lists of texts, references and entries, none has a smaller limit. */
const FEW = 100

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length
}
