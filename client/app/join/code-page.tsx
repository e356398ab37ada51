import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { PageHeading, Page } from "../page.tsx"
import { CodeForm } from "./code-form.tsx"

export function CodePage(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <Page className="narrow-page">
      <PageHeading>{messages.joinTitle}</PageHeading>
      <section className="card">
        <CodeForm />
      </section>
    </Page>
  )
}
