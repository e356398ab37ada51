import { type ClipboardEvent, type JSX, type SubmitEvent, useId, useState } from "react"

import { blockOf } from "../../clipboard/cells.ts"
import { readTransfer } from "../../clipboard/clipboard-content.ts"
import { Button } from "../../ui/button.tsx"
import {
  type InstitutionList,
  type InstitutionNames,
  readInstitutionList,
} from "../commands/institution-list.ts"
import { useGrid } from "../grid/grid-context.ts"
import { InstitutionFields, InstitutionFrame, isNamed } from "./institution-dialog.tsx"
import { InstitutionListFields } from "./institution-list-fields.tsx"

interface AddInstitutionsDialogProps {
  readonly present: readonly InstitutionNames[]
  readonly onSave: (institutions: readonly InstitutionNames[]) => void
}

/** Asks for one institution, or for a list of them; pasted lines become a list at once. */
export function AddInstitutionsDialog(props: AddInstitutionsDialogProps): JSX.Element {
  const { messages, close, editable } = useGrid()
  const formId = useId()
  const entered = useEntered(props.present)
  const { names, lines, list, isTried } = entered
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const institutions = entered.submit()
    if (!institutions || !editable) return
    close("back")
    props.onSave(institutions)
  }
  return (
    <InstitutionFrame
      title={messages.addInstitution}
      actions={
        <>
          <Button onClick={() => close("back")}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} disabled={!editable}>
            {lines === undefined ? messages.add : messages.addCount(list.added.length)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="institution-form"
        noValidate
        onSubmit={onSubmit}
        onPaste={entered.paste}
      >
        {lines === undefined ? (
          <>
            <InstitutionFields names={names} isTried={isTried} onChange={entered.setNames} />
            <Button kind="quiet" onClick={() => entered.setLines("")}>
              {messages.severalAtOnce}
            </Button>
          </>
        ) : (
          <InstitutionListFields
            text={lines}
            list={list}
            isTried={isTried}
            onChange={entered.setLines}
          />
        )}
        <output>{editable ? undefined : messages.lockedMeanwhile}</output>
      </form>
    </InstitutionFrame>
  )
}

interface Entered {
  readonly names: InstitutionNames
  /** The text of the list; undefined while one institution is asked for. */
  readonly lines: string | undefined
  readonly list: InstitutionList
  readonly isTried: boolean
  readonly setNames: (changed: Partial<InstitutionNames>) => void
  readonly setLines: (lines: string) => void
  readonly paste: (event: ClipboardEvent) => void
  /** The institutions to add; undefined if something is missing. */
  readonly submit: () => readonly InstitutionNames[] | undefined
}

function useEntered(present: readonly InstitutionNames[]): Entered {
  const [names, setNames] = useState<InstitutionNames>({ short: "", name: "" })
  const [lines, setLines] = useState<string>()
  const [isTried, setTried] = useState(false)
  const list = readInstitutionList(lines ?? "", present)
  return {
    names,
    lines,
    list,
    isTried,
    setNames: (changed) => setNames({ ...names, ...changed }),
    setLines,
    paste: (event) => {
      const pasted = pastedLines(event)
      if (lines !== undefined || pasted === undefined) return
      event.preventDefault()
      setLines(pasted)
    },
    submit: () => {
      setTried(true)
      if (lines === undefined) return isNamed(names) ? [trimmed(names)] : undefined
      return list.refusal || list.added.length === 0 ? undefined : list.added
    },
  }
}

function trimmed({ short, name }: InstitutionNames): InstitutionNames {
  return { short: short.trim(), name: name.trim() }
}

/** The pasted lines, or rows of a table, if there are several; otherwise undefined. */
function pastedLines({ clipboardData }: ClipboardEvent): string | undefined {
  const rows = blockOf(readTransfer(clipboardData))
    .map((row) => row.filter((cell) => cell !== "").join("; "))
    .filter((row) => row !== "")
  return rows.length > 1 ? rows.join("\n") : undefined
}
