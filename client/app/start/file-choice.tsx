import { type JSX, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { FileField } from "../../ui/field.tsx"
import { CheckIcon } from "../../ui/icons.tsx"
import { type ContentFile } from "../import/content-file.ts"
import { ContentProblems } from "../import/content-problems.tsx"
import { GuessedEncoding } from "../import/guessed-encoding.tsx"

/** The file of an earlier board, and what a first look at it says. */
export function FileChoice({
  file,
  onChoose,
}: {
  file: ContentFile | undefined
  onChoose: (file: Blob | undefined) => Promise<void>
}): JSX.Element {
  const messages = useMessages(appMessages)
  const [name, setName] = useState<string>()
  return (
    <>
      <FileField
        label={messages.chooseFile}
        button={messages.chooseFileButton}
        fileName={name}
        accept=".json,.tafelrunde,application/json"
        error={file?.kind === "unreadable" ? messages.fileUnreadable : undefined}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          setName(chosen?.name)
          void onChoose(chosen)
        }}
      />
      {file && <FirstLook file={file} />}
    </>
  )
}

function FirstLook({ file }: { file: ContentFile }): JSX.Element | null {
  const messages = useMessages(appMessages)
  if (file.kind === "unreadable") return null
  if (file.kind === "flawed") return <ContentProblems problems={file.problems} />
  return (
    <>
      <output className="notice" data-kind="ok">
        <CheckIcon /> {messages.fileGood(file.title || messages.untitled)}
      </output>
      {file.kind === "good" && file.guess && <GuessedEncoding samples={file.guess.samples} />}
    </>
  )
}
