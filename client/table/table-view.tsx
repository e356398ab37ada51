import { type Cell, type Matrix } from "@tafelrunde/shared/model"
import {
  type JSX,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { useAccess, useMatrix, useSeat } from "../board/use-board.ts"
import { FORM_SECTIONS, LISTS } from "../entities/lists.ts"
import { showCellDetails } from "../entities/show-cell-details.tsx"
import { setCollapsed } from "../matrix/commands/collapsed-phases.ts"
import { focusCell, focusInstitution } from "../matrix/commands/focus.ts"
import { useCellCommands } from "../matrix/commands/use-cell-commands.ts"
import { MatrixGrid } from "../matrix/grid/matrix-grid.tsx"
import { matrixSize } from "../matrix/matrix-size.ts"
import { RoleLegend } from "../matrix/role-legend.tsx"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { EyeIcon, LockIcon } from "../ui/icons.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { usePhone } from "../ui/use-phone.ts"
import { type Subject } from "./cards.ts"
import { CellForm } from "./cell-form.tsx"
import { ListNav, type ListName, useListNames } from "./list-nav.tsx"
import { PhaseFilter, UndoButtons } from "./table-toolbar.tsx"
import { useFittingZoom } from "./use-fitting-zoom.ts"
import { useShownList } from "./use-shown-list.ts"

import "./table.css"

const ListView = lazy(async () => ({
  default: (await import("../entities/list-view.tsx")).ListView,
}))

const NotesView = lazy(async () => ({
  default: (await import("../notes/notes-view.tsx")).NotesView,
}))

const SectionView = lazy(async () => ({
  default: (await import("../entities/section-view.tsx")).SectionView,
}))

interface TableViewProps {
  readonly board: Board
  /** The place to show; each new object is shown once. */
  readonly goTo?: GoTo | undefined
}

/** The board as tables: the matrix and every list, with the same facts and the same edits as on the canvas. */
export function TableView({ board, goTo }: TableViewProps): JSX.Element {
  const matrix = useMatrix(board)
  const editable = useAccess(board).access === "write"
  const { commands } = useCellCommands(board, matrix.roleScheme)
  const { shown, openId, show, open, goTo: goToEntry } = useShownList(board, goTo)
  return (
    <section className="table-view">
      <ListNav shown={shown} onShow={show} />
      <div className="table-head">
        <Title shown={shown} />
        {editable ? (
          <UndoButtons undo={board.undo} commands={commands} />
        ) : (
          <ReadOnlyNote board={board} />
        )}
      </div>
      {shown === "matrix" ? (
        <MatrixTable board={board} matrix={matrix} goTo={goTo} editable={editable} />
      ) : (
        <OneList {...{ board, shown, openId }} onOpen={open} onGoTo={goToEntry} />
      )}
    </section>
  )
}

function Title({ shown }: { readonly shown: ListName }): JSX.Element {
  const messages = useMessages(tableMessages)
  const label = useListNames().find(({ name }) => name === shown)?.label
  return <h2>{shown === "matrix" ? messages.title : label}</h2>
}

function MatrixTable(props: FormProps): JSX.Element {
  return usePhone() ? <PhoneTable {...props} /> : <WideTable {...props} />
}

interface OneListProps {
  readonly board: Board
  readonly shown: ListName
  readonly openId: string | undefined
  readonly onOpen: (id: string | undefined) => void
  readonly onGoTo: (name: ListName, id: string) => void
}

function OneList({ board, shown, openId, onOpen, onGoTo }: OneListProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const list = LISTS.find(({ collection }) => collection === shown)
  const section = FORM_SECTIONS.find((name) => name === shown)
  return (
    <Suspense fallback={<p>{messages.loading}</p>}>
      {list && <ListView board={board} list={list} openId={openId} onOpen={onOpen} />}
      {shown === "notes" && <NotesView {...{ board, openId, onOpen, onGoTo }} />}
      {section && <SectionView board={board} section={section} />}
    </Suspense>
  )
}

function ReadOnlyNote({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const { role, locked } = useAccess(board)
  // A version of the board: the bar above says why nothing can be changed.
  if (role !== "viewer" && !locked) return null
  return (
    <p className="table-note">
      {role === "viewer" ? <EyeIcon /> : <LockIcon />}
      {role === "viewer" ? messages.viewer : messages.locked}
    </p>
  )
}

interface FormProps {
  readonly board: Board
  readonly matrix: Matrix
  readonly goTo: GoTo | undefined
  readonly editable: boolean
}

function WideTable({ board, matrix, goTo, editable }: FormProps): JSX.Element {
  const [chosen, setChosen] = useState<string>()
  const scroll = useRef<HTMLDivElement>(null)
  // A removed phase no longer filters.
  const phaseId = matrix.phases.find(({ id }) => id === chosen)?.id
  // A single phase is shown large, for a projector; all phases are for working.
  const most = phaseId === undefined ? 1.25 : 1.6
  const details = useMemo(() => showCellDetails(board), [board])
  const { frame, zoom } = useFittingZoom(matrixSize(matrix, phaseId).width, most)
  usePhaseOf(goTo, setChosen)
  useGoTo(scroll, goTo, (taskId) => {
    const home = matrix.phases.find(({ tasks }) => tasks.some(({ id }) => id === taskId))
    if (home) setCollapsed(board.doc, home.id, false)
    const phase = matrix.phases.find(({ id }) => id === phaseId)
    if (phase && !phase.tasks.some(({ id }) => id === taskId)) setChosen(undefined)
  })
  return (
    <>
      <PhaseFilter matrix={matrix} phaseId={phaseId} onPhase={setChosen} />
      <div className="table-frame" ref={frame}>
        <div className="table-scroll" ref={scroll}>
          <div style={{ zoom }}>
            <MatrixGrid
              board={board}
              phaseId={phaseId}
              editable={editable}
              bar="none"
              details={details}
              collapsible
            />
          </div>
        </div>
      </div>
    </>
  )
}

function PhoneTable(props: FormProps): JSX.Element {
  const { board, goTo } = props
  const messages = useMessages(tableMessages)
  const { roleCodes } = useCellCommands(board, props.matrix.roleScheme)
  const own = useSeat(board)?.institutionId ?? undefined
  const [form, setForm] = useState<Subject | "table">(own === undefined ? "task" : "institution")
  const [chosen, setChosen] = useState<Partial<Record<Subject, string>>>(
    own === undefined ? {} : { institution: own },
  )
  const [gone, setGone] = useState<GoTo>()
  if (goTo && goTo !== gone) {
    setGone(goTo)
    const taskId = taskOf(goTo) ?? firstTaskOf(goTo, props.matrix)
    if (taskId !== undefined) {
      setForm("task")
      setChosen({ ...chosen, task: taskId })
    }
  }
  return (
    <>
      <div className="table-forms on-board">
        <Segmented
          label={messages.form}
          value={form}
          options={[
            { value: "institution", label: messages.byInstitution },
            { value: "task", label: messages.byTask },
            { value: "table", label: messages.asTable },
          ]}
          onChange={setForm}
        />
      </div>
      {form === "table" ? (
        <WideTable {...props} />
      ) : (
        <CellForm
          key={form}
          {...props}
          subject={form}
          chosen={chosen[form]}
          onChoose={(id) => setChosen({ ...chosen, [form]: id })}
        />
      )}
      <div className="table-legend">
        <RoleLegend roleCodes={roleCodes} label={messages.legend} />
      </div>
    </>
  )
}

function taskOf(goTo: GoTo): string | undefined {
  if (goTo.kind === "cell") return goTo.taskId
  return goTo.kind === "entity" && goTo.entity === "task" ? goTo.entityId : undefined
}

/** In the form of a phone a phase begins with its first task. */
function firstTaskOf(goTo: GoTo, { phases }: Matrix): string | undefined {
  if (goTo.kind !== "phase") return undefined
  return phases.find(({ id }) => id === goTo.phaseId)?.tasks[0]?.id
}

/** Shows one phase alone where somebody asks for it. */
function usePhaseOf(goTo: GoTo | undefined, show: (phaseId: string) => void): void {
  const [gone, setGone] = useState<GoTo>()
  if (!goTo || goTo === gone) return
  setGone(goTo)
  if (goTo.kind === "phase") show(goTo.phaseId)
}

/** Focuses a cell, a task or an institution; `prepare` makes sure that the task is rendered. */
function useGoTo(
  root: RefObject<HTMLElement | null>,
  goTo: GoTo | undefined,
  prepare: (taskId: string) => void,
): void {
  const gone = useRef<GoTo>(undefined)
  useEffect(() => {
    if (!goTo || gone.current === goTo) return
    const taskId = taskOf(goTo)
    if (taskId !== undefined) prepare(taskId)
    const isThere =
      taskId === undefined
        ? goToInstitution(root.current, goTo)
        : focusCell(root.current, cellOf(goTo, taskId))
    if (isThere) gone.current = goTo
  })
}

function cellOf(goTo: GoTo, taskId: string): Pick<Cell, "taskId"> & { institutionId?: string } {
  const institutionId = goTo.kind === "cell" ? goTo.institutionId : undefined
  return { taskId, ...(institutionId !== undefined && { institutionId }) }
}

function goToInstitution(root: Element | null, goTo: GoTo): boolean {
  if (goTo.kind !== "entity" || goTo.entity !== "institution") return true
  focusInstitution(root, goTo.entityId)
  return true
}
