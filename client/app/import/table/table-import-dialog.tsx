import "./table-import.css"
import { type ImportPlan, isComplete } from "@tafelrunde/shared/import"
import { type JSX, useState } from "react"

import type { Board } from "../../../board/board.ts"
import { importMessages } from "../../../messages/import.ts"
import { useLanguage, useMessages } from "../../../messages/language.ts"
import { Button } from "../../../ui/button.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { announce } from "../../../ui/toast.tsx"
import { takeVersion } from "../../api.ts"
import { attempt } from "../../attempt.ts"
import { countTexts } from "./counts.ts"
import { MappingStep } from "./mapping-step.tsx"
import { PreviewStep } from "./preview-step.tsx"
import type { ReadTable } from "./read-table.ts"
import { type TableImport, useTableImport } from "./use-table-import.ts"

interface TableImportProps extends ReadTable {
  readonly board: Board
  readonly token: string
  readonly onClose: () => void
}

/** From a table's columns over a preview onto the board. */
export function TableImportDialog(props: TableImportProps): JSX.Element | null {
  const [first] = props.file.sheets
  return first ? <Steps {...props} first={first} /> : null
}

interface StepsProps extends TableImportProps {
  readonly first: ReadTable["file"]["sheets"][number]
}

function Steps(props: StepsProps): JSX.Element {
  const { board, name, file, first, onClose } = props
  const messages = useMessages(importMessages)
  const flow = useTableImport(board, first)
  const [plan, setPlan] = useState<ImportPlan>()
  const importNow = useImportNow(props, flow)
  if (!plan) {
    const isReady = isComplete(flow.mapping)
    return (
      <Dialog
        title={messages.title}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>{messages.cancel}</Button>
            <Button kind="primary" disabled={!isReady} onClick={() => setPlan(flow.plan())}>
              {messages.preview}
            </Button>
          </>
        }
      >
        <MappingStep board={board} flow={flow} name={name} file={file} />
      </Dialog>
    )
  }
  const canImport = plan.counts.size > 0 && plan.refusal === undefined
  return (
    <Dialog
      key="preview"
      title={messages.previewTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setPlan(undefined)}>{messages.back}</Button>
          <Button kind="primary" disabled={!canImport} onClick={() => void importNow()}>
            {messages.doImport}
          </Button>
        </>
      }
    >
      <PreviewStep plan={plan} kind={flow.mapping.kind} />
    </Dialog>
  )
}

const MAX_VERSION_NAME = 120

/** Plans once more, for the board as it is now, and writes that. */
function useImportNow(
  { board, token, name, onClose }: StepsProps,
  flow: TableImport,
): () => Promise<void> {
  const messages = useMessages(importMessages)
  const { language } = useLanguage()
  return async () => {
    const isContacts = flow.mapping.kind === "contacts"
    // Undo covers the board's own document, not those of contacts.
    const version = messages.versionName(name).slice(0, MAX_VERSION_NAME)
    if (isContacts && !(await attempt(takeVersion(board.id, token, version)))) return
    const plan = flow.plan()
    const { access, role } = board.access.get()
    if (access !== "write" || role !== "facilitator") announce(messages.locked)
    else {
      flow.write(plan)
      const what = countTexts(plan.counts, language).join(", ")
      announce(isContacts ? messages.doneContacts(what) : messages.done(what))
    }
    onClose()
  }
}
