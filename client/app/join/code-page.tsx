import { type JSX } from "react"

import { useWords } from "../../ui/language.ts"
import { PageHeading, Page } from "../page.tsx"
import { appWords } from "../words.ts"
import { CodeForm } from "./code-form.tsx"

export function CodePage(): JSX.Element {
  const words = useWords(appWords)
  return (
    <Page className="narrow-page">
      <PageHeading>{words.joinTitle}</PageHeading>
      <section className="card">
        <CodeForm />
      </section>
    </Page>
  )
}
