import { COLLECTIONS, type Language } from "@tafelrunde/shared/entities"
import {
  countsOf,
  type FactCollection,
  type FactReference,
  hasRoom,
  type ListedNote,
  type PlannedFact,
  planFacts,
  promoteNotes,
  type Promotion,
  type Row,
} from "@tafelrunde/shared/notes"

import { type Board } from "../board/board.ts"
import { currentLanguage, currentMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { announce } from "../ui/toast.tsx"

/** What becoming an entry takes of a note. */
type PromotedNote = Pick<ListedNote, "id" | "text" | "isProtected" | "fact">

/** Notes that somebody wants to make entries of a list. */
export interface Request {
  readonly collection: FactCollection
  readonly notes: readonly PromotedNote[]
  /** Of tasks: where somebody has put them in the matrix. */
  readonly row?: Row
}

export type PromotingBoard = Pick<Board, "doc" | "undo" | "lists" | "access">

/** The entry that a note stands for, as the lists show it. */
export interface ShownFact extends FactReference {
  /** Such as “Aufgabe 25”. */
  readonly label: string
  readonly title: string
}

/** Undefined for a note that has become nothing, or whose entry is gone or in the bin. */
export function shownFact(
  { lists }: Pick<Board, "lists">,
  fact: FactReference | undefined,
  language: Language,
): ShownFact | undefined {
  const entry = fact && lists.entry(fact.collection, fact.id)
  if (!fact || !entry) return undefined
  const { fields } = entry
  const { number, short } = fields
  const mark = typeof number === "number" ? String(number) : typeof short === "string" ? short : ""
  const title = [fields["title"], fields["name"], fields["text"]].find(
    (value) => typeof value === "string",
  )
  return {
    ...fact,
    label: currentMessages(tableMessages).noteFact(
      COLLECTIONS[fact.collection].one[language],
      mark,
    ),
    title: title ?? "",
  }
}

/** What would become of the notes; those that are entries already, have no words or are protected stay out. */
export function planRequest(board: PromotingBoard, request: Request): readonly PlannedFact[] {
  const { collection, notes } = request
  const isFacilitator = board.access.get().role === "facilitator"
  const open = notes.filter(
    ({ fact, isProtected }) =>
      shownFact(board, fact, "de") === undefined && (isFacilitator || !isProtected),
  )
  return planFacts(open, collection, board.lists)
}

/** Makes the notes entries where nothing has to be asked before; otherwise returns false. */
export function promoteAtOnce(board: PromotingBoard, request: Request): boolean {
  const { collection, notes } = request
  const facts = planRequest(board, request)
  const row = request.row ?? onlyPhase(board)
  const isAsked =
    facts.length === 0 ||
    facts.length < notes.length ||
    facts.some(({ existing, sameAs }) => existing !== undefined || sameAs !== undefined) ||
    (collection === "tasks" && row === undefined)
  const promotion = { collection, facts, anew: new Set<string>(), row }
  if (isAsked || !hasRoom(board.lists, promotion)) return false
  promote(board, promotion)
  return true
}

/** Where there is nothing to choose. */
function onlyPhase({ lists }: PromotingBoard): Row | undefined {
  const [phase, another] = lists.list("phases")
  return phase && !another ? { phaseId: phase.id } : undefined
}

/** Makes the notes entries and says so. */
export function promote(board: PromotingBoard, promotion: Promotion): void {
  const { added, linked } = countsOf(promotion)
  promoteNotes(board, promotion)
  const language = currentLanguage()
  const list = COLLECTIONS[promotion.collection].many[language]
  announce(currentMessages(tableMessages).notePromoted(list, added, linked))
}
