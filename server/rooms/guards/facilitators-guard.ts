import { randomInt } from "node:crypto"

import * as Y from "yjs"

import { type EditAuthors, type Guard, type Reversal, type Violation } from "./guard.ts"
import { mapIn } from "./read-before.ts"
import { type Restored, RevertUpdate } from "./revert-update.ts"
import { changedItemsIn, holderOf, itemsOf, type YType } from "./transaction-items.ts"

/** Which keys of the board's root maps only facilitators write. */
const WATCHED: Readonly<Record<string, (key: string) => boolean>> = {
  findingAnswers: () => true,
  board: (key) => key === "roleScheme",
}

interface WatchedRoot {
  readonly name: string
  readonly map: YType
  readonly isWatched: (key: string) => boolean
  /** By key, what facilitators left there. */
  readonly kept: Map<string, Kept>
}

interface Kept {
  /** Undefined for nothing. */
  readonly state?: Restored | undefined
  /** The latest item under the key, while its reversal is not applied yet. */
  readonly reverted?: Y.Item
}

/** What a transaction did at a watched key. */
interface Change {
  readonly root: WatchedRoot
  readonly key: string
  readonly items: readonly Y.Item[]
}

/** One transaction under review. */
interface Review {
  readonly authors: EditAuthors
  readonly reversal: RevertUpdate
  readonly violations: Violation[]
}

/**
 * Reverts what others than facilitators write or delete where only facilitators may: the role scheme and the reasons
 * for findings. The guard keeps each entry as facilitators left it, and puts it back whole.
 */
export class FacilitatorsGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #roots = new Map<YType, WatchedRoot>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const [name, isWatched] of Object.entries(WATCHED)) {
      const map: unknown = doc.getMap(name)
      if (!(map instanceof Y.AbstractType)) continue
      const items = [...itemsOf(map)].filter(([key]) => isWatched(key))
      const kept = new Map(items.map(([key, item]) => [key, { state: stateOf(item) }]))
      this.#roots.set(map, { name, map, isWatched, kept })
    }
  }

  review(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined {
    const review: Review = { authors, reversal: new RevertUpdate(), violations: [] }
    for (const change of this.#changesIn(transaction)) this.#reviewChange(change, review)
    const { reversal, violations } = review
    if (violations.length === 0) return undefined
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    const clock = Y.getState(this.#doc.store, client)
    return { update: reversal.encode({ client, clock }), violations }
  }

  #reviewChange({ root, key, items }: Change, { authors, reversal, violations }: Review): void {
    const current = itemsOf(root.map).get(key)
    if (!current) return
    const { state, reverted } = root.kept.get(key) ?? {}
    const causes = items.filter((item) => !isTrusted(item, authors)).map(({ id }) => id)
    if (causes.length > 0) {
      if (state) reversal.replace(current, state)
      else if (!current.deleted) reversal.remove(current)
      violations.push({ reason: `${root.name}: facilitators only`, kind: "protected", causes })
      root.kept.set(key, { state, reverted: current })
      return
    }
    // Until the reversal is applied, the value still holds what others wrote.
    const isReverted = reverted !== current || (!state && current.deleted)
    if (isReverted) root.kept.set(key, { state: stateOf(current) })
  }

  /** What a transaction has written or deleted at watched keys and in what they hold. */
  #changesIn(transaction: Y.Transaction): Change[] {
    return [...transaction.changed].flatMap(([type, keys]): Change[] => {
      const own = this.#roots.get(type)
      if (!own) {
        const place = this.#placeOf(type)
        return place ? [{ ...place, items: changedItemsIn(type, transaction) }] : []
      }
      return [...keys].flatMap((key) => {
        const item = key === null ? undefined : itemsOf(type).get(key)
        return key !== null && item && own.isWatched(key) ? [{ root: own, key, items: [item] }] : []
      })
    })
  }

  /** The watched key in whose value a type stands; undefined elsewhere. */
  #placeOf(type: YType): Omit<Change, "items"> | undefined {
    let item = holderOf(type)
    while (item) {
      const { parent, parentSub } = item
      if (!(parent instanceof Y.AbstractType)) return undefined
      const root = this.#roots.get(parent)
      if (root)
        return parentSub !== null && root.isWatched(parentSub)
          ? { root, key: parentSub }
          : undefined
      item = holderOf(parent)
    }
    return undefined
  }
}

/** Whether facilitators left the item as it is now. */
function isTrusted({ id, deleted }: Y.Item, authors: EditAuthors): boolean {
  return deleted ? authors.isDeletedByFacilitators(id) : authors.isWrittenByFacilitators(id)
}

/** What an item holds now; undefined for nothing. */
function stateOf({ content, deleted }: Y.Item): Restored | undefined {
  if (deleted) return undefined
  if (content instanceof Y.ContentAny) return { is: "plain", value: content.arr.at(-1) }
  if (!(content instanceof Y.ContentType)) return undefined
  const type: unknown = content.type
  if (type instanceof Y.Text) return { is: "text", text: type.toString() }
  const map = mapIn(content)
  if (!map) return undefined
  const entries = [...itemsOf(map)].flatMap(([key, item]) => {
    const value = stateOf(item)
    return value ? [[key, value] as const] : []
  })
  return { is: "map", entries }
}
