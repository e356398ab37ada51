import { type Wall, type WallScene } from "@tafelrunde/shared/facilitation"
import { useEffect, useState } from "react"

import type { Board } from "../board/board.ts"
import { isSameJson } from "../board/state.ts"
import { useFacilitation } from "../board/wall/use-facilitation.ts"
import { parsePlace, type PlaceStore, type WallPlace } from "./wall-place.ts"

/** What a wall shows, and how it is changed at the wall itself. */
export interface WallState extends Wall {
  readonly zoom: number
  readonly dark: boolean
  /** Shows what facilitators choose. */
  readonly follows: boolean
  readonly follow: () => void
  /** Stays with this scene, whatever facilitators choose. */
  readonly stay: (scene: WallScene) => void
  /** Turns so many pages on, or back; the wall stays then. */
  readonly turn: (pages: number) => void
  readonly setZoom: (zoom: number) => void
  readonly toggleDark: () => void
  /** Makes this wall black, or shows the scene again, until facilitators choose something else. */
  readonly toggleBlack: () => void
}

/** Before facilitators have chosen anything: the first phase. */
export const NOTHING_CHOSEN: Wall = { scene: { kind: "matrix" }, page: 0, black: false }

/** The state of this browser's wall: what facilitators chose, unless it stays with what was chosen here. */
export function useWall(board: Board, store: PlaceStore): WallState {
  const steered = useFacilitation(board).wall ?? NOTHING_CHOSEN
  const [place, setPlace] = useState(() => parsePlace(store.read()))
  const black = useOwnBlack(place.follows ? steered : undefined)
  const change = (next: Partial<WallPlace>): void => {
    const changed = { ...place, ...next }
    setPlace(changed)
    store.write(changed)
  }
  const { scene, page } = place.follows ? steered : place
  useFollowsInPresence(board, place.follows)
  return {
    scene,
    page,
    black: black.isBlack,
    zoom: place.zoom,
    dark: place.dark,
    follows: place.follows,
    follow: () => change({ follows: true }),
    stay: (chosen) => change({ follows: false, scene: chosen, page: 0 }),
    turn: (pages) => change({ follows: false, scene, page: page + pages }),
    setZoom: (zoom) => change({ zoom }),
    toggleDark: () => change({ dark: !place.dark }),
    toggleBlack: black.toggle,
  }
}

/** What was said at this wall holds until facilitators say something else. */
function useOwnBlack(steered: Wall | undefined): { isBlack: boolean; toggle: () => void } {
  const [own, setOwn] = useState<{ readonly isBlack: boolean; readonly over: Wall | undefined }>()
  const isBlack = own && isSameJson(own.over, steered) ? own.isBlack : (steered?.black ?? false)
  return { isBlack, toggle: () => setOwn({ isBlack: !isBlack, over: steered }) }
}

/** Tells facilitators how many walls follow them. */
function useFollowsInPresence({ awareness }: Board, follows: boolean): void {
  useEffect(() => {
    awareness.setLocalStateField("wall", follows ? "follows" : "stays")
  }, [awareness, follows])
}
