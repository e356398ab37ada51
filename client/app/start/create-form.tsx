import { type FormEvent, type JSX, useRef, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { currentLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { WarningIcon } from "../../ui/icons.tsx"
import {
  ApiError,
  type ContentProblem,
  type CreatedBoard,
  type NewBoard,
  createBoard,
  createBoardFromFile,
} from "../api.ts"
import { type ContentFile, readContentFile } from "../import/content-file.ts"
import { ContentProblems } from "../import/content-problems.tsx"
import { problemText } from "../problem-text.ts"
import { FileChoice } from "./file-choice.tsx"

const BEGINNINGS = ["regionalworkshop", "musterstadt", "blank", "file"] as const
type Beginning = (typeof BEGINNINGS)[number]

interface Failure {
  readonly text?: string
  readonly key?: string
  readonly problems?: readonly ContentProblem[]
}

export function CreateForm({
  needsKey,
  onCreated,
}: {
  needsKey: boolean
  onCreated: (board: CreatedBoard) => void
}): JSX.Element {
  const messages = useMessages(appMessages)
  const form = useCreateForm(onCreated)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <TextField
        label={messages.boardTitle}
        hint={messages.boardTitleHint}
        value={form.title}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => form.setTitle(event.target.value)}
      />
      <BeginWith chosen={form.beginning} onChoose={form.setBeginning} />
      {form.beginning === "file" && <FileChoice file={form.file} onChoose={form.chooseFile} />}
      {needsKey && (
        <TextField
          label={messages.organiserKey}
          hint={messages.organiserKeyHint}
          error={form.failure.key}
          type="password"
          autoComplete="current-password"
          value={form.organiserKey}
          onChange={(event) => form.setOrganiserKey(event.target.value)}
        />
      )}
      <Failed failure={form.failure} />
      <Button type="submit" kind="primary" disabled={form.busy}>
        {form.busy ? messages.creating : messages.create}
      </Button>
    </form>
  )
}

function useCreateForm(onCreated: (board: CreatedBoard) => void) {
  const messages = useMessages(appMessages)
  const [title, setTitle] = useState("")
  const [organiserKey, setOrganiserKey] = useState("")
  const [beginning, setBeginning] = useState<Beginning>("regionalworkshop")
  const { file, chooseFile, readFile } = useContentFile()
  const [failure, setFailure] = useState<Failure>({})
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    setFailure({})
    setBusy(true)
    const read = await readFile()
    const key = organiserKey.trim() || undefined
    const start = toStart(beginning, read)
    const archive = beginning === "file" && read?.kind === "board" ? read.file : undefined
    if (!start && !archive) {
      setBusy(false)
      if (!read) setFailure({ text: messages.fileMissing })
      return
    }
    try {
      const named = { ...start, ...(title.trim() && { title: title.trim() }) }
      const newBoard = { ...named, language: currentLanguage() }
      onCreated(
        await (archive
          ? createBoardFromFile(archive, { title: title.trim(), key })
          : createBoard(newBoard, key)),
      )
    } catch (problem) {
      setFailure(toFailure(problem, messages))
      setBusy(false)
    }
  }
  const fields = { title, organiserKey, beginning, file, failure, busy }
  return { ...fields, setTitle, setOrganiserKey, setBeginning, chooseFile, submit }
}

function useContentFile() {
  const [file, setFile] = useState<ContentFile>()
  const reading = useRef<Promise<ContentFile>>(undefined)
  const chooseFile = async (chosen: Blob | undefined): Promise<void> => {
    setFile(undefined)
    const current = chosen && readContentFile(chosen).catch(() => ({ kind: "unreadable" }) as const)
    reading.current = current
    const read = await current
    // The person may have chosen another file meanwhile.
    if (reading.current === current) setFile(read)
  }
  /** The file chosen last, even while it is being read; undefined without one. */
  const readFile = async (): Promise<ContentFile | undefined> => await reading.current
  return { file, chooseFile, readFile }
}

/**
 * The start content; undefined while the chosen file is missing or invalid. The canvas of a board from
 * a file gets the same layout with matrix and cards as the example.
 */
function toStart(
  beginning: Beginning,
  file: ContentFile | undefined,
): Pick<NewBoard, "content" | "template"> | undefined {
  if (beginning !== "file") return { template: beginning }
  return file?.kind === "good" ? { content: file.content, template: "regionalworkshop" } : undefined
}

function toFailure(problem: unknown, messages: (typeof appMessages)["de"]): Failure {
  if (!(problem instanceof ApiError)) return { text: messages.problemOther }
  if (problem.problems.length > 0) return { problems: problem.problems }
  if (problem.status === 401 || problem.status === 403) return { key: messages.keyWrong }
  return { text: problemText(messages, problem.status) }
}

function Failed({ failure }: { failure: Failure }): JSX.Element | null {
  if (failure.problems) return <ContentProblems problems={failure.problems} />
  if (!failure.text) return null
  return (
    <p className="notice" data-kind="danger" role="alert">
      <WarningIcon /> {failure.text}
    </p>
  )
}

function BeginWith({
  chosen,
  onChoose,
}: {
  chosen: Beginning
  onChoose: (beginning: Beginning) => void
}): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <fieldset className="choices">
      <legend>{messages.beginWith}</legend>
      {BEGINNINGS.map((beginning) => (
        <div key={beginning} className="choice">
          <input
            type="radio"
            id={`beginning-${beginning}`}
            name="beginning"
            value={beginning}
            checked={beginning === chosen}
            aria-describedby={`beginning-${beginning}-more`}
            onChange={() => onChoose(beginning)}
          />
          <label htmlFor={`beginning-${beginning}`}>{messages[beginning]}</label>
          <span className="choice-more" id={`beginning-${beginning}-more`}>
            {messages[`${beginning}More`]}
          </span>
        </div>
      ))}
    </fieldset>
  )
}
