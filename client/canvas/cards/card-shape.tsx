import {
  CARD_COLLECTIONS,
  type CardCollection,
  type CardReference,
} from "@tafelrunde/shared/canvas"
import { type CardFacts, cardFacts } from "@tafelrunde/shared/cards"
import type { JSX } from "react"
import {
  BaseBoxShapeUtil,
  type Editor,
  type RecordProps,
  resizeBox,
  SVGContainer,
  T,
  type TLBaseShape,
  type TLResizeInfo,
  type TLShape,
  type TLShapePartial,
  useEditor,
  useValue,
} from "tldraw"

import { today } from "../../board/content.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage, type Language, useLanguage } from "../../messages/language.ts"
import { protectionOf } from "../protection/protection.ts"
import { modelOf, openEntry } from "../shapes/canvas-model.ts"
import { CardSvg } from "./card-svg.tsx"

/** A view of an entry of the board. It contains no data of the entry. */
export type CardShape = TLBaseShape<
  "card",
  { w: number; h: number; collection: CardCollection; entryId: string }
>

/** The size of a card whose text is read well at zoom 1. */
export const CARD_SIZE = { w: 400, h: 280 }
const LEAST = { minWidth: 60, minHeight: 40 }

export function isCardShape(shape: TLShape | undefined): shape is TLShape & CardShape {
  return shape?.type === "card"
}

/** What the card says, in this language; reads the model's signal. */
function factsOf(
  editor: Editor,
  { collection, entryId }: CardReference,
  language: Language,
): CardFacts | undefined {
  const lists = modelOf(editor).lists.get().now
  return cardFacts({ collection, entryId }, { lists, language, today: today() })
}

/** Institutions, tasks, agreements and questions on the canvas: people set size and place, the model what they say. */
export class CardShapeUtil extends BaseBoxShapeUtil<CardShape> {
  static override readonly type = "card"
  static override readonly props: RecordProps<CardShape> = {
    w: T.nonZeroNumber,
    h: T.nonZeroNumber,
    collection: T.literalEnum(...CARD_COLLECTIONS),
    entryId: T.string,
  }

  override getDefaultProps(): CardShape["props"] {
    return { ...CARD_SIZE, collection: "institutions", entryId: "" }
  }

  /** Editing means to open the entry. */
  override canEdit(): boolean {
    return true
  }

  override canEditInReadonly(): boolean {
    return true
  }

  override onEditStart({ id, props }: CardShape): void {
    const { collection, entryId } = props
    // After tldraw's own transition into the editing state.
    queueMicrotask(() => {
      if (this.editor.getEditingShapeId() === id) {
        this.editor.setEditingShape(null)
        this.editor.setCurrentTool("select.idle")
      }
      openEntry(this.editor, { collection, id: entryId, shapeId: id })
    })
  }

  override hideResizeHandles(shape: CardShape): boolean {
    return !protectionOf(this.editor).mayChange(shape.id)
  }

  override hideRotateHandle(shape: CardShape): boolean {
    return !protectionOf(this.editor).mayChange(shape.id)
  }

  override onResize(shape: CardShape, info: TLResizeInfo<CardShape>): TLShapePartial<CardShape> {
    return resizeBox(shape, info, LEAST)
  }

  override component({ id, props }: CardShape): JSX.Element {
    return (
      <SVGContainer id={id}>
        <Card {...props} />
      </SVGContainer>
    )
  }

  override indicator({ props: { w, h } }: CardShape): JSX.Element {
    return <rect width={w} height={h} rx={Math.min(w, h) / 20} />
  }

  override toSvg({ props }: CardShape): JSX.Element {
    const language = currentLanguage()
    const facts = factsOf(this.editor, props, language)
    return <CardSvg {...props} facts={facts} messages={canvasMessages[language]} />
  }

  /** For the clipboard and the search for text. */
  override getText({ props }: CardShape): string {
    const facts = factsOf(this.editor, props, currentLanguage())
    return facts ? [facts.title, ...facts.lines.map(({ text }) => text)].join("\n") : ""
  }

  override getAriaDescriptor({ props }: CardShape): string {
    const language = currentLanguage()
    const messages = canvasMessages[language]
    const facts = factsOf(this.editor, props, language)
    return facts ? messages.card(facts.kind, facts.title) : messages.entryRemoved
  }
}

function Card({ w, h, collection, entryId }: CardShape["props"]): JSX.Element {
  const editor = useEditor()
  const { language } = useLanguage()
  // As text, so that a change of other entries does not draw the card again.
  const json = useValue(
    "card",
    () => JSON.stringify(factsOf(editor, { collection, entryId }, language)),
    [editor, collection, entryId, language],
  )
  const facts = json === undefined ? undefined : (JSON.parse(json) as CardFacts)
  return (
    <CardSvg
      collection={collection}
      facts={facts}
      w={w}
      h={h}
      messages={canvasMessages[language]}
    />
  )
}
