import { changesInWords, compareContent } from "@tafelrunde/shared/comparison"
import { type BoardContent } from "@tafelrunde/shared/content"
import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readBoardContent } from "../../board/content.ts"
import { useReading } from "../../board/use-reading.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Dialog } from "../../ui/dialog.tsx"
import type { Version } from "../api.ts"
import { nameOf } from "../versions/version-text.ts"
import { ComparisonList } from "./comparison-list.tsx"
import { SaveComparison } from "./save-comparison.tsx"
import { StateChoice } from "./state-choice.tsx"
import {
  firstToCompare,
  type StateSource,
  useComparedContent,
  useVersionList,
} from "./use-compared-state.ts"

interface ComparisonDialogProps {
  readonly board: Board
  readonly token: string
  /** The version to begin with; default: the previous round, else the newest. */
  readonly first?: number | undefined
  readonly onClose: () => void
}

/** Two states side by side: versions, files of other boards, or the board as it is now, which is live. */
export function ComparisonDialog({
  board,
  token,
  first,
  onClose,
}: ComparisonDialogProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { language } = useLanguage()
  const versions = useVersionList(board, token)
  const [chosen, setChosen] = useState<StateSource | undefined>(first)
  const [laterSource, setLaterSource] = useState<StateSource>("now")
  const earlierSource = chosen ?? (versions && firstToCompare(versions))
  const earlier = useComparedContent(board, token, earlierSource)
  const later = useComparedContent(board, token, laterSource)
  const isLoading = earlier.isLoading || later.isLoading
  const isReady = earlier.content && (laterSource === "now" || later.content)
  const nameFor = (source: StateSource | undefined, fileName: string | undefined): string => {
    if (source === "now") return messages.compareToNow
    const version = versions?.find(({ n }) => n === source)
    return version ? nameOf(version, language) : (fileName ?? "")
  }
  return (
    <Dialog title={messages.compareTitle} onClose={onClose}>
      <div className="stack comparison-dialog">
        <p>{messages.compareAbout}</p>
        {versions && (
          <Sides
            versions={versions}
            earlier={{ source: earlierSource, state: earlier, onChange: setChosen }}
            later={{ source: laterSource, state: later, onChange: setLaterSource }}
          />
        )}
        {isLoading && <p>{messages.compareLoading}</p>}
        {isReady && earlier.content ? (
          <Compared
            board={board}
            earlier={{
              content: earlier.content,
              name: nameFor(earlierSource, earlier.fileName),
            }}
            later={{ content: later.content, name: nameFor(laterSource, later.fileName) }}
          />
        ) : (
          !isLoading && <p>{messages.compareChoose}</p>
        )}
      </div>
    </Dialog>
  )
}

interface Side {
  readonly source: StateSource | undefined
  readonly state: ReturnType<typeof useComparedContent>
  readonly onChange: (source: StateSource) => void
}

interface SidesProps {
  readonly versions: readonly Version[]
  readonly earlier: Side
  readonly later: Side
}

function Sides({ versions, earlier, later }: SidesProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <>
      <StateChoice
        {...earlier}
        label={messages.compareWith}
        versions={versions}
        offersNow={false}
      />
      <StateChoice {...later} label={messages.compareTo} versions={versions} offersNow />
    </>
  )
}

const KEYS = new WeakMap<BoardContent, string>()
let count = 0

/** Names a content that was read, so that another one is compared at once. */
function keyOf(content: BoardContent | undefined): string {
  if (!content) return "now"
  const known = KEYS.get(content)
  if (known !== undefined) return known
  count += 1
  KEYS.set(content, String(count))
  return String(count)
}

interface ComparedProps {
  readonly board: Board
  readonly earlier: { readonly content: BoardContent; readonly name: string }
  /** Without content: the board as it is now. */
  readonly later: { readonly content: BoardContent | undefined; readonly name: string }
}

function Compared({ board, earlier, later }: ComparedProps): JSX.Element {
  const { language } = useLanguage()
  const key = `${keyOf(earlier.content)} ${keyOf(later.content)} ${language}`
  const sections = useReading(board, key, () => {
    const now = later.content ?? readBoardContent(board)
    return changesInWords(compareContent(earlier.content, now), language)
  })
  return (
    <>
      <SaveComparison
        read={() => [
          earlier,
          { content: later.content ?? readBoardContent(board), name: later.name },
        ]}
      />
      <ComparisonList sections={sections} />
    </>
  )
}
