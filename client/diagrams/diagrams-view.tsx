import { DIAGRAM_KINDS, type DiagramKind } from "@tafelrunde/shared/diagrams"
import { type JSX, useId, useState } from "react"

import { type Board } from "../board/board.ts"
import { diagramsMessages } from "../messages/diagrams.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { DrawingSvg } from "./drawing-svg.tsx"
import { TextFormLists } from "./text-form.tsx"
import { useDiagram } from "./use-diagram.ts"

import "./diagrams.css"

/** Widths of the picture, as shares of the view. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const FIT = 1

/** The diagrams of the board, live: a picture, and under it the same as ordered lists. */
export function DiagramsView({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(diagramsMessages)
  const [kind, setKind] = useState<DiagramKind>("chain")
  const [zoom, setZoom] = useState<number>(FIT)
  const names = {
    chain: messages.chain,
    network: messages.network,
    lanes: messages.lanes,
    heatMap: messages.heatMap,
  }
  return (
    <section className="diagrams-view" aria-label={messages.title}>
      <div className="diagrams-tools">
        <Segmented
          label={messages.which}
          value={kind}
          onChange={setKind}
          options={DIAGRAM_KINDS.map((each) => ({ value: each, label: names[each] }))}
        />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      <ShownDiagram board={board} kind={kind} zoom={zoom} />
    </section>
  )
}

function ZoomButtons({
  zoom,
  onZoom,
}: {
  zoom: number
  onZoom: (zoom: number) => void
}): JSX.Element {
  const messages = useMessages(diagramsMessages)
  const smaller = ZOOMS.findLast((each) => each < zoom)
  const larger = ZOOMS.find((each) => each > zoom)
  return (
    <fieldset className="diagrams-zoom" aria-label={messages.zoom}>
      <Button
        aria-label={messages.smaller}
        disabled={smaller === undefined}
        onClick={() => onZoom(smaller ?? zoom)}
      >
        −
      </Button>
      <Button
        aria-label={messages.larger}
        disabled={larger === undefined}
        onClick={() => onZoom(larger ?? zoom)}
      >
        +
      </Button>
      <Button disabled={zoom === FIT} onClick={() => onZoom(FIT)}>
        {messages.fit}
      </Button>
    </fieldset>
  )
}

interface ShownDiagramProps {
  readonly board: Board
  readonly kind: DiagramKind
  readonly zoom: number
}

function ShownDiagram({ board, kind, zoom }: ShownDiagramProps): JSX.Element {
  const messages = useMessages(diagramsMessages)
  const { drawing, textForm, title } = useDiagram(board, kind)
  const listTitle = useId()
  if (drawing.boxes.length === 0) return <p className="diagrams-empty">{messages.empty}</p>
  return (
    <>
      <section className="diagram-room" aria-label={title}>
        <div className="diagram-sheet" style={{ width: `${zoom * 100}%` }}>
          <DrawingSvg drawing={drawing} label={messages.picture(title)} />
        </div>
      </section>
      <section aria-labelledby={listTitle}>
        <h2 id={listTitle}>{messages.asList(title)}</h2>
        <TextFormLists textForm={textForm} />
      </section>
    </>
  )
}
