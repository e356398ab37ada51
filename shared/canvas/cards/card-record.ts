import { type JsonObject } from "../records/json.ts"
import { LIMITS } from "../records/limits.ts"
import { type CanvasRecord, isShape, type ShapeRecord } from "../records/record.ts"

/** The lists whose entries can stand on the canvas as cards. */
export const CARD_COLLECTIONS = ["institutions", "tasks", "agreements", "openQuestions"] as const

export type CardCollection = (typeof CARD_COLLECTIONS)[number]

/** What a card shows: an entry of the board. The card holds nothing else of it. */
export interface CardReference {
  readonly collection: CardCollection
  readonly entryId: string
}

/** The type of the shape. */
export const CARD_TYPE = "card"

/** The key of an arrow's `meta` that holds the id of the handover which it shows. */
export const HANDOVER_KEY = "handoverId"

/** A reference and a size; nothing of the entry is copied into a card. */
const PROPS: ReadonlySet<string> = new Set(["w", "h", "collection", "entryId"])

function isCard(record: CanvasRecord): record is ShapeRecord {
  return isShape(record) && record.type === CARD_TYPE
}

/** The entry that a shape shows; undefined for other shapes and for cards of another version. */
export function cardReference(record: CanvasRecord | undefined): CardReference | undefined {
  if (!record || !isCard(record)) return undefined
  const { entryId } = record.props
  const collection = CARD_COLLECTIONS.find((name) => name === record.props["collection"])
  return collection && typeof entryId === "string" ? { collection, entryId } : undefined
}

/** Why a card could not be shown, or would hold more than it may; null for other shapes. */
export function cardViolation({ type }: CanvasRecord, props: JsonObject): string | null {
  if (type !== CARD_TYPE) return null
  const { collection, entryId } = props
  if (!CARD_COLLECTIONS.some((name) => name === collection)) return "a card of no list"
  if (typeof entryId !== "string" || entryId.length > LIMITS.nameLength) return "a card of no entry"
  if (!["w", "h"].every((name) => typeof props[name] === "number")) return "a card without size"
  return Object.keys(props).every((name) => PROPS.has(name))
    ? null
    : "a card with a text of its own"
}

interface NewCard {
  readonly w: number
  readonly h: number
}

/** The props of a new card. */
export function cardProps({ collection, entryId }: CardReference, { w, h }: NewCard): JsonObject {
  return { w, h, collection, entryId }
}
