import {
  gather,
  gatheringPlace,
  type GatheringPlace,
  setWall,
  type Wall,
  type WallScene,
} from "@tafelrunde/shared/facilitation"
import { newId } from "@tafelrunde/shared/model"
import { type JSX, useId } from "react"

import type { Board } from "../board/board.ts"
import { useFacilitation } from "../board/wall/use-facilitation.ts"
import { useWalls } from "../board/wall/use-walls.ts"
import { useMessages } from "../messages/language.ts"
import { wallMessages } from "../messages/wall.ts"
import { Button, ButtonLink } from "../ui/button.tsx"
import { SidePanel } from "../ui/side-panel.tsx"
import { announce } from "../ui/toast.tsx"
import { listedScene, type NamedScene, type SceneGroup, useSceneGroups } from "./scene-list.ts"
import { NOTHING_CHOSEN } from "./use-wall.ts"

import "./steering.css"

interface SteeringPanelProps {
  readonly board: Board
  readonly onClose: () => void
}

/** For facilitators, on any device: chooses what the walls show that follow. It is stored with the board. */
export function SteeringPanel({ board, onClose }: SteeringPanelProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const wall = useFacilitation(board).wall ?? NOTHING_CHOSEN
  const groups = useSceneGroups(board)
  const shown = listedScene(groups, wall.scene)
  const put = (next: Partial<Wall>): void => setWall(board.facilitationDoc, { ...wall, ...next })
  return (
    <SidePanel
      className="steering"
      title={messages.steering}
      closeLabel={messages.close}
      onClose={onClose}
    >
      <Listeners board={board} />
      <div className="steering-row">
        <Button
          kind={wall.black ? "primary" : "secondary"}
          aria-pressed={wall.black}
          onClick={() => put({ black: !wall.black })}
        >
          {wall.black ? messages.showAgain : messages.makeBlack}
        </Button>
        <Button aria-label={messages.pageBack} onClick={() => put({ page: wall.page - 1 })}>
          ‹
        </Button>
        <Button aria-label={messages.pageOn} onClick={() => put({ page: wall.page + 1 })}>
          ›
        </Button>
        <ButtonLink href={`/b/${board.id}/wall`} target="_blank" rel="opener">
          {messages.preview}
        </ButtonLink>
      </div>
      {groups.map((group) => (
        <Group
          key={group.title}
          group={group}
          shown={shown}
          onShow={(scene) => put({ scene, page: 0, black: false })}
          onGather={(place) => gather(board.facilitationDoc, { id: newId(), place })}
        />
      ))}
    </SidePanel>
  )
}

/** Whether anybody sees what is chosen here. */
function Listeners({ board }: { readonly board: Board }): JSX.Element {
  const messages = useMessages(wallMessages)
  const { following, staying } = useWalls(board)
  return (
    <output className="steering-note">
      {following + staying === 0 ? messages.noWall : messages.walls(following, staying)}
    </output>
  )
}

interface GroupProps {
  readonly group: SceneGroup
  readonly shown: NamedScene | undefined
  readonly onShow: (scene: WallScene) => void
  readonly onGather: (place: GatheringPlace) => void
}

function Group({ group, shown, onShow, onGather }: GroupProps): JSX.Element {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{group.title}</h3>
      <ul>
        {group.scenes.map((each) => (
          <li key={JSON.stringify(each.scene)}>
            <Button
              className="steering-scene"
              aria-pressed={each === shown}
              onClick={() => onShow(each.scene)}
            >
              {each.name}
            </Button>
            <GatherButton named={each} onGather={onGather} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where people can be taken: the wall goes there too. */
function GatherButton({
  named: { scene, name },
  onGather,
}: {
  readonly named: NamedScene
  readonly onGather: GroupProps["onGather"]
}): JSX.Element | null {
  const messages = useMessages(wallMessages)
  const place = gatheringPlace(scene)
  if (!place) return null
  return (
    <Button
      aria-label={messages.gatherAt(name)}
      title={messages.gatherAt(name)}
      onClick={() => {
        onGather(place)
        announce(messages.gathered(name))
      }}
    >
      {messages.gather}
    </Button>
  )
}
