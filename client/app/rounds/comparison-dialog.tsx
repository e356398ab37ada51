import { changesInWords, compareContent } from "@tafelrunde/shared/comparison"
import { type BoardContent } from "@tafelrunde/shared/content"
import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readBoardContent } from "../../board/content.ts"
import { useReading } from "../../board/use-reading.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Dialog } from "../../ui/dialog.tsx"
import { FileField, SelectField } from "../../ui/field.tsx"
import { ContentProblems } from "../import/content-problems.tsx"
import { nameOf, reasonText } from "../versions/version-text.ts"
import { ComparisonList } from "./comparison-list.tsx"
import { useEarlierContent } from "./use-earlier-content.ts"

interface ComparisonDialogProps {
  readonly board: Board
  readonly token: string
  /** The version to begin with; default: the previous round, else the newest. */
  readonly first?: number | undefined
  readonly onClose: () => void
}

/** The board beside an earlier state of it, or beside a file of an earlier round; live. */
export function ComparisonDialog({
  board,
  token,
  first,
  onClose,
}: ComparisonDialogProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  const earlier = useEarlierContent(board, token, first)
  const { content, isLoading, problems, source } = earlier
  return (
    <Dialog title={messages.compareTitle} onClose={onClose}>
      <div className="stack comparison-dialog">
        <p>{messages.compareAbout}</p>
        <SourceChoice earlier={earlier} />
        {source === "file" && <EarlierFile onChoose={earlier.chooseFile} problems={problems} />}
        {isLoading && <p>{messages.compareLoading}</p>}
        {content ? (
          <Compared board={board} earlier={content} />
        ) : (
          !isLoading && <p>{messages.compareChoose}</p>
        )}
      </div>
    </Dialog>
  )
}

function SourceChoice({
  earlier,
}: {
  earlier: ReturnType<typeof useEarlierContent>
}): JSX.Element | null {
  const messages = useMessages(versionsMessages)
  const { locale } = useLanguage()
  const { versions, source, choose } = earlier
  if (!versions) return null
  return (
    <SelectField
      label={messages.compareWith}
      value={String(source)}
      onChange={({ target: { value } }) => choose(value === "file" ? value : Number(value))}
    >
      {versions.map((version) => (
        <option key={version.n} value={version.n}>
          {nameOf(version, locale)} ({reasonText(version, messages)})
        </option>
      ))}
      <option value="file">{messages.compareFile}</option>
    </SelectField>
  )
}

interface EarlierFileProps {
  readonly onChoose: (file: Blob | undefined) => Promise<void>
  readonly problems: ReturnType<typeof useEarlierContent>["problems"]
}

function EarlierFile({ onChoose, problems }: EarlierFileProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  const [name, setName] = useState<string>()
  return (
    <>
      <FileField
        label={messages.compareFileLabel}
        button={messages.compareFileButton}
        fileName={name}
        accept=".json,.tafelrunde,application/json"
        error={problems?.length === 0 ? messages.compareFileUnreadable : undefined}
        onChange={({ target: { files } }) => {
          setName(files?.[0]?.name)
          void onChoose(files?.[0])
        }}
      />
      {problems && problems.length > 0 && <ContentProblems problems={problems} />}
    </>
  )
}

const KEYS = new WeakMap<BoardContent, string>()
let count = 0

/** Names the earlier content, so that another one is read at once. */
function keyOf(content: BoardContent): string {
  const known = KEYS.get(content)
  if (known !== undefined) return known
  count += 1
  KEYS.set(content, String(count))
  return String(count)
}

function Compared({ board, earlier }: { board: Board; earlier: BoardContent }): JSX.Element {
  const { language } = useLanguage()
  const sections = useReading(board, `${keyOf(earlier)} ${language}`, () =>
    changesInWords(compareContent(earlier, readBoardContent(board)), language),
  )
  return <ComparisonList sections={sections} />
}
