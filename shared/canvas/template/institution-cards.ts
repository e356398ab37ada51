import { generateKeyBetween } from "fractional-indexing"
import type * as Y from "yjs"

import { CARD_TYPE } from "../cards/card-record.ts"
import { readCanvas } from "../records/canvas.ts"
import { isJsonObject, type Json, type JsonObject } from "../records/json.ts"
import { canvasRecords, createRecord, readRecord, writeChange } from "../records/record-codec.ts"
import { isShape, type ShapeRecord } from "../records/record.ts"
import { plainText } from "../text/rich-text.ts"
import { actorCardId } from "./card-frames.ts"
import { chainCardId } from "./chain-frame.ts"
import { cardText } from "./frame-draft.ts"
import { ACTORS_FRAME, CHAIN_FRAME, freeBox } from "./free-box.ts"
import { institutionCard } from "./shapes.ts"

/*
 * A template's institutions stand on cards. On boards made before cards were views of the lists they stand on boxes
 * with a copy of their names; those stay, and are renamed here.
 */

/** An institution, as its cards name it. */
export interface CardInstitution {
  readonly id: string
  readonly short: string
  readonly name: string
}

interface CardKind {
  /** The template's area that holds the cards. */
  readonly frameId: string
  /** Without the `shape:` prefix. */
  readonly cardId: (institutionId: string) => string
  /** What a box says of the institution. */
  readonly words: (institution: CardInstitution) => JsonObject
}

const KINDS: readonly CardKind[] = [
  {
    frameId: ACTORS_FRAME,
    cardId: actorCardId,
    words: ({ short, name }) => cardText(short, name),
  },
  { frameId: CHAIN_FRAME, cardId: chainCardId, words: ({ short }) => cardText(short, "") },
]

/**
 * Puts a card of each institution into the template's areas, where they have room. The ids of the cards follow from
 * those of the institutions, so that there is never a second one; a box that kept somebody's words is named again.
 */
export function addInstitutionCards(doc: Y.Doc, institutions: readonly CardInstitution[]): void {
  doc.transact(() => {
    const shapes = readCanvas(doc).filter(isShape)
    for (const institution of institutions) {
      for (const kind of KINDS) {
        const id = cardIdOf(kind, institution)
        const present = shapes.find((shape) => shape.id === id)
        if (present) nameAgain(doc, present, kind.words(institution))
        else shapes.push(...newCard(doc, shapes, { kind, institution }))
      }
    }
  })
}

/**
 * Takes the cards of removed institutions away. A card with arrows stays, so that they come back with the institution;
 * so does what people wrote on a box, on a grey one without the name.
 */
export function removeInstitutionCards(doc: Y.Doc, institutions: readonly CardInstitution[]): void {
  doc.transact(() => {
    const records = canvasRecords(doc)
    const bound = boundShapes(doc)
    for (const { institution, card } of cardsOf(doc, institutions)) {
      if (card.type === CARD_TYPE) {
        if (!bound.has(card.id)) records.delete(card.id)
        continue
      }
      const words = blocksOf(wordsOn(card)).filter((block) => !isNameOf(block, institution))
      if (words.every((block) => plainText(block).trim() === "")) records.delete(card.id)
      else writeChange(records, card, withProps(card, { color: "grey", richText: textOf(words) }))
    }
  })
}

/** Gives the boxes the institution's new names; a name that somebody has rewritten on a box stays. */
export function renameInstitutionCards(
  doc: Y.Doc,
  before: CardInstitution,
  after: CardInstitution,
): void {
  doc.transact(() => {
    for (const { kind, card } of cardsOf(doc, [before])) {
      if (card.type === CARD_TYPE) continue
      const [title, ...name] = blocksOf(kind.words(after))
      const blocks = blocksOf(wordsOn(card)).flatMap((block) => {
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

/** The shapes that arrows are bound to. */
function boundShapes(doc: Y.Doc): ReadonlySet<unknown> {
  const bindings = readCanvas(doc).filter(({ typeName }) => typeName === "binding")
  return new Set(bindings.map(({ toId }) => toId))
}

function isAtSamePlace(one: ShapeRecord, other: ShapeRecord): boolean {
  return (
    isInstitutionCard(one.id) &&
    (one.type === "geo" || one.type === CARD_TYPE) &&
    one.parentId === other.parentId &&
    one.x === other.x &&
    one.y === other.y
  )
}

function cardIdOf({ cardId }: CardKind, { id }: Pick<CardInstitution, "id">): string {
  return `shape:${cardId(id)}`
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
  const at = { id: kind.cardId(institution.id), x: box.x, y: box.y }
  const size = { w: box.w, h: box.h }
  const { id, type, x, y, props } = institutionCard(at, { institutionId: institution.id, ...size })
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
    props,
    meta: {},
  }
  createRecord(canvasRecords(doc), card)
  return [card]
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Puts the name in front of the words that the box kept. */
function nameAgain(doc: Y.Doc, box: ShapeRecord, name: JsonObject): void {
  if (box.type === CARD_TYPE || box.props["color"] !== "grey") return
  const richText = textOf([...blocksOf(name), ...blocksOf(wordsOn(box))])
  writeChange(canvasRecords(doc), box, withProps(box, { color: "light-blue", richText }))
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

function wordsOn({ props }: ShapeRecord): JsonObject {
  const { richText } = props
  return isJsonObject(richText) ? richText : {}
}

function blocksOf({ content }: JsonObject): readonly JsonObject[] {
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
