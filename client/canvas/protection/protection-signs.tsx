import type { JSX } from "react"
import { type TLShapeId, useEditor, useValue } from "tldraw"

import { protectedOnPage } from "./toggle-protection.ts"

/** A shield at the upper right corner of each protected shape, of the same size at any zoom. */
export function ProtectionSigns(): JSX.Element {
  const editor = useEditor()
  const ids = useValue("protected shapes", () => protectedOnPage(editor).join(" "), [editor])
  return (
    <>
      {ids
        .split(" ")
        .filter(Boolean)
        .map((id) => (
          <ProtectionSign key={id} id={id as TLShapeId} />
        ))}
    </>
  )
}

function ProtectionSign({ id }: { readonly id: TLShapeId }): JSX.Element | null {
  const editor = useEditor()
  const place = useValue(
    "corner",
    () => {
      const bounds = editor.getShapeMaskedPageBounds(id)
      return bounds && `translate(${bounds.maxX}px, ${bounds.minY}px)`
    },
    [editor, id],
  )
  if (place === undefined) return null
  return (
    <div className="protection-sign" style={{ transform: place }}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.5 13.5 3.5v4c0 3.4-2.3 5.8-5.5 7-3.2-1.2-5.5-3.6-5.5-7v-4Z" />
        <path className="protection-sign-tick" d="m5.4 8 1.9 1.9 3.4-3.7" />
      </svg>
    </div>
  )
}
