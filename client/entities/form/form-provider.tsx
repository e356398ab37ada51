import { type JSX, type ReactNode, useMemo } from "react"
import { I18nProvider } from "react-aria-components"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { tableMessages } from "../../messages/table.ts"
import { type Form, FormContext } from "../fields/form-context.ts"

interface FormProviderProps extends Pick<Form, "labels" | "isReadOnly"> {
  readonly children: ReactNode
}

/** Gives the fields inside what they have in common: names to refer to, language, and whether anything may be changed. */
export function FormProvider({ labels, isReadOnly, children }: FormProviderProps): JSX.Element {
  const { language } = useLanguage()
  const messages = useMessages(tableMessages)
  const form = useMemo<Form>(
    () => ({ labels, language, messages, isReadOnly }),
    [labels, language, messages, isReadOnly],
  )
  return (
    <I18nProvider locale={language}>
      <FormContext value={form}>{children}</FormContext>
    </I18nProvider>
  )
}
