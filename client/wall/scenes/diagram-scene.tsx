import { FONT_SIZE } from "@tafelrunde/shared/diagrams"
import { type WallDiagram } from "@tafelrunde/shared/facilitation"
import { type JSX } from "react"

import { DrawingSvg } from "../../diagrams/drawing-svg.tsx"
import { TextFormLists } from "../../diagrams/text-form.tsx"
import { useDiagram } from "../../diagrams/use-diagram.ts"
import { diagramsMessages } from "../../messages/diagrams.ts"
import { useMessages } from "../../messages/language.ts"
import { Paged } from "./paged.tsx"
import { type SceneProps } from "./scene-props.ts"

interface DiagramSceneProps extends SceneProps {
  readonly diagram: WallDiagram
}

/** A diagram of the board, never smaller than its text can be read from afar; a larger one has pages. */
export function DiagramScene({ board, diagram, page, onPages }: DiagramSceneProps): JSX.Element {
  const messages = useMessages(diagramsMessages)
  const { drawing, textForm, title } = useDiagram(board, diagram)
  if (drawing.boxes.length === 0) return <p className="wall-empty">{messages.empty}</p>
  return (
    <>
      <h1 className="wall-title">{title}</h1>
      <Paged page={page} onPages={onPages} label={title}>
        {/* In units of the wall's text, so that the drawing's text is as large. */}
        <div className="wall-drawing" style={{ width: `${drawing.width / FONT_SIZE}em` }}>
          <DrawingSvg drawing={drawing} label={messages.picture(title)} />
        </div>
        <div className="visually-hidden">
          <TextFormLists textForm={textForm} />
        </div>
      </Paged>
    </>
  )
}
