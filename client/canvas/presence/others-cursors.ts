import { type Atom, atom, type Editor, type TLStore, transact } from "tldraw"

import type { CursorLane, CursorsById } from "../../board/sync/cursor-lane.ts"

/** Where another person points, in units of the page. */
export interface OthersCursor {
  readonly x: number
  readonly y: number
  /** The page's key; undefined where only presence says where they point, on the page that they look at. */
  readonly page: number | undefined
  /** By our own clock. */
  readonly movedAt: number
}

type CursorAtom = Atom<OthersCursor | undefined>

/**
 * Others' cursors, one signal a person, beside tldraw's store: whatever changes there makes tldraw sort and
 * cull all shapes of the page.
 */
export class OthersCursors {
  readonly #atoms = new Map<number, CursorAtom>()

  of(clientId: number): CursorAtom {
    const known = this.#atoms.get(clientId)
    if (known) return known
    const created: CursorAtom = atom("cursor", undefined)
    this.#atoms.set(clientId, created)
    return created
  }

  /** What presence says; it is up to a second old, so where the person also sends cursor messages they count. */
  hearPresence(clientId: number, place: { readonly x: number; readonly y: number } | null): void {
    const cursor = this.of(clientId)
    const known = cursor.get()
    if (!place) cursor.set(undefined)
    else if (known === undefined || (known.page === undefined && !isAt(known, place))) {
      cursor.set({ x: place.x, y: place.y, page: undefined, movedAt: Date.now() })
    }
  }

  hearMessage(cursors: CursorsById): void {
    const movedAt = Date.now()
    transact(() => {
      for (const [clientId, { x, y, page }] of cursors)
        this.of(clientId).set({ x, y, page, movedAt })
    })
  }

  forget(clientId: number): void {
    this.#atoms.get(clientId)?.set(undefined)
    this.#atoms.delete(clientId)
  }
}

function isAt(cursor: OthersCursor, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return cursor.x === x && cursor.y === y
}

const byStore = new WeakMap<TLStore, OthersCursors>()

/** Gives what draws on this store's canvas access to others' cursors. Returns them and what ends it. */
export function connectCursors(
  store: TLStore,
  lane: CursorLane,
): { readonly cursors: OthersCursors; readonly stop: () => void } {
  const cursors = new OthersCursors()
  byStore.set(store, cursors)
  const stop = lane.subscribe((moved) => cursors.hearMessage(moved))
  return { cursors, stop }
}

export function othersCursorsOf({ store }: Editor): OthersCursors {
  const cursors = byStore.get(store)
  if (!cursors) throw new Error("A canvas without people.")
  return cursors
}
