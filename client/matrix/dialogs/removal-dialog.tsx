import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { type EntryPlace, goesWith } from "@tafelrunde/shared/model"
import { type JSX } from "react"
import { createPortal } from "react-dom"

import { type Bin } from "../../board/bin.ts"
import { useLanguage } from "../../messages/language.ts"
import { plural } from "../../messages/plural.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { useGrid } from "../grid/grid-context.ts"

interface RemovalDialogProps {
  readonly bin: Bin
  readonly entry: EntryPlace
  /** What people call the entry. */
  readonly what: string
  readonly onRemove: () => void
}

/** Asks before something goes that somebody has filled in, and names what goes with it. */
export function RemovalDialog({ bin, entry, what, onRemove }: RemovalDialogProps): JSX.Element {
  const { messages, close, editable } = useGrid()
  const { language } = useLanguage()
  const counts = [...goesWith(bin.docs, entry)].map(([name, count]) => {
    const { one, many } = COLLECTIONS[name]
    return plural(language, count, { one: `# ${one[language]}`, other: `# ${many[language]}` })
  })
  const going = new Intl.ListFormat(language).format(counts)
  const actions = (
    <>
      <Button onClick={() => close("back")}>{messages.cancel}</Button>
      <Button
        kind="danger"
        disabled={!editable}
        onClick={() => {
          close("back")
          onRemove()
        }}
      >
        {messages.remove}
      </Button>
    </>
  )
  return createPortal(
    <div className="matrix-dialog" {...stopPropagation}>
      <Dialog title={messages.removeTitle(what)} onClose={() => close("back")} actions={actions}>
        <p>{going ? messages.goesWith(going) : messages.isFilled}</p>
        {entry.collection === "phases" && counts.length === 0 && <p>{messages.tasksStay}</p>}
        <p>{messages.toBin}</p>
      </Dialog>
    </div>,
    document.body,
  )
}
