import * as Y from "yjs"

import { type Struct, StructIndex } from "./struct-index.ts"

/** A text, an array, or one key of a map. */
interface Sequence {
  /** New items in it that are not applied yet. */
  newItems: number
}

/** What is known of a new item before it is applied. */
interface NewItem {
  readonly sequence: Sequence
  /** The first item of the document that can stand right of it. */
  readonly liveRight: Y.Item | null
  /** The item of the document that stands right of it at the latest; null for the end. */
  readonly liveEnd: Y.Item | null
}

/** Updates that are not applied yet. */
interface Overlay {
  readonly structs: readonly Struct[]
  readonly index: StructIndex
  readonly items: Map<Struct, NewItem>
  /** What it inserted at a place: after a struct, after a character (`client clock`), or at a sequence's start. */
  readonly inserted: Map<unknown, Y.ID>
}

/** Where a new item is inserted. */
interface Position {
  readonly sequence: Sequence
  readonly place: unknown
  /** What stands right of it in the document, or when the item left of it was written; null for the end. */
  readonly right: Y.ID | null
  readonly liveRight: Y.Item | null
}

/**
 * Counts how many items Yjs has to look at, at most, to place the items of updates. An item whose two
 * neighbours still stand side by side costs nothing, and that is what one person writes alone.
 */
export class Sequences {
  readonly #doc: Y.Doc
  /** By type, or by the struct or name of a type that is not in the document yet; then by the map's key. */
  #sequences = new Map<unknown, Map<string | null, Sequence>>()
  #pending = createOverlay([])
  #examined: Overlay | undefined
  #steps = 0
  #most = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Counts no further than a little above `most`. */
  countSteps(structs: readonly Struct[], most: number): number {
    const overlay = createOverlay(structs)
    this.#examined = overlay
    this.#steps = 0
    this.#most = most
    let before: Struct | undefined
    for (const struct of structs) {
      if (this.#steps > most) break
      if (struct instanceof Y.Item && !this.#isKnown(struct.id)) {
        this.#insert(struct, before, overlay)
      }
      before = struct
    }
    return this.#steps
  }

  /** The update examined last will be applied. */
  onAdmitted(): void {
    if (!this.#examined) return
    const { structs, items, inserted } = this.#examined
    this.#pending.index.add(structs.filter(({ id }) => !this.#isKnown(id)))
    for (const [struct, item] of items) this.#pending.items.set(struct, item)
    for (const [place, id] of inserted) this.#pending.inserted.set(place, id)
    this.#examined = undefined
  }

  onApplied(): void {
    this.#examined = undefined
    if (this.#pending.items.size === 0) return
    this.#pending = createOverlay([])
    this.#sequences = new Map()
  }

  #isNew({ client, clock }: Y.ID): boolean {
    return Y.getState(this.#doc.store, client) <= clock
  }

  /** Whether a struct came before, and is applied or will be. */
  #isKnown(id: Y.ID): boolean {
    return !this.#isNew(id) || id.clock < this.#pending.index.endOf(id.client)
  }

  #insert(item: Y.Item, before: Struct | undefined, overlay: Overlay): void {
    const { origin, rightOrigin } = item
    const chain = before && continues(item, before) ? overlay.items.get(before) : undefined
    if (chain) {
      chain.sequence.newItems += 1
      overlay.items.set(item, chain)
      overlay.inserted.set(before, item.id)
      return
    }
    const position = origin ? this.#afterOrigin(origin) : this.#atStart(item)
    // Its left neighbour is unknown or was collected: Yjs waits for it, or drops the item.
    if (!position) return
    const { sequence, place, right, liveRight } = position
    const liveEnd = this.#liveEnd(rightOrigin)
    if (!isSame(this.#insertedAt(place) ?? right, rightOrigin)) {
      // Each new item can have cut two others.
      this.#steps += 3 * sequence.newItems + this.#countBetween(liveRight, liveEnd)
    }
    sequence.newItems += 1
    overlay.inserted.set(place, item.id)
    overlay.items.set(item, { sequence, liveRight, liveEnd })
  }

  #insertedAt(place: unknown): Y.ID | undefined {
    return this.#examined?.inserted.get(place) ?? this.#pending.inserted.get(place)
  }

  #findNew(id: Y.ID): { readonly struct: Struct; readonly item: NewItem | undefined } | undefined {
    for (const overlay of [this.#pending, this.#examined]) {
      const struct = overlay?.index.find(id)
      if (overlay && struct) return { struct, item: overlay.items.get(struct) }
    }
    return undefined
  }

  #afterOrigin(origin: Y.ID): Position | undefined {
    const live = this.#find(origin)
    if (live) {
      const isLast = isLastOf(live, origin)
      const sequence = this.#sequenceOf(live.parent, live.parentSub)
      const right = isLast ? (live.right?.id ?? null) : nextOf(origin)
      return {
        sequence,
        place: placeAfter(live, origin),
        right,
        liveRight: isLast ? live.right : live,
      }
    }
    const found = this.#isNew(origin) ? this.#findNew(origin) : undefined
    if (!found?.item || !(found.struct instanceof Y.Item)) return undefined
    const { struct, item } = found
    const right = isLastOf(struct, origin) ? struct.rightOrigin : nextOf(origin)
    return { ...item, place: placeAfter(struct, origin), right }
  }

  #atStart({ parent, parentSub, rightOrigin }: Y.Item): Position | undefined {
    // Without a left neighbour or a parent, an item takes the parent of its right neighbour.
    if (parent === null) return rightOrigin ? this.#beforeRight(rightOrigin) : undefined
    const type = this.#typeOf(parent)
    return startOf(this.#sequenceOf(type, parentSub), firstOf(type, parentSub))
  }

  #beforeRight(rightOrigin: Y.ID): Position | undefined {
    const live = this.#find(rightOrigin)
    if (live) {
      const { parent, parentSub } = live
      return startOf(this.#sequenceOf(parent, parentSub), firstOf(parent, parentSub))
    }
    const item = this.#findNew(rightOrigin)?.item
    return item && startOf(item.sequence, item.liveRight)
  }

  #sequenceOf(type: unknown, key: string | null): Sequence {
    const ofType = this.#sequences.get(type) ?? new Map<string | null, Sequence>()
    this.#sequences.set(type, ofType)
    const sequence = ofType.get(key) ?? { newItems: 0 }
    ofType.set(key, sequence)
    return sequence
  }

  /** A type of the document; else the struct or the name that stands for it. */
  #typeOf(parent: unknown): unknown {
    if (typeof parent === "string") return this.#doc.share.get(parent) ?? parent
    if (!(parent instanceof Y.ID)) return parent
    const holder = this.#find(parent)
    if (holder) return holder.content instanceof Y.ContentType ? holder.content.type : holder
    return this.#findNew(parent)?.struct
  }

  #find(id: Y.ID): Y.Item | undefined {
    if (this.#isNew(id)) return undefined
    const found: unknown = Y.getItem(this.#doc.store, id)
    return found instanceof Y.Item ? found : undefined
  }

  #liveEnd(rightOrigin: Y.ID | null): Y.Item | null {
    if (!rightOrigin) return null
    return this.#find(rightOrigin) ?? this.#findNew(rightOrigin)?.item?.liveEnd ?? null
  }

  #countBetween(from: Y.Item | null, end: Y.Item | null): number {
    let steps = 0
    for (let item = from; item && item !== end; item = item.right) {
      steps += 1
      if (this.#steps + steps > this.#most) break
    }
    // Before it looks at them, Yjs looks for the first one of a map's key.
    return from?.parentSub === null ? steps : 2 * steps
  }
}

function createOverlay(structs: readonly Struct[]): Overlay {
  return { structs, index: new StructIndex(structs), items: new Map(), inserted: new Map() }
}

/** Whether an item was written directly behind the struct before it, with the same right neighbour. */
function continues({ id, origin, rightOrigin }: Y.Item, before: Struct): boolean {
  return (
    origin?.client === id.client &&
    before.id.client === id.client &&
    origin.clock === before.id.clock + before.length - 1 &&
    before instanceof Y.Item &&
    isSame(before.rightOrigin, rightOrigin)
  )
}

function isSame(one: Y.ID | null, other: Y.ID | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}

function isLastOf({ id, length }: Struct, { clock }: Y.ID): boolean {
  return clock === id.clock + length - 1
}

function nextOf({ client, clock }: Y.ID): Y.ID {
  return Y.createID(client, clock + 1)
}

function placeAfter(struct: Struct, origin: Y.ID): unknown {
  return isLastOf(struct, origin) ? struct : `${origin.client} ${origin.clock}`
}

function startOf(sequence: Sequence, first: Y.Item | null): Position {
  return { sequence, place: sequence, right: first?.id ?? null, liveRight: first }
}

function firstOf(type: unknown, key: string | null): Y.Item | null {
  if (!(type instanceof Y.AbstractType)) return null
  const { _start: start, _map: entries } = type
  if (key === null) return start
  let first = entries.get(key) ?? null
  while (first?.left) first = first.left
  return first
}
