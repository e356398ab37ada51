import { isDeeperThan, LIMITS } from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { type Struct, StructIndex, type StructPlace } from "./struct-index.ts"

const MAX_DEPTH = LIMITS.valueDepth

/** The structs of one update, and the depths that are known. */
class MeasuredStructs extends StructIndex {
  readonly depths = new Map<Struct, number>()
}

function isItem(struct: Struct): struct is Y.Item {
  return struct instanceof Y.Item
}

function hasDeepJson({ content }: Y.Item): boolean {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    return isDeeperThan(MAX_DEPTH, content.arr)
  if (content instanceof Y.ContentEmbed) return isDeeperThan(MAX_DEPTH, content.embed)
  if (content instanceof Y.ContentFormat) return isDeeperThan(MAX_DEPTH, content.value)
  return false
}

/** How deep the place of an item in the live document is: 0 directly in a root. */
function depthInDoc(doc: Y.Doc, place: StructPlace): number | undefined {
  if (Y.getState(doc.store, place.client) <= place.clock) return undefined
  let depth = 0
  let item = asItem(Y.getItem(doc.store, Y.createID(place.client, place.clock)))
  // A collected item holds nothing any more.
  if (!item) return 0
  for (;;) {
    const holder = holderOf(item)
    if (!holder) return depth
    depth += 1
    item = holder
  }
}

/** The item whose content is the type that this item stands in; null in a root. */
function holderOf({ parent }: Y.Item): Y.Item | null {
  if (!(parent instanceof Y.AbstractType)) return null
  const { _item: holder } = parent
  return holder
}

function asItem(struct: unknown): Y.Item | null {
  return struct instanceof Y.Item ? struct : null
}

/**
 * The struct from which an item's depth follows, and how many levels deeper the item is: one below
 * its parent, none below its neighbour. Undefined for an item directly in a root.
 */
function stepUp(
  struct: Struct,
): { readonly place: StructPlace; readonly levels: number } | undefined {
  if (!isItem(struct)) return undefined
  const { parent, origin, rightOrigin } = struct
  if (parent instanceof Y.ID) return { place: parent, levels: 1 }
  const neighbour = typeof parent === "string" ? null : (origin ?? rightOrigin)
  return neighbour ? { place: neighbour, levels: 0 } : undefined
}

interface Found {
  readonly struct: Struct | undefined
  readonly depth: number | undefined
}

function knownDepth(struct: Struct, index: MeasuredStructs): number | undefined {
  return stepUp(struct) ? index.depths.get(struct) : 0
}

/** Measures how deep updates nest, in the document and in the updates that wait to be applied. */
export class Nesting {
  readonly #doc: Y.Doc
  #examined: MeasuredStructs | undefined
  #pending: MeasuredStructs[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** True if the update nests too deeply, or holds a type whose parent is not known. */
  isTooDeep(structs: readonly Struct[]): boolean {
    const index = new MeasuredStructs(structs)
    for (const struct of structs) {
      if (!isItem(struct)) continue
      if (hasDeepJson(struct)) return true
      const depth = this.#depthOf(struct, index)
      // Otherwise a deep document could arrive in pieces, the innermost first.
      const isUnknown = depth === undefined && struct.content instanceof Y.ContentType
      if (isUnknown || (depth ?? 0) > MAX_DEPTH) return true
    }
    this.#examined = index
    return false
  }

  /** The update examined last will be applied. */
  onAdmitted(): void {
    if (this.#examined) this.#pending.push(this.#examined)
    this.#examined = undefined
  }

  onApplied(): void {
    this.#pending = []
  }

  /** Climbs until a depth is known, then stores the depths of all structs on the way. */
  #depthOf(start: Struct, index: MeasuredStructs): number | undefined {
    const way: { readonly struct: Struct; readonly levels: number }[] = []
    let here: Found = { struct: start, depth: knownDepth(start, index) }
    while (here.depth === undefined && here.struct) {
      const step = stepUp(here.struct)
      if (!step || way.length > MAX_WAY) return MAX_DEPTH + 1
      way.push({ struct: here.struct, levels: step.levels })
      here = this.#look(step.place, index)
    }
    let { depth } = here
    for (const { struct, levels } of depth === undefined ? [] : way.toReversed()) {
      depth = (depth ?? 0) + levels
      index.depths.set(struct, depth)
    }
    return depth
  }

  #look(place: StructPlace, index: MeasuredStructs): Found {
    const struct = index.find(place)
    if (struct) return { struct, depth: knownDepth(struct, index) }
    return { struct: undefined, depth: this.#depthElsewhere(place) }
  }

  #depthElsewhere(place: StructPlace): number | undefined {
    for (const index of this.#pending) {
      const struct = index.find(place)
      if (struct) return index.depths.get(struct) ?? 0
    }
    return depthInDoc(this.#doc, place)
  }
}

/** A longer way between items of unknown depth is a cycle. */
const MAX_WAY = 1_000_000
