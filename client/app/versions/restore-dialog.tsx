import { type JSX, useMemo, useState } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { tableMessages } from "../../messages/table.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { type Restoration } from "../api.ts"
import { type OpenVersion, type VersionsFlow } from "./use-versions.ts"
import { framesOf, tasksOf, type VersionPart } from "./version-parts.ts"
import { nameOf } from "./version-text.ts"

const CHOICES = ["all", "content", "parts"] as const
type Choice = (typeof CHOICES)[number]

interface Chosen {
  readonly frames: ReadonlySet<string>
  readonly tasks: ReadonlySet<string>
}

function toOnly(choice: Choice, { frames, tasks }: Chosen): Restoration["only"] {
  if (choice === "all") return null
  if (choice === "content") return "content"
  return { frames: [...frames], tasks: [...tasks] }
}

/** Asks what of a version should be restored, and restores it. */
export function RestoreDialog({
  flow,
  open,
}: {
  flow: VersionsFlow
  open: OpenVersion
}): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { locale } = useLanguage()
  const [choice, setChoice] = useState<Choice>("all")
  const [chosen, setChosen] = useState<Chosen>({ frames: new Set(), tasks: new Set() })
  const [isMissing, setMissing] = useState(false)
  const restore = (): void => {
    const isEmpty = choice === "parts" && chosen.frames.size + chosen.tasks.size === 0
    setMissing(isEmpty)
    if (!isEmpty) void flow.restore(open.version, toOnly(choice, chosen))
  }
  return (
    <Dialog
      title={messages.restoreTitle(nameOf(open.version, locale))}
      onClose={flow.list}
      actions={
        <Button kind="primary" onClick={restore}>
          {messages.doRestore}
        </Button>
      }
    >
      <div className="stack">
        <p>{messages.restoreMore}</p>
        <Choices choice={choice} onChoose={setChoice} />
        {choice === "parts" && <Parts open={open} chosen={chosen} onChoose={setChosen} />}
        {isMissing && (
          <p className="field-error" role="alert">
            {messages.nothingChosen}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Choices({
  choice,
  onChoose,
}: {
  choice: Choice
  onChoose: (choice: Choice) => void
}): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <fieldset className="choices">
      <legend>{messages.what}</legend>
      {CHOICES.map((each) => (
        <div key={each} className="choice">
          <input
            type="radio"
            id={`restore-${each}`}
            name="restore"
            value={each}
            checked={each === choice}
            aria-describedby={`restore-${each}-more`}
            onChange={() => onChoose(each)}
          />
          <label htmlFor={`restore-${each}`}>{messages[each]}</label>
          <span className="choice-more" id={`restore-${each}-more`}>
            {messages[`${each}More`]}
          </span>
        </div>
      ))}
    </fieldset>
  )
}

function Parts({
  open,
  chosen,
  onChoose,
}: {
  open: OpenVersion
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { title } = useMessages(tableMessages)
  const frames = useMemo(() => framesOf(open.board), [open])
  const tasks = useMemo(() => tasksOf(open.board), [open])
  return (
    <div className="versions-parts">
      <PartList
        legend={messages.frames}
        parts={frames}
        chosen={chosen.frames}
        onChoose={(ids) => onChoose({ ...chosen, frames: ids })}
      />
      <PartList
        legend={title}
        parts={tasks}
        chosen={chosen.tasks}
        onChoose={(ids) => onChoose({ ...chosen, tasks: ids })}
      />
    </div>
  )
}

function PartList({
  legend,
  parts,
  chosen,
  onChoose,
}: {
  legend: string
  parts: readonly VersionPart[]
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
}): JSX.Element | null {
  const messages = useMessages(versionsMessages)
  if (parts.length === 0) return null
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <fieldset>
      <legend>{legend}</legend>
      {parts.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
          {name || messages.unnamed}
        </label>
      ))}
    </fieldset>
  )
}
