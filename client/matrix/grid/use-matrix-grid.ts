import { type Cell, type EntryPlace, isFilled, type Matrix } from "@tafelrunde/shared/model"
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react"

import { type Bin } from "../../board/bin.ts"
import { announce } from "../../ui/toast.tsx"
import { collapsedPhases, setCollapsed } from "../commands/collapsed-phases.ts"
import { type CellCommands } from "../commands/commands.ts"
import { type MatrixBoard, phaseOf } from "../commands/gestures.ts"
import { type Place, type Places, placesOf } from "../commands/move.ts"
import { useCellCommands } from "../commands/use-cell-commands.ts"
import { createDrafts, type Drafts } from "../fields/drafts.ts"
import { useGone } from "../fields/use-gone.ts"
import { type MatrixFindings, useMatrixFindings } from "../matrix-findings.ts"
import { type MatrixRow, matrixRows, TITLE_COLUMN } from "../rows.ts"
import { type Gone, type Grid, type Opened } from "./grid-context.ts"
import { useGridFocus } from "./use-grid-focus.ts"
import { useUnchanged } from "./use-unchanged.ts"

export interface MatrixGridProps {
  readonly board: MatrixBoard
  /** Drawn size divided by natural size; default 1. */
  readonly scale?: number
  /** Shows only this phase; default: all phases. */
  readonly phaseId?: string | undefined
  /** False for viewers and on a locked board: people can read and navigate, but not change anything. */
  readonly editable: boolean
  /** Whether this person may collapse phases, for themselves. */
  readonly collapsible?: boolean
  /** Hides the bar with title and legend, for a page that shows them itself. */
  readonly bar?: "none"
  /** Shows the fields of a filled cell beside its roles; without it they cannot be opened. */
  readonly details?: (cell: Cell) => ReactNode
  /** Called with the cell that got the focus; with undefined when the focus leaves the grid and its menus. */
  readonly onFocusCell?: (cell: Cell | undefined) => void
  /** Called on Escape in a cell; without it Escape does nothing. */
  readonly onLeave?: () => void
}

export interface MatrixGridState {
  readonly table: RefObject<HTMLTableElement | null>
  readonly matrix: Matrix
  readonly rows: readonly MatrixRow[]
  readonly findings: MatrixFindings
  /** The form of a cell's details; undefined where there is none. */
  readonly details: MatrixGridProps["details"]
  readonly places: Places
  readonly grid: Grid
  readonly bin: Bin
  readonly commands: CellCommands
  readonly active: Place
  readonly setActive: (place: Place) => void
  readonly opened: Opened | undefined
  readonly renamed: string | undefined
  readonly offered: string | undefined
  readonly endOffer: () => void
  readonly gone: Gone | undefined
  readonly endGone: () => void
  readonly cellAt: (place: Place) => Cell | undefined
}

export function useMatrixGrid(props: MatrixGridProps): MatrixGridState {
  const { board, phaseId, editable, details } = props
  const table = useRef<HTMLTableElement>(null)
  const matrix = useSyncExternalStore(board.matrix.subscribe, board.matrix.get)
  const institutions = useUnchanged(matrix.institutions)
  const collapsed = useCollapsed(props)
  const rows = useUnchanged(matrixRows(matrix, phaseId, collapsed))
  const places = usePlaces(rows, institutions, editable)
  const [opened, setOpened] = useState<Opened>()
  const [renamed, setRenamed] = useState<string>()
  const { offered, offer, endOffer } = useUndoOffer(board.undo)
  const [drafts] = useState(createDrafts)
  const onGone = useCallback(() => {
    setOpened(undefined)
    setRenamed(undefined)
  }, [])
  const hasTask = (taskId: string): boolean => phaseOf(matrix, taskId) !== undefined
  const { gone, setGone } = useGone({ table, rows, drafts, opened, hasTask, onGone })
  const isElsewhere = opened !== undefined || renamed !== undefined || gone !== undefined
  const focus = useGridFocus({ table, places, matrix: board.matrix, isElsewhere })
  const { grid, commands } = useGridContext(board, {
    editable,
    showsDetails: details !== undefined,
    collapses: isCollapsible(props),
    drafts,
    scheme: matrix.roleScheme,
    setOpened,
    setRenamed,
    claim: focus.claim,
    offer,
  })
  const cellAt = (place: Place): Cell | undefined => {
    const row = rows.find(({ key }) => key === place.row)
    const isCell = row?.kind === "task" && institutions.some(({ id }) => id === place.column)
    return isCell ? { taskId: row.taskId, institutionId: place.column } : undefined
  }
  return {
    table,
    matrix: useMemo(() => ({ ...matrix, institutions }), [matrix, institutions]),
    rows,
    findings: useMatrixFindings(board),
    details,
    places,
    grid,
    bin: board.bin,
    commands,
    active: focus.active,
    setActive: focus.setActive,
    // A lock closes no input with text in it.
    opened: editable || (opened && isWriting(opened)) ? opened : undefined,
    renamed,
    offered: editable ? offered : undefined,
    endOffer,
    gone,
    endGone: () => {
      setGone(undefined)
      focus.claim()
    },
    cellAt,
  }
}

/** A single phase is always open. */
function isCollapsible({ collapsible = false, phaseId }: MatrixGridProps): boolean {
  return collapsible && phaseId === undefined
}

const NONE: ReadonlySet<string> = new Set()

function useCollapsed(props: MatrixGridProps): ReadonlySet<string> {
  const state = collapsedPhases(props.board.doc)
  const collapsed = useSyncExternalStore(state.subscribe, state.get)
  return isCollapsible(props) ? collapsed : NONE
}

function usePlaces(
  rows: readonly MatrixRow[],
  institutions: Matrix["institutions"],
  editable: boolean,
): Places {
  return useMemo(() => {
    const ids = institutions.map(({ id }) => id)
    return placesOf(rows, ids, editable)
  }, [rows, institutions, editable])
}

function isWriting({ kind }: Opened): boolean {
  return kind === "details" || kind === "addInstitution" || kind === "renameInstitution"
}

interface ContextParts {
  readonly editable: boolean
  readonly showsDetails: boolean
  readonly collapses: boolean
  readonly drafts: Drafts
  readonly scheme: Matrix["roleScheme"]
  readonly setOpened: (opened: Opened | undefined) => void
  readonly setRenamed: (row: string | undefined) => void
  readonly claim: (place?: Place) => void
  readonly offer: (what: string) => void
}

function useGridContext(
  board: MatrixBoard,
  parts: ContextParts,
): { grid: Grid; commands: CellCommands } {
  const { editable, showsDetails, collapses, drafts, setOpened, setRenamed, claim, offer } = parts
  const { messages, roleCodes, edits, commands } = useCellCommands(board, parts.scheme)
  const removeNow = useCallback(
    (entry: EntryPlace, what: string) => {
      edits.remove(entry)
      offer(what)
      announce(messages.removed(what), "quiet")
    },
    [edits, messages, offer],
  )
  const { bin, doc } = board
  const grid = useMemo<Grid>(
    () => ({
      messages,
      roleCodes,
      edits,
      editable,
      showsDetails,
      collapse: collapses ? (id, isOn) => setCollapsed(doc, id, isOn) : undefined,
      drafts,
      open: setOpened,
      close: (focus) => {
        setOpened(undefined)
        if (focus === "back") claim()
      },
      rename: setRenamed,
      endRename: (row, end) => {
        setRenamed(undefined)
        if (end !== "left") claim({ row, column: TITLE_COLUMN })
      },
      removeNow,
      remove: (entry, what) => {
        if (!isFilled(bin.docs, entry)) removeNow(entry, what)
        else if (bin.mayRemoveFilled(entry)) setOpened({ kind: "remove", entry, what })
        else announce(messages.filledStays(what))
      },
      goTo: claim,
    }),
    [
      messages,
      roleCodes,
      edits,
      editable,
      showsDetails,
      collapses,
      doc,
      drafts,
      setOpened,
      setRenamed,
      claim,
      removeNow,
      bin,
    ],
  )
  return { grid, commands }
}

/** The offer ends with the next edit, because undo would then revert that edit. */
function useUndoOffer(undo: MatrixBoard["undo"]): {
  offered: string | undefined
  offer: (what: string) => void
  endOffer: () => void
} {
  const [offered, setOffered] = useState<string>()
  const endOffer = useCallback(() => setOffered(undefined), [])
  useEffect(() => {
    return undo.subscribe(endOffer)
  }, [undo, endOffer])
  return { offered, offer: setOffered, endOffer }
}
