import { generateKeyBetween } from "fractional-indexing"
import type * as Y from "yjs"

import { readCanvas } from "../records/canvas.ts"
import { isJsonObject, type Json, type JsonObject } from "../records/json.ts"
import { canvasRecords, createRecord, readRecord, writeChange } from "../records/record-codec.ts"
import { isShape, type ShapeRecord } from "../records/record.ts"
import { plainText } from "../text/rich-text.ts"
import { estimateCardHeight } from "../text/text-size.ts"
import { actorCard, TEXT_SCALE } from "./card-frames.ts"
import { chainCard } from "./chain-frame.ts"
import { ACTORS_FRAME, type Box, CHAIN_FRAME, freeBox } from "./free-box.ts"
import { type DraftShape } from "./shapes.ts"

/** An institution, as its cards name it. */
export interface CardInstitution {
  readonly id: string
  readonly short: string
  readonly name: string
}

interface CardKind {
  /** The template's area that holds the cards. */
  readonly frameId: string
  readonly draft: (institution: CardInstitution, box: Box) => DraftShape
}

const KINDS: readonly CardKind[] = [
  { frameId: ACTORS_FRAME, draft: actorCard },
  { frameId: CHAIN_FRAME, draft: chainCard },
]

/**
 * Puts a card of each institution into the template's areas, where they have room. The ids of the cards follow from
 * those of the institutions, so that there is never a second one; a card that kept somebody's words is named again.
 */
export function addInstitutionCards(doc: Y.Doc, institutions: readonly CardInstitution[]): void {
  doc.transact(() => {
    const shapes = readCanvas(doc).filter(isShape)
    for (const institution of institutions) {
      for (const kind of KINDS) {
        const id = cardIdOf(kind, institution)
        const present = shapes.find((shape) => shape.id === id)
        if (present) nameAgain(doc, present, kind.draft(institution, NOWHERE))
        else shapes.push(...newCard(doc, shapes, { kind, institution }))
      }
    }
  })
}

/** Takes the cards of removed institutions away. What people wrote on a card stays, on a grey card without the name. */
export function removeInstitutionCards(doc: Y.Doc, institutions: readonly CardInstitution[]): void {
  doc.transact(() => {
    const records = canvasRecords(doc)
    for (const { institution, card } of cardsOf(doc, institutions)) {
      const words = blocksOf(card).filter((block) => !isNameOf(block, institution))
      if (words.every((block) => plainText(block).trim() === "")) records.delete(card.id)
      else writeChange(records, card, withProps(card, { color: "grey", richText: textOf(words) }))
    }
  })
}

/** Gives the cards the institution's new names; a name that somebody has rewritten on a card stays. */
export function renameInstitutionCards(
  doc: Y.Doc,
  before: CardInstitution,
  after: CardInstitution,
): void {
  doc.transact(() => {
    for (const { kind, card } of cardsOf(doc, [before])) {
      const [title, ...name] = blocksOf(kind.draft(after, NOWHERE))
      const blocks = blocksOf(card).flatMap((block) => {
        const text = plainText(block)
        if (title && text === before.short) return [title]
        return name.length > 0 && text === before.name ? name : [block]
      })
      writeChange(canvasRecords(doc), card, withProps(card, { richText: textOf(blocks) }))
    }
  })
}

/**
 * Moves cards away that another person's card covers exactly: both were put into the same free place at once. Of the
 * two the one with the greater id moves; only the client that has made it calls this.
 */
export function separateInstitutionCards(doc: Y.Doc, ownIds: ReadonlySet<string>): void {
  doc.transact(() => {
    const shapes = readCanvas(doc).filter(isShape)
    const own = KINDS.flatMap((kind) =>
      [...ownIds].map((id) => ({ kind, id: cardIdOf(kind, { id }) })),
    )
    for (const { kind, id } of own) {
      const index = shapes.findIndex((shape) => shape.id === id)
      const card = shapes[index]
      if (!card || !shapes.some((other) => other.id < id && isAtSamePlace(other, card))) continue
      const box = freeBox(shapes, kind.frameId)
      if (!box) continue
      const moved = { ...card, x: box.x, y: box.y }
      writeChange(canvasRecords(doc), card, moved)
      shapes[index] = moved
    }
  })
}

/** Whether this record is an institution's card of the template. */
export function isInstitutionCard(recordId: string): boolean {
  return /^shape:(?:institution|chain)-/.test(recordId)
}

function isAtSamePlace(one: ShapeRecord, other: ShapeRecord): boolean {
  return (
    isInstitutionCard(one.id) &&
    one.type === "geo" &&
    one.parentId === other.parentId &&
    one.x === other.x &&
    one.y === other.y
  )
}

const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 }

function cardIdOf(kind: CardKind, { id }: Pick<CardInstitution, "id">): string {
  return `shape:${kind.draft({ id, short: "", name: "" }, NOWHERE).id}`
}

interface NewCard {
  readonly kind: CardKind
  readonly institution: CardInstitution
}

/** Empty when the area is gone or full. */
function newCard(
  doc: Y.Doc,
  shapes: readonly ShapeRecord[],
  { kind, institution }: NewCard,
): ShapeRecord[] {
  const box = freeBox(shapes, kind.frameId)
  if (!box) return []
  const { id, type, x, y, props } = kind.draft(institution, box)
  const keys = shapes.flatMap(({ parentId, index }) => (parentId === kind.frameId ? [index] : []))
  const card: ShapeRecord = {
    id: `shape:${id}`,
    typeName: "shape",
    type,
    x,
    y,
    rotation: 0,
    index: generateKeyBetween(keys.toSorted(byCodeUnits).at(-1) ?? null, null),
    parentId: kind.frameId,
    isLocked: false,
    opacity: 1,
    props: { ...props, growY: growthOf(props, box) },
    meta: {},
  }
  createRecord(canvasRecords(doc), card)
  return [card]
}

/** How much higher than its place a card must be for its text. */
function growthOf({ richText, scale }: JsonObject, { w, h }: Box): number {
  if (!isJsonObject(richText) || scale !== TEXT_SCALE) return 0
  return Math.max(0, estimateCardHeight(richText, { width: w, scale: TEXT_SCALE }) - h)
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Puts the name in front of the words that the card kept. */
function nameAgain(doc: Y.Doc, card: ShapeRecord, { props }: DraftShape): void {
  if (card.props["color"] !== "grey") return
  const richText = textOf([...blocksOf({ props }), ...blocksOf(card)])
  writeChange(
    canvasRecords(doc),
    card,
    withProps(card, { color: props["color"] ?? "black", richText }),
  )
}

interface Card extends NewCard {
  readonly card: ShapeRecord
}

function cardsOf(doc: Y.Doc, institutions: readonly CardInstitution[]): Card[] {
  return institutions.flatMap((institution) =>
    KINDS.flatMap((kind) => {
      const card = readRecord(canvasRecords(doc).get(cardIdOf(kind, institution)))
      return card && isShape(card) ? [{ institution, kind, card }] : []
    }),
  )
}

function blocksOf({ props }: { readonly props: JsonObject }): readonly JsonObject[] {
  const { richText } = props
  const content = isJsonObject(richText) ? richText["content"] : undefined
  return Array.isArray(content) ? content.filter(isJsonObject) : []
}

function textOf(blocks: readonly JsonObject[]): JsonObject {
  return { type: "doc", content: blocks.length > 0 ? [...blocks] : [{ type: "paragraph" }] }
}

function isNameOf(block: JsonObject, { short, name }: CardInstitution): boolean {
  return [short, name].includes(plainText(block))
}

function withProps(card: ShapeRecord, props: Readonly<Record<string, Json>>): ShapeRecord {
  return { ...card, props: { ...card.props, ...props } }
}
