import { type BoardContent, type Profile } from "@tafelrunde/shared/content"
import {
  defaultProfile,
  type ExportDescription,
  exportProfiles,
  EXPORTS,
  PAPER_STYLE,
} from "@tafelrunde/shared/paper"
import { type JSX, memo, type RefObject, useEffect, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { paperMessages } from "../messages/paper.ts"
import { Button } from "../ui/button.tsx"
import { DownloadIcon } from "../ui/icons.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { type EarlierStates, type Since, useEarlier } from "./earlier-states.ts"
import { type MissingPieces } from "./missing.ts"
import { ScopeChoice, SinceChoice } from "./paper-choices.tsx"
import { type ShownPaper, usePaper } from "./use-paper.ts"

import "./paper.css"

/** What is saved of the paper. */
export interface SavedPaper {
  readonly profile: Profile
  readonly since: Since
  /** The earlier content that the page compares with. */
  readonly previous: BoardContent | undefined
  readonly institutionIds: readonly string[]
}

export interface PaperActions {
  readonly onSave: (description: ExportDescription, saved: SavedPaper) => void
  /** Calls `print` unless something speaks against printing the paper for these readers. */
  readonly onPrint: (profile: Profile, print: () => void) => void
  readonly onDetails: () => void
  readonly onList: (list: MissingPieces["lists"][number]["name"]) => void
  readonly onFindings: () => void
}

/** The interface paper as it would be exported now, made from the same tree as the files. */
export function PaperView({
  board,
  earlierStates,
  actions,
}: {
  board: Board
  earlierStates: EarlierStates
  actions: PaperActions
}): JSX.Element {
  const messages = useMessages(paperMessages)
  const { language } = useLanguage()
  const { role } = useAccess(board)
  const [profile, setProfile] = useState<Profile>(() => defaultProfile(role))
  const [wanted, setWanted] = useState<readonly string[]>([])
  const { choose, content: previous, isMissing, since, states } = useEarlier(earlierStates)
  const choice = { profile, language, since, previous }
  const paper = usePaper(board, { ...choice, institutionIds: wanted })
  const { institutionIds } = paper
  const profiles = exportProfiles(role)
  const readers = {
    internal: messages.internal,
    network: messages.network,
    public: messages.public,
  }
  return (
    <section className="paper-view" aria-label={messages.title}>
      <div className="paper-tools">
        {profiles.length > 1 && (
          <Segmented
            label={messages.forWhom}
            value={profile}
            onChange={setProfile}
            options={profiles.map((each) => ({ value: each, label: readers[each] }))}
          />
        )}
        <ScopeChoice paper={paper} onChange={setWanted} />
        {institutionIds.length === 0 && (
          <SinceChoice states={states} since={since} onChange={choose} />
        )}
        <PaperFiles
          onSave={(description) =>
            actions.onSave(description, { profile, since, previous, institutionIds })
          }
          onPrint={() => actions.onPrint(profile, () => window.print())}
        />
        {isMissing && institutionIds.length === 0 && (
          <output className="paper-note">{messages.changesMissing}</output>
        )}
        {role === "viewer" && <p className="paper-note">{messages.viewer}</p>}
      </div>
      <Missing missing={paper.missing} mayEdit={role === "facilitator"} actions={actions} />
      <Sheet paper={paper} language={language} />
    </section>
  )
}

interface PaperFilesProps {
  readonly onSave: (description: ExportDescription) => void
  readonly onPrint: () => void
}

/** A button for each format, and one that prints what the page shows. */
function PaperFiles({ onSave, onPrint }: PaperFilesProps): JSX.Element {
  const messages = useMessages(paperMessages)
  return (
    <fieldset className="paper-files" aria-label={messages.save}>
      {FILES.map((description) => (
        <Button
          key={description.name}
          aria-label={messages.saveAs(description.format.toUpperCase())}
          onClick={() => onSave(description)}
        >
          <DownloadIcon /> {description.format.toUpperCase()}
        </Button>
      ))}
      <Button onClick={onPrint}>{messages.print}</Button>
    </fieldset>
  )
}

const FILES = EXPORTS.filter(({ subject }) => subject === "paper")

interface MissingProps {
  readonly missing: MissingPieces
  /** Whether the person may change the details of the board. */
  readonly mayEdit: boolean
  readonly actions: PaperActions
}

/** What the paper lacks, each with the way to where it is filled in. */
function Missing({ missing, mayEdit, actions }: MissingProps): JSX.Element {
  const messages = useMessages(paperMessages)
  const { details, lists } = missing
  const isComplete = details.length === 0 && lists.length === 0
  return (
    <section className="paper-missing" aria-label={messages.missing}>
      <h2>{isComplete ? messages.complete : messages.missing}</h2>
      <ul>
        {details.length > 0 && (
          <li>
            {details.join(", ")}{" "}
            {mayEdit ? (
              <Button onClick={actions.onDetails}>{messages.toDetails}</Button>
            ) : (
              <span>{messages.byFacilitator}</span>
            )}
          </li>
        )}
        {lists.map(({ name, label }) => (
          <li key={name}>
            {label}{" "}
            <Button aria-label={messages.toListOf(label)} onClick={() => actions.onList(name)}>
              {messages.toList}
            </Button>
          </li>
        ))}
        <li>
          {messages.gaps} <Button onClick={actions.onFindings}>{messages.toFindings}</Button>
        </li>
      </ul>
    </section>
  )
}

const STYLE = `.paper-sheet { ${PAPER_STYLE} }`

function Sheet({ paper, language }: { paper: ShownPaper; language: string }): JSX.Element {
  const sheet = useRef<HTMLElement>(null)
  useInnerLinks(sheet)
  const { contents, cover, draft, sections } = paper.pieces
  return (
    <article ref={sheet} className="paper-sheet" lang={language}>
      <style>{paper.pageStyle}</style>
      <style>{STYLE}</style>
      <Piece html={draft} />
      <Piece html={cover} />
      <Piece html={contents} />
      {sections.map(({ id, html }) => (
        <Piece key={id} html={html} />
      ))}
    </article>
  )
}

/** HTML of our own writer, which escapes every text. Only pieces that change are replaced, so that focus and selection stay. */
const Piece = memo(function Piece({ html }: { html: string }): JSX.Element {
  return <div className="paper-piece" dangerouslySetInnerHTML={{ __html: html }} />
})

/** Links of the contents move inside of the page: its address belongs to the board. */
function useInnerLinks(sheet: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = sheet.current
    const follow = (event: Event): void => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null
      const target = document.getElementById(link?.getAttribute("href")?.slice(1) ?? "")
      if (!link || !target) return
      event.preventDefault()
      target.tabIndex = -1
      target.focus({ preventScroll: true })
      target.scrollIntoView()
    }
    element?.addEventListener("click", follow)
    return () => element?.removeEventListener("click", follow)
  }, [sheet])
}
