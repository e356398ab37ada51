import { type JSX, useEffect, useState } from "react"

import { useMessages } from "../messages/language.ts"
import { wallMessages } from "../messages/wall.ts"
import { Button } from "../ui/button.tsx"
import { LanguageSwitch } from "../ui/language-switch.tsx"
import { type Wakefulness } from "./keep-awake.ts"
import { listedScene, type SceneGroup } from "./scene-list.ts"
import { toggleFullScreen, zoomAfter } from "./use-wall-keys.ts"
import { type WallState } from "./use-wall.ts"

/** How long the controls stay after the last movement. */
const SHOWN_MS = 4000

interface WallControlsProps {
  readonly wall: WallState
  readonly groups: readonly SceneGroup[]
  readonly pages: number
  readonly wakefulness: Wakefulness
  readonly onLeave: () => void
}

/** What can be done at the wall itself: out of sight until somebody moves the mouse, touches the screen or presses Tab. */
export function WallControls(props: WallControlsProps): JSX.Element {
  const { wall, wakefulness, onLeave } = props
  const messages = useMessages(wallMessages)
  const isMoving = useMovement()
  return (
    <section
      className="wall-controls on-board"
      aria-label={messages.controls}
      data-shown={isMoving || undefined}
    >
      <p className="wall-controls-state">
        {wall.follows ? messages.follows : messages.stays}{" "}
        {wakefulness === "unsupported" && messages.awakeUnsupported}
        {wakefulness === "refused" && messages.awakeRefused}
      </p>
      <SceneButtons {...props} />
      <Button aria-pressed={wall.black} aria-keyshortcuts="B" onClick={wall.toggleBlack}>
        {wall.black ? messages.blackOff : messages.black}
      </Button>
      <Button aria-pressed={wall.dark} onClick={wall.toggleDark}>
        {messages.darkWall}
      </Button>
      <Button
        aria-label={messages.smaller}
        aria-keyshortcuts="-"
        disabled={zoomAfter(wall.zoom, -1) === wall.zoom}
        onClick={() => wall.setZoom(zoomAfter(wall.zoom, -1))}
      >
        A−
      </Button>
      <Button
        aria-label={messages.larger}
        aria-keyshortcuts="+"
        disabled={zoomAfter(wall.zoom, 1) === wall.zoom}
        onClick={() => wall.setZoom(zoomAfter(wall.zoom, 1))}
      >
        A+
      </Button>
      <Button aria-keyshortcuts="F" onClick={toggleFullScreen}>
        {messages.fullScreen}
      </Button>
      <LanguageSwitch />
      <Button onClick={onLeave}>{messages.leave}</Button>
    </section>
  )
}

/** Which scene and which page, and the way back to what facilitators choose. */
function SceneButtons({ wall, groups, pages }: WallControlsProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const scenes = groups.flatMap((group) => group.scenes)
  const shown = listedScene(groups, wall.scene)
  return (
    <>
      {!wall.follows && (
        <Button kind="primary" aria-keyshortcuts="Escape" onClick={wall.follow}>
          {messages.follow}
        </Button>
      )}
      <select
        className="input"
        aria-label={messages.choose}
        value={shown ? scenes.indexOf(shown) : ""}
        onChange={(event) => {
          const scene = scenes[Number(event.target.value)]?.scene
          if (scene) wall.stay(scene)
        }}
      >
        {!shown && <option value="">{messages.choose}</option>}
        {groups.map(({ title, scenes: ofGroup }) => (
          <optgroup key={title} label={title}>
            {ofGroup.map((each) => (
              <option key={JSON.stringify(each.scene)} value={scenes.indexOf(each)}>
                {each.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {pages > 1 && (
        <>
          <Button aria-label={messages.pageBack} onClick={() => wall.turn(-1)}>
            ‹
          </Button>
          <Button aria-label={messages.pageOn} onClick={() => wall.turn(1)}>
            ›
          </Button>
        </>
      )}
    </>
  )
}

/** True for some seconds after each movement, and at first, so that people see that there is something. */
function useMovement(): boolean {
  const [isMoving, setMoving] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = (): void => {
      setMoving(true)
      clearTimeout(timer)
      timer = setTimeout(() => setMoving(false), SHOWN_MS)
    }
    note()
    for (const sign of ["pointermove", "pointerdown"]) window.addEventListener(sign, note)
    return () => {
      clearTimeout(timer)
      for (const sign of ["pointermove", "pointerdown"]) window.removeEventListener(sign, note)
    }
  }, [])
  return isMoving
}
