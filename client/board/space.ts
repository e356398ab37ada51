import { canvasRecords } from "@tafelrunde/shared/canvas"
import { BOARD_ROOTS } from "@tafelrunde/shared/model"
import { length } from "lib0/encoding"
import * as Y from "yjs"

/** The parts of a board that a person can tell apart. `unknown` is a root that no view shows. */
export type SpacePart =
  | { readonly kind: "drawings" | "canvas" | "content"; readonly bytes: number }
  | { readonly kind: "unknown"; readonly root: string; readonly bytes: number }

const CANVAS_ROOT = "records"
const CANVAS_ROOTS: ReadonlySet<string> = new Set([CANVAS_ROOT, "protection"])
/** Shapes of many points. */
const DRAWN: ReadonlySet<unknown> = new Set(["draw", "highlight"])

/** Where an item stands: the root's name, and the key directly under it. */
interface Place {
  readonly root: string
  readonly key: string | null
}

/** What takes the space of a board's document, largest first. */
export function measureSpace(doc: Y.Doc): readonly SpacePart[] {
  // First: Yjs may replace a root when its type becomes known.
  const records = canvasRecords(doc)
  const places = new Places(doc)
  const sizes = new Map<string, number>()
  const encoder = new Y.UpdateEncoderV1()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      const place = places.of(struct)
      if (!place) continue
      const before = length(encoder.restEncoder)
      struct.write(encoder, 0)
      const part = partOf(place, records)
      sizes.set(part, (sizes.get(part) ?? 0) + length(encoder.restEncoder) - before)
    }
  }
  return [...sizes].map(toPart).toSorted((one, other) => other.bytes - one.bytes)
}

const UNKNOWN = "unknown "

function partOf({ root, key }: Place, records: Y.Map<Y.Map<unknown>>): string {
  if (Object.hasOwn(BOARD_ROOTS, root)) return "content"
  if (!CANVAS_ROOTS.has(root)) return `${UNKNOWN}${root}`
  const record: unknown = root === CANVAS_ROOT && key !== null ? records.get(key) : undefined
  return record instanceof Y.Map && DRAWN.has(record.get("type")) ? "drawings" : "canvas"
}

function toPart([part, bytes]: readonly [string, number]): SpacePart {
  if (part === "drawings" || part === "canvas" || part === "content") return { kind: part, bytes }
  return { kind: "unknown", root: part.slice(UNKNOWN.length), bytes }
}

class Places {
  readonly #known = new Map<unknown, Place>()

  constructor(doc: Y.Doc) {
    for (const [root, type] of doc.share) this.#known.set(type, { root, key: null })
  }

  of({ parent, parentSub }: Y.Item): Place | undefined {
    if (!(parent instanceof Y.AbstractType)) return undefined
    const known = this.#known.get(parent)
    if (known) return known.key === null ? { ...known, key: parentSub } : known
    const { _item: holder } = parent
    const place = holder ? this.of(holder) : undefined
    if (place) this.#known.set(parent, place)
    return place
  }
}

/** Deletes everything in a root that no view shows. */
export function removeRoot(doc: Y.Doc, root: string): void {
  if (Object.hasOwn(BOARD_ROOTS, root) || CANVAS_ROOTS.has(root)) return
  const type: unknown = doc.share.get(root)
  if (!(type instanceof Y.AbstractType)) return
  doc.transact((transaction) => {
    const { _map: entries, _start: first } = type
    for (const item of entries.values()) item.delete(transaction)
    for (let item = first; item; item = item.right) item.delete(transaction)
  })
}
