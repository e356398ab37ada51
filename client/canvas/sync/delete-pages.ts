import { isShape, type TLShape, type TLStore } from "tldraw"

/**
 * Deletes the shapes of a deleted page too; tldraw leaves them in the store, invisible. Shapes that others added at the
 * same time are not known here: the repairs move them to another page. Returns the function that stops it.
 */
export function deletePagesWhole(store: TLStore): () => void {
  return store.sideEffects.registerAfterDeleteHandler("page", (page, source) => {
    if (source === "user") store.remove(shapesOn(store, page.id).map(({ id }) => id))
  })
}

function shapesOn(store: TLStore, pageId: string): TLShape[] {
  const inside = new Set<string>([pageId])
  let pending = store.allRecords().filter(isShape)
  for (let found = 1; found > 0;) {
    const outside = pending.filter(({ parentId }) => !inside.has(parentId))
    found = pending.length - outside.length
    for (const { id, parentId } of pending) if (inside.has(parentId)) inside.add(id)
    pending = outside
  }
  return store
    .allRecords()
    .filter((record): record is TLShape => isShape(record) && inside.has(record.id))
}
