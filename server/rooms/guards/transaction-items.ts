import * as Y from "yjs"

/** Any of Yjs's shared types, as Yjs itself calls it. */
export type YType = Parameters<Y.Transaction["changed"]["get"]>[0]

/** The item that holds the type; null for a root. */
export function holderOf({ _item: item }: YType): Y.Item | null {
  return item
}

/** The latest item under each key of a map; it may be deleted. */
export function itemsOf({ _map: items }: Pick<YType, "_map">): ReadonlyMap<string, Y.Item> {
  return items
}

/** Whether the transaction wrote the item. */
export function isNew({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0)
}

/** Whether the transaction deleted the item. */
export function isJustDeleted(item: Y.Item, { deleteSet }: Y.Transaction): boolean {
  return item.deleted && Y.isDeleted(deleteSet, item.id)
}

/** What a map's key held before the transaction; `item` is what it holds now. */
export function itemBefore(item: Y.Item, transaction: Y.Transaction): Y.Item | undefined {
  let before: Y.Item | null = item
  while (before && isNew(before, transaction)) before = before.left
  if (!before || (before.deleted && !isJustDeleted(before, transaction))) return undefined
  return before
}

/** What the transaction put directly into the type. */
export function newItemsIn(
  { _start: start, _map: map }: YType,
  transaction: Y.Transaction,
): Y.Item[] {
  const items = [...map.values()]
  for (let item = start; item; item = item.right) items.push(item)
  return items.filter((item) => !item.deleted && isNew(item, transaction))
}

/** What the transaction wrote or deleted directly in the type. */
export function changedItemsIn(
  { _start: start, _map: map }: YType,
  transaction: Y.Transaction,
): Y.Item[] {
  const items = [...map.values()]
  for (let item = start; item; item = item.right) items.push(item)
  return items.filter((item) => isNew(item, transaction) || isJustDeleted(item, transaction))
}

/** The characters that stood in a text before the transaction, a line per paragraph. */
export function textBefore({ _start: start }: YType, transaction: Y.Transaction): string {
  let text = ""
  for (let item = start; item; item = item.right) {
    if (isNew(item, transaction)) continue
    if (item.deleted && !isJustDeleted(item, transaction)) continue
    const { content } = item
    if (content instanceof Y.ContentString) text += content.str.replaceAll("\u2028", "\n")
    if (!(content instanceof Y.ContentType)) continue
    const isLine = content.type instanceof Y.XmlElement
    text += textBefore(content.type, transaction) + (isLine ? "\n" : "")
  }
  return text
}
