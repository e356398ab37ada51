import { nextTitle } from "@tafelrunde/shared/content"
import { type FormEvent, type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readBoardContent } from "../../board/content.ts"
import { appMessages } from "../../messages/app.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { WarningIcon } from "../../ui/icons.tsx"
import { ApiError, createNextRound, type CreatedBoard, readSettings } from "../api.ts"
import { problemText } from "../problem-text.ts"
import { LinkList } from "../share/link-list.tsx"
import { toReachableLinks } from "../share/reachable-links.ts"
import { rememberBoard } from "../start/recent-boards.ts"
import { keepToken } from "../token.ts"

interface NextRoundProps {
  readonly board: Board
  readonly token: string
  readonly onClose: () => void
}

/** Creates the board of the next round from this one, and shows its links. */
export function NextRoundDialog(props: NextRoundProps): JSX.Element {
  const [created, setCreated] = useState<CreatedBoard>()
  return created ? (
    <Created created={created} onClose={props.onClose} />
  ) : (
    <Creation {...props} onCreated={setCreated} />
  )
}

interface CreationProps extends NextRoundProps {
  readonly onCreated: (created: CreatedBoard) => void
}

function Creation({ board, token, onClose, onCreated }: CreationProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  const form = useCreation({ board, token, onCreated })
  return (
    <Dialog
      title={messages.nextTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.nextCancel}</Button>
          <Button type="submit" form="next-round" kind="primary" disabled={form.isBusy}>
            {form.isBusy ? messages.nextCreating : messages.nextCreate}
          </Button>
        </>
      }
    >
      <form
        id="next-round"
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <p>{messages.nextAbout}</p>
        <TextField
          label={messages.nextName}
          value={form.title}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => form.setTitle(event.target.value)}
        />
        {form.needsKey && (
          <TextField
            label={messages.nextKey}
            hint={messages.nextKeyHint}
            error={form.failure?.status === 401 ? messages.nextKeyWrong : undefined}
            type="password"
            autoComplete="current-password"
            value={form.key}
            onChange={(event) => form.setKey(event.target.value)}
          />
        )}
        {form.failure && !(form.needsKey && form.failure.status === 401) && (
          <p className="notice" data-kind="danger" role="alert">
            <WarningIcon /> {form.failure.text}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function useCreation({ board, token, onCreated }: Omit<CreationProps, "onClose">) {
  const words = useMessages(appMessages)
  const { language } = useLanguage()
  const [title, setTitle] = useState(() => nextTitle(readBoardContent(board), language))
  const [key, setKey] = useState("")
  const [needsKey, setNeedsKey] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ readonly status: number; readonly text: string }>()
  useEffect(() => {
    // Where the server does not say, its answer to the creation does.
    readSettings().then(
      ({ createNeedsKey }) => setNeedsKey(createNeedsKey),
      () => setNeedsKey(false),
    )
  }, [])
  const submit = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    const organiserKey = key.trim() || null
    try {
      const body = { title: title.trim() || null, organiserKey }
      const created = await createNextRound(board.id, token, body)
      remember(created)
      onCreated(created)
    } catch (problem) {
      const status = problem instanceof ApiError ? problem.status : 500
      setFailure({ status, text: problemText(words, status) })
      setBusy(false)
    }
  }
  return { title, setTitle, key, setKey, needsKey, isBusy, failure, submit }
}

/** This device opens the new board as facilitator from now on. */
function remember({ id, title, links }: CreatedBoard): void {
  const { token } = links.facilitator
  keepToken(id, token)
  rememberBoard({ id, title, role: "facilitator", token, openedAt: new Date().toISOString() })
}

function Created({
  created,
  onClose,
}: {
  created: CreatedBoard
  onClose: () => void
}): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { untitled } = useMessages(appMessages)
  const links = toReachableLinks(created.links, created.lanUrls ?? [])
  return (
    <Dialog
      title={messages.nextCreated(created.title || untitled)}
      onClose={onClose}
      actions={
        <ButtonLink kind="primary" href={`/b/${created.id}`}>
          {messages.nextOpen}
        </ButtonLink>
      }
    >
      <div className="stack">
        <p>{messages.nextLinks}</p>
        <LinkList links={links} />
      </div>
    </Dialog>
  )
}
