import { type Language } from "@tafelrunde/shared/entities"
import { type Typing } from "@tafelrunde/shared/model"
import { createContext, useContext } from "react"

import { type TableMessages } from "../../messages/table.ts"
import { type Labels } from "../labels.ts"

/** What the fields of a form have in common. */
export interface Form {
  readonly labels: Labels
  readonly language: Language
  readonly messages: TableMessages
  readonly isReadOnly: boolean
}

export const FormContext = createContext<Form | undefined>(undefined)

export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error("a field stands outside of a form")
  return form
}

/** One value of the board, bound to a field. */
export interface Binding {
  /** As of the last rendering. */
  readonly value: unknown
  /** As the board has it now. */
  readonly read: () => unknown
  /** With `typing` it belongs to the undo step of what is being typed. */
  readonly write: (value: unknown, typing?: Typing) => void
}
