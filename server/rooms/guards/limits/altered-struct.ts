import * as Y from "yjs"

/**
 * Whether a struct that is known, at least in part, is said to depend on something unknown. No honest client
 * sends it. Yjs would keep it waiting, and write it into the next snapshot in place of the known one, which
 * would be gone. `clockOf` says how far a client id is known.
 */
export function isAltered(struct: Y.Item | Y.GC, clockOf: (client: number) => number): boolean {
  if (!(struct instanceof Y.Item) || struct.id.clock >= clockOf(struct.id.client)) return false
  const places: readonly unknown[] = [struct.origin, struct.rightOrigin, struct.parent]
  return places.some((id) => id instanceof Y.ID && id.clock >= clockOf(id.client))
}
