import type { Gathering, GatheringPlace } from "@tafelrunde/shared/facilitation"
import { type EntryPlace } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react"

import type { Board } from "../../board/board.ts"
import type { GoTo } from "../../board/go-to.ts"
import { useMatrix } from "../../board/use-board.ts"
import { useAreas } from "../../board/wall/areas.ts"
import { isBusy } from "../../board/wall/busy.ts"
import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { Button } from "../../ui/button.tsx"
import { announce } from "../../ui/toast.tsx"
import type { BoardView } from "../board-page/use-view.ts"

/** How often somebody who is busy is looked at. */
const LOOK_MS = 500

interface GatheringNoticeProps {
  readonly board: Board
  readonly view: BoardView
  readonly setGoTo: (goTo: GoTo) => void
}

/**
 * Takes the person to where facilitators gather everybody, and says so. Who types or drags is asked first, and taken as
 * soon as they are done.
 */
export function GatheringNotice({ board, view, setGoTo }: GatheringNoticeProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const { gathering, dismiss } = useNewGathering(board)
  const nameOf = useNameOf(board)
  const go = (): void => {
    if (!gathering) return
    dismiss()
    // Whom one follows would lead away again.
    board.follow.set(undefined)
    const target = targetFor(gathering.place, view)
    if (target) setGoTo(target)
    const name = nameOf(gathering.place)
    announce(target ? messages.called(name) : messages.calledTo(name))
  }
  useWhenFree(gathering, go)
  return (
    <div className="gathering-notice" data-empty={gathering === undefined}>
      {/* Always rendered: screen readers ignore a live region that appears together with its text. */}
      <output>{gathering && messages.calling(nameOf(gathering.place))}</output>
      {gathering && (
        <>
          <Button onClick={go}>{messages.goNow}</Button>
          <Button onClick={dismiss}>{messages.stayHere}</Button>
        </>
      )}
    </div>
  )
}

/** The gathering that this person has not answered yet. One from before the page was open asks nobody. */
function useNewGathering({ gatherings }: Board): {
  gathering: Gathering | undefined
  dismiss: () => void
} {
  const gathering = useSyncExternalStore(gatherings.subscribe, gatherings.get)
  const [answered, setAnswered] = useState(gathering?.id)
  return {
    gathering: gathering?.id === answered ? undefined : gathering,
    dismiss: () => setAnswered(gathering?.id),
  }
}

/** Goes at once, or as soon as the person is no longer busy; once for each gathering. */
function useWhenFree(gathering: Gathering | undefined, go: () => void): void {
  const goNow = useEffectEvent(go)
  const id = gathering?.id
  useEffect(() => {
    if (id === undefined) return undefined
    const look = (): void => {
      if (isBusy()) return
      clearInterval(timer)
      goNow()
    }
    const timer = setInterval(look, LOOK_MS)
    look()
    return () => clearInterval(timer)
  }, [id])
}

function useNameOf(board: Board): (place: GatheringPlace) => string {
  const messages = useMessages(wallMessages)
  const { phases } = useMatrix(board)
  const areas = useAreas(board.doc)
  return (place) => {
    if (place.kind === "area") {
      return areas.find(({ id }) => id === place.areaId)?.name || messages.unnamedArea
    }
    const index = phases.findIndex(({ id }) => id === place.phaseId)
    return messages.phase(index + 1, phases[index]?.title ?? "")
  }
}

/** The lists that hold what stands in an area of the templates. */
const LISTS: Readonly<Partial<Record<string, EntryPlace["collection"]>>> = {
  "shape:frame-goals": "goals",
  "shape:frame-actors": "institutions",
  "shape:frame-chain": "phases",
  "shape:frame-matrix": "tasks",
  "shape:frame-handovers": "handovers",
  "shape:frame-agreements": "agreements",
  "shape:frame-questions": "openQuestions",
}

/** Where the person is taken in their view; undefined for an area that only the canvas has. */
function targetFor(place: GatheringPlace, view: BoardView): GoTo | undefined {
  if (place.kind === "matrix") return { kind: "phase", phaseId: place.phaseId }
  if (view === "canvas") return place
  const list = LISTS[place.areaId]
  return list && { kind: "list", list }
}
