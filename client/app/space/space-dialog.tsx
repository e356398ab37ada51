import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { measureSpace, removeRoot, type SpacePart } from "../../board/space.ts"
import { type FacilitationMessages, facilitationMessages } from "../../messages/facilitation.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { announce } from "../../ui/toast.tsx"
import { readSpace, type Space } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"

type UnknownPart = SpacePart & { readonly kind: "unknown" }

const MOST_LETTERS = 40

interface SpaceDialogProps {
  readonly board: Board
  readonly token: string
  readonly onClose: () => void
}

/** What takes the space of the board, for facilitators, and what of it they can remove here. */
export function SpaceDialog({ board, token, onClose }: SpaceDialogProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locale } = useLanguage()
  const [parts, setParts] = useState(() => measureSpace(board.doc))
  const [doomed, setDoomed] = useState<UnknownPart>()
  const space = useSpace(board, token)
  const remove = (part: UnknownPart): void => {
    removeRoot(board.doc, part.root)
    setParts(measureSpace(board.doc))
    setDoomed(undefined)
    announce(messages.spaceRemoved)
  }
  return (
    <>
      <Dialog title={messages.spaceTitle} onClose={onClose}>
        <div className="stack">
          <p>
            {space
              ? messages.spaceTaken(toSize(space.bytes, locale), toSize(space.mostBytes, locale))
              : messages.spaceLoading}
          </p>
          <ul className="bin-list">
            {parts.map((part) => (
              <PartItem
                key={part.kind === "unknown" ? `unknown ${part.root}` : part.kind}
                part={part}
                onRemove={setDoomed}
              />
            ))}
          </ul>
          {space && <Shares space={space} />}
          {space && space.pictures.count > 0 && (
            <p>
              {messages.spacePictures(
                space.pictures.count,
                toSize(space.pictures.bytes, locale),
                toSize(space.pictures.mostBytes, locale),
              )}
            </p>
          )}
        </div>
      </Dialog>
      {doomed && (
        <ConfirmDialog
          title={messages.spaceRemoveTitle(shortened(doomed.root))}
          action={messages.spaceRemove}
          onCancel={() => setDoomed(undefined)}
          onConfirm={() => remove(doomed)}
        >
          <p>{messages.spaceRemoveMore}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** What the server knows of it; undefined until it has answered, or if it does not. */
function useSpace(board: Board, token: string): Space | undefined {
  const [space, setSpace] = useState<Space>()
  useEffect(() => {
    let isOpen = true
    const read = async (): Promise<void> => {
      const answer = await attempt(readSpace(board.id, token))
      if (isOpen) setSpace(answer)
    }
    void read()
    return () => {
      isOpen = false
    }
  }, [board, token])
  return space
}

interface PartItemProps {
  readonly part: SpacePart
  readonly onRemove: (part: UnknownPart) => void
}

function PartItem({ part, onRemove }: PartItemProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locale } = useLanguage()
  const { name, hint } = wordsOf(part, messages)
  return (
    <li className="bin-item">
      <div>
        <strong>{name}</strong>
        <span className="bin-when">{hint}</span>
      </div>
      <span>{toSize(part.bytes, locale)}</span>
      {part.kind === "unknown" && (
        <Button
          aria-label={messages.spaceRemoveOf(shortened(part.root))}
          onClick={() => onRemove(part)}
        >
          {messages.spaceRemove}
        </Button>
      )}
    </li>
  )
}

function wordsOf(
  part: SpacePart,
  messages: FacilitationMessages,
): { readonly name: string; readonly hint: string } {
  switch (part.kind) {
    case "drawings":
      return { name: messages.spaceDrawings, hint: messages.spaceDrawingsHint }
    case "canvas":
      return { name: messages.spaceCanvas, hint: messages.spaceCanvasHint }
    case "content":
      return { name: messages.spaceContent, hint: messages.spaceContentHint }
    case "unknown":
      return { name: messages.spaceUnknown(shortened(part.root)), hint: messages.spaceUnknownHint }
  }
}

function Shares({ space }: { space: Space }): JSX.Element | null {
  const messages = useMessages(facilitationMessages)
  const { locale } = useLanguage()
  if (space.shares.length === 0) return null
  return (
    <div>
      <h3>{messages.spaceWho}</h3>
      <ul>
        {space.shares.map(({ name, bytes }, index) => (
          <li key={name ?? index}>
            {name ?? messages.spaceNobody}: {toSize(bytes, locale)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A root's name is whatever somebody has chosen. */
function shortened(root: string): string {
  return root.length > MOST_LETTERS ? `${root.slice(0, MOST_LETTERS)}…` : root
}

/** In megabytes, as people know them from files. */
function toSize(bytes: number, locale: string): string {
  const digits = bytes < 10e6 ? 2 : 0
  return `${(bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: digits })} MB`
}
