import { type JSX, useState } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { CheckIcon } from "../../ui/icons.tsx"
import { type Version } from "../api.ts"
import { type VersionsFlow } from "./use-versions.ts"
import { changesText, nameOf, reasonText, timeText } from "./version-text.ts"

interface ListProps {
  readonly flow: VersionsFlow
  /** The version that takes back the restoration that has just happened. */
  readonly undo: number | undefined
}

/** The board's versions, newest first, and the way to a new one. */
export function VersionsList({ flow, undo }: ListProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <Dialog title={messages.title} onClose={flow.close}>
      <div className="stack versions">
        {undo !== undefined && (
          <div className="notice" data-kind="ok">
            <CheckIcon /> <p>{messages.restored}</p>
            <Button onClick={() => void flow.undo(undo)}>{messages.undo}</Button>
          </div>
        )}
        <TakeForm flow={flow} />
        <p className="hint">{messages.about}</p>
        <Versions flow={flow} />
      </div>
    </Dialog>
  )
}

function TakeForm({ flow }: { flow: VersionsFlow }): JSX.Element {
  const messages = useMessages(versionsMessages)
  const [name, setName] = useState("")
  const [isMissing, setMissing] = useState(false)
  const take = async (): Promise<void> => {
    const given = name.trim()
    setMissing(given === "")
    if (given !== "" && (await flow.take(given))) setName("")
  }
  return (
    <form
      className="versions-take"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <TextField
        label={messages.name}
        hint={messages.nameHint}
        error={isMissing ? messages.nameMissing : undefined}
        value={name}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" kind="primary">
        {messages.take}
      </Button>
    </form>
  )
}

function Versions({ flow }: { flow: VersionsFlow }): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { versions } = flow
  if (!versions) return <p>{messages.loading}</p>
  if (versions.length === 0) return <p>{messages.none}</p>
  return (
    <ul className="facts-list" aria-label={messages.title}>
      {versions.map((version) => (
        <VersionItem key={version.n} flow={flow} version={version} />
      ))}
    </ul>
  )
}

function VersionItem({ flow, version }: { flow: VersionsFlow; version: Version }): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { locale } = useLanguage()
  const name = nameOf(version, locale)
  const time = version.name === null ? [] : [timeText(version, locale)]
  return (
    <li>
      <div className="facts">
        <strong>{name}</strong>
        <span className="hint">{[...time, reasonText(version, messages)].join(" · ")}</span>
        <span>{changesText(version, messages)}</span>
      </div>
      <div className="versions-actions">
        <Button aria-label={messages.viewOf(name)} onClick={() => void flow.view(version)}>
          {messages.view}
        </Button>
        <Button aria-label={messages.compareOf(name)} onClick={() => flow.compare(version)}>
          {messages.compare}
        </Button>
        <Button aria-label={messages.restoreOf(name)} onClick={() => void flow.askRestore(version)}>
          {messages.restoreDo}
        </Button>
        <Button
          kind="quiet"
          aria-label={messages.removeOf(name)}
          onClick={() => flow.askRemove(version)}
        >
          {messages.removeDo}
        </Button>
      </div>
    </li>
  )
}
