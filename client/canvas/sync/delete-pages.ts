import { isShape, type TLShape, type TLStore } from "tldraw"

/**
 * A page that somebody deletes goes with all that is on it; tldraw leaves the shapes behind, where nobody sees them.
 * What others have put there in the meantime is not known here: it moves to another page. Returns the function that
 * ends it.
 */
export function deletePagesWhole(store: TLStore): () => void {
  return store.sideEffects.registerAfterDeleteHandler("page", (page, source) => {
    if (source === "user") store.remove(shapesOn(store, page.id).map(({ id }) => id))
  })
}

function shapesOn(store: TLStore, pageId: string): TLShape[] {
  const inside = new Set<string>([pageId])
  let waiting = store.allRecords().filter(isShape)
  for (let found = 1; found > 0;) {
    const outside = waiting.filter(({ parentId }) => !inside.has(parentId))
    found = waiting.length - outside.length
    for (const { id, parentId } of waiting) if (inside.has(parentId)) inside.add(id)
    waiting = outside
  }
  return store
    .allRecords()
    .filter((record): record is TLShape => isShape(record) && inside.has(record.id))
}
