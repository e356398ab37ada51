import { useEffect, useEffectEvent } from "react"

import { type SceneGroup, sceneAfter } from "./scene-list.ts"
import { pageOf } from "./scenes/page-starts.ts"
import { type WallState } from "./use-wall.ts"
import { ZOOMS } from "./wall-place.ts"

/**
 * The wall's own keys, those of presentation remotes among them: arrows up and down go through the scenes, left and right
 * and the page keys through the pages of a scene and on to the next, B makes black, plus and minus set the size, F fills
 * the screen, Escape follows the facilitators again.
 */
export function useWallKeys(wall: WallState, groups: readonly SceneGroup[], pages: number): void {
  const go = (steps: number): void => {
    const scene = sceneAfter(groups, wall.scene, steps)
    if (scene) wall.stay(scene)
  }
  const turn = (steps: number): void => {
    // What facilitators choose may count on beyond the last page, or back before the first.
    const next = pageOf(wall.page, pages) + steps
    if (next >= 0 && next < pages) wall.turn(steps)
    else go(steps)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    b: wall.toggleBlack,
    ".": wall.toggleBlack,
    "+": () => wall.setZoom(zoomAfter(wall.zoom, 1)),
    "-": () => wall.setZoom(zoomAfter(wall.zoom, -1)),
    "0": () => wall.setZoom(1),
    f: toggleFullScreen,
    Escape: wall.follow,
  }
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || hasOwnKeys(event.target)) return
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  // Wherever the focus is, as presentation remotes do not set it.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => press(event)
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [])
}

/** A list of choices and a dialog have keys of their own. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("select, dialog") !== null
}

/** The next larger or smaller size; the same at the end of the row. */
export function zoomAfter(zoom: number, steps: 1 | -1): number {
  const place = ZOOMS.findIndex((each) => each === zoom)
  return ZOOMS[place + steps] ?? zoom
}

export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  // A browser may refuse it; then the page stays as it is.
  change.catch(() => {})
}
