import { type ComparedState, type ComparisonFormat } from "@tafelrunde/shared/paper"
import { type JSX } from "react"

import { today } from "../../board/content.ts"
import { exportMessages } from "../../messages/export.ts"
import { currentMessages, useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button } from "../../ui/button.tsx"
import { saveFile } from "../../ui/files.ts"
import { DownloadIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"

const FORMATS: readonly ComparisonFormat[] = ["html", "docx", "odt", "md"]

interface SaveComparisonProps {
  readonly read: () => readonly [earlier: ComparedState, later: ComparedState]
}

/** Saves the comparison as a document, made on this device. */
export function SaveComparison({ read }: SaveComparisonProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { language } = useLanguage()
  const save = async (format: ComparisonFormat): Promise<void> => {
    const options = { language, day: today() }
    try {
      const { comparisonFile } = await import("@tafelrunde/shared/paper")
      const { bytes, fileName, mediaType } = await comparisonFile(format, read(), options)
      saveFile(new Blob([new Uint8Array(bytes)], { type: mediaType }), fileName)
      announce(messages.compareSaved(fileName))
    } catch {
      // Without a connection the writer of a format may not be on this device.
      announce(currentMessages(exportMessages).failed)
    }
  }
  return (
    <fieldset className="comparison-files" aria-label={messages.compareSave}>
      {FORMATS.map((format) => (
        <Button
          key={format}
          aria-label={messages.compareSaveAs(format.toUpperCase())}
          onClick={() => void save(format)}
        >
          <DownloadIcon /> {format.toUpperCase()}
        </Button>
      ))}
    </fieldset>
  )
}
