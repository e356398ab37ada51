import { type JSX, lazy, Suspense } from "react"
import { type Editor, useValue } from "tldraw"

import { modelOf } from "../shapes/canvas-model.ts"
import { promotingOf } from "./promoting.ts"

const PromoteDialog = lazy(async () => ({
  default: (await import("../../notes/promote-dialog.tsx")).PromoteDialog,
}))

/** Asks what cannot be known before notes become entries; nothing while nobody has asked for it. */
export function PromoteNotes({ editor }: { readonly editor: Editor }): JSX.Element | null {
  const request = useValue(promotingOf(editor))
  if (!request) return null
  const close = (): void => {
    promotingOf(editor).set(undefined)
    editor.focus()
  }
  return (
    <Suspense fallback={null}>
      <PromoteDialog
        board={modelOf(editor).board}
        request={request}
        onClose={close}
        onDone={close}
      />
    </Suspense>
  )
}
