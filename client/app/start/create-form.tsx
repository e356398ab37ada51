import { type FormEvent, type JSX, useRef, useState } from "react"

import { Button } from "../../ui/button.tsx"
import { FileField, TextField } from "../../ui/field.tsx"
import { CheckIcon, WarningIcon } from "../../ui/icons.tsx"
import { currentLanguage, useWords } from "../../ui/language.ts"
import {
  ApiError,
  type ContentProblem,
  type CreatedBoard,
  type NewBoard,
  createBoard,
} from "../api.ts"
import { type ContentFile, readContentFile } from "../import/content-file.ts"
import { ContentProblems } from "../import/content-problems.tsx"
import { appWords, problemText } from "../words.ts"

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
  const words = useWords(appWords)
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
        label={words.boardTitle}
        hint={words.boardTitleHint}
        value={form.title}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => form.setTitle(event.target.value)}
      />
      <BeginWith chosen={form.beginning} onChoose={form.setBeginning} />
      {form.beginning === "file" && <FileChoice file={form.file} onChoose={form.chooseFile} />}
      {needsKey && (
        <TextField
          label={words.organiserKey}
          hint={words.organiserKeyHint}
          error={form.failure.key}
          type="password"
          autoComplete="current-password"
          value={form.organiserKey}
          onChange={(event) => form.setOrganiserKey(event.target.value)}
        />
      )}
      <Failed failure={form.failure} />
      <Button type="submit" kind="primary" disabled={form.busy}>
        {form.busy ? words.creating : words.create}
      </Button>
    </form>
  )
}

function useCreateForm(onCreated: (board: CreatedBoard) => void) {
  const words = useWords(appWords)
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
    const start = toStart(beginning, read)
    if (!start) {
      setBusy(false)
      if (!read) setFailure({ text: words.fileMissing })
      return
    }
    try {
      const named = { ...start, ...(title.trim() && { title: title.trim() }) }
      const newBoard = { ...named, language: currentLanguage() }
      onCreated(await createBoard(newBoard, organiserKey.trim() || undefined))
    } catch (problem) {
      setFailure(toFailure(problem, words))
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
    // Meanwhile another may have been chosen.
    if (reading.current === current) setFile(read)
  }
  /** What was chosen last, also while it is still being read; undefined if nothing was. */
  const readFile = async (): Promise<ContentFile | undefined> => await reading.current
  return { file, chooseFile, readFile }
}

/**
 * Undefined while the chosen file is missing or not good. The canvas is laid out for the workshop
 * that the file is of: its matrix and its cards stand there as they do on the example.
 */
function toStart(
  beginning: Beginning,
  file: ContentFile | undefined,
): Pick<NewBoard, "content" | "template"> | undefined {
  if (beginning !== "file") return { template: beginning }
  return file?.kind === "good" ? { content: file.content, template: "regionalworkshop" } : undefined
}

function toFailure(problem: unknown, words: (typeof appWords)["de"]): Failure {
  if (!(problem instanceof ApiError)) return { text: words.problemOther }
  if (problem.problems.length > 0) return { problems: problem.problems }
  if (problem.status === 401 || problem.status === 403) return { key: words.keyWrong }
  return { text: problemText(words, problem.status) }
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
  const words = useWords(appWords)
  return (
    <fieldset className="choices">
      <legend>{words.beginWith}</legend>
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
          <label htmlFor={`beginning-${beginning}`}>{words[beginning]}</label>
          <span className="choice-more" id={`beginning-${beginning}-more`}>
            {words[`${beginning}More`]}
          </span>
        </div>
      ))}
    </fieldset>
  )
}

function FileChoice({
  file,
  onChoose,
}: {
  file: ContentFile | undefined
  onChoose: (file: Blob | undefined) => Promise<void>
}): JSX.Element {
  const words = useWords(appWords)
  const [name, setName] = useState<string>()
  return (
    <>
      <FileField
        label={words.chooseFile}
        button={words.chooseFileButton}
        fileName={name}
        accept=".json,application/json"
        error={file?.kind === "unreadable" ? words.fileUnreadable : undefined}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          setName(chosen?.name)
          void onChoose(chosen)
        }}
      />
      {file?.kind === "flawed" && <ContentProblems problems={file.problems} />}
      {file?.kind === "good" && (
        <output className="notice" data-kind="ok">
          <CheckIcon /> {words.fileGood(file.title || words.untitled)}
        </output>
      )}
    </>
  )
}
