import { type Slot, slotAt } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type Restored } from "./revert-update.ts"
import { itemBefore, itemsOf, textBefore, type YType } from "./transaction-items.ts"

/** The map that an item holds. */
export function mapIn(content: Y.Item["content"]): YType | undefined {
  return content instanceof Y.ContentType && isMap(content.type) ? content.type : undefined
}

function isMap(type: unknown): boolean {
  return type instanceof Y.Map
}

function isText(type: unknown): boolean {
  return type instanceof Y.Text && !(type instanceof Y.XmlText)
}

/** Whether a value may stand in this slot of the structured content. */
export function isAllowed(content: Y.Item["content"], slot: Slot): boolean {
  if (content instanceof Y.ContentAny) return slot.accepts(content.arr.at(-1))
  if (!(content instanceof Y.ContentType)) return false
  return isText(content.type) ? slot.text : mapIn(content) !== undefined && slot.map !== undefined
}

/** The item's value before the transaction, without what is wrong in it; undefined if all of it is. */
export function readBefore(
  item: Y.Item,
  slot: Slot,
  transaction: Y.Transaction,
): Restored | undefined {
  const { content } = item
  if (!isAllowed(content, slot)) return undefined
  if (content instanceof Y.ContentAny) return { is: "plain", value: content.arr.at(-1) }
  if (!(content instanceof Y.ContentType)) return undefined
  const { map: structure } = slot
  if (!(content.type instanceof Y.Map) || !structure) {
    return { is: "text", text: textBefore(content.type, transaction) }
  }
  const entries = [...itemsOf(content.type)].flatMap(([key, latest]) => {
    const before = itemBefore(latest, transaction)
    const value = before && readBefore(before, slotAt(structure, key), transaction)
    return value ? [[key, value] as const] : []
  })
  return { is: "map", entries }
}
