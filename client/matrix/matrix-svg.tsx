import { type Language, type RoleLabel, taskTitleLines } from "@tafelrunde/shared/content"
import { type Matrix, rolesOf } from "@tafelrunde/shared/model"
import { type JSX } from "react"

import { matrixMessages, type MatrixMessages } from "../messages/matrix.ts"
import { matrixLayout, type PlacedRow } from "./matrix-size.ts"
import { createRoleCodes, type RoleCodes } from "./role-codes.ts"
import { ROLE_STYLES } from "./role-style.ts"
import { SIZES } from "./rows.ts"

interface MatrixSvgProps {
  readonly matrix: Matrix
  readonly language: Language
  readonly phaseId?: string | undefined
}

// Exported pictures cannot use the theme's CSS variables.
const INK = "#14211d"
const SOFT = "#46564f"
const LINE = "#cad4ce"
const STRONG = "#73837c"
const PAPER = "#eef2ef"
const BOARD = "#17352f"
const CHALK = "#f4f7f3"
const ACCENT = "#0a6352"
const FONT = "'Tafel Sans', 'IBM Plex Sans', sans-serif"

/** The matrix as plain shapes and text, as large as `matrixSize` says; for pictures of the canvas, which show all phases. */
export function MatrixSvg({ matrix, language, phaseId }: MatrixSvgProps): JSX.Element {
  const { width, height, rows } = matrixLayout(matrix, phaseId)
  const roleCodes = createRoleCodes(matrix.roleScheme, language)
  const messages = matrixMessages[language]
  const phase = matrix.phases.find(({ id }) => id === phaseId)?.title
  return (
    <g fontFamily={FONT} fontSize={15} fill={INK}>
      <rect width={width} height={height} fill="#ffffff" />
      <Bar
        width={width}
        title={phase ? `${messages.title} ${phase}` : messages.title}
        roleCodes={roleCodes}
      />
      <Head matrix={matrix} width={width} messages={messages} />
      {rows.map((placed) => (
        <g key={placed.row.key} transform={`translate(0 ${placed.y})`}>
          <Row
            placed={placed}
            matrix={matrix}
            roleCodes={roleCodes}
            width={width}
            messages={messages}
          />
        </g>
      ))}
      <rect width={width} height={height} fill="none" stroke={LINE} />
    </g>
  )
}

interface BarProps {
  readonly width: number
  readonly title: string
  readonly roleCodes: RoleCodes
}

const LEGEND_Y = 58

function Bar({ width, title, roleCodes }: BarProps): JSX.Element {
  return (
    <g fill={CHALK}>
      <rect width={width} height={SIZES.bar} fill={BOARD} />
      <text x={16} y={34} fontSize={22} fontWeight={700}>
        {title}
      </text>
      <text x={16} y={LEGEND_Y + 5} fontWeight={700}>
        {roleCodes.scheme}
      </text>
      {legendEntries(roleCodes).map((entry) => (
        <g key={entry.label.role}>
          <Badge label={entry.label} x={entry.x + 12} y={LEGEND_Y} size={24} isOnBoard />
          <text x={entry.x + 32} y={LEGEND_Y + 5}>
            {entry.label.word}
          </text>
        </g>
      ))}
    </g>
  )
}

function legendEntries(roleCodes: RoleCodes): readonly { label: RoleLabel; x: number }[] {
  const entries: { label: RoleLabel; x: number }[] = []
  let x = 16 + estimatedWidth(roleCodes.scheme) + 16
  for (const label of roleCodes.offered) {
    entries.push({ label, x })
    x += 24 + 8 + estimatedWidth(label.word) + 20
  }
  return entries
}

/** A picture is drawn without measuring. */
function estimatedWidth(text: string): number {
  return text.length * 8
}

interface HeadProps {
  readonly matrix: Matrix
  readonly width: number
  readonly messages: MatrixMessages
}

function Head({ matrix, width, messages }: HeadProps): JSX.Element {
  return (
    <g transform={`translate(0 ${SIZES.bar})`} fontWeight={700}>
      <text x={16} y={SIZES.head - 14} fill={SOFT}>
        {messages.task}
      </text>
      {matrix.institutions.map(({ id, short }, index) => (
        <text
          key={id}
          x={columnX(index) + SIZES.column / 2}
          y={SIZES.head - 20}
          textAnchor="middle"
          fontSize={short.length <= 4 ? 18 : Math.min(14, 92 / short.length)}
        >
          {short}
        </text>
      ))}
      <rect y={SIZES.head - 2} width={width} height={2} fill={STRONG} />
    </g>
  )
}

function columnX(index: number): number {
  return SIZES.titleColumn + index * SIZES.column
}

interface RowProps {
  readonly placed: PlacedRow
  readonly matrix: Matrix
  readonly roleCodes: RoleCodes
  readonly width: number
  readonly messages: MatrixMessages
}

function Row(props: RowProps): JSX.Element | null {
  const { row, height } = props.placed
  switch (row.kind) {
    case "phase":
      return (
        <g fontWeight={700}>
          <rect width={props.width} height={height} fill={PAPER} />
          <text x={16} y={height / 2 + 5} fill={ACCENT}>
            {row.number}
          </text>
          <text x={36} y={height / 2 + 6} fontSize={17}>
            {row.title}
          </text>
        </g>
      )
    case "task":
      return <TaskRow {...props} taskId={row.taskId} number={row.number} title={row.title} />
    case "start":
      return (
        <text x={props.width / 2} y={height / 2} textAnchor="middle" fill={SOFT}>
          {props.messages.startTitle}
        </text>
      )
    case "addTask":
    case "addPhase":
      return null
  }
}

interface TaskRowProps extends RowProps {
  readonly taskId: string
  readonly number: string
  readonly title: string
}

function TaskRow(props: TaskRowProps): JSX.Element {
  const { matrix, roleCodes, width, placed } = props
  return (
    <>
      <TaskTitle number={props.number} title={props.title} height={placed.height} />
      {matrix.institutions.map(({ id }, index) => (
        <g key={id} transform={`translate(${columnX(index)} 0)`}>
          <rect width={1} height={placed.height} fill={LINE} />
          <Badges
            height={placed.height}
            labels={roleCodes.shown(rolesOf(matrix, { taskId: props.taskId, institutionId: id }))}
          />
        </g>
      ))}
      <rect y={placed.height - 1} width={width} height={1} fill={LINE} />
    </>
  )
}

interface TaskTitleProps {
  readonly number: string
  readonly title: string
  readonly height: number
}

function TaskTitle({ number, title, height }: TaskTitleProps): JSX.Element {
  const lines = taskTitleLines(title)
  const size = 17
  const lineHeight = size * 1.2
  const first = height / 2 + size * 0.35 - ((lines.length - 1) * lineHeight) / 2
  const placed = lines.map((line, index) => ({ line, y: first + index * lineHeight }))
  return (
    <>
      <title>{`${number} ${title}`}</title>
      <text x={40} y={height / 2 + 5} textAnchor="end" fill={SOFT}>
        {number}
      </text>
      {placed.map(({ line, y }) => (
        <text key={y} x={50} y={y} fontSize={size}>
          {line}
        </text>
      ))}
    </>
  )
}

function Badges({ labels, height }: { labels: readonly RoleLabel[]; height: number }): JSX.Element {
  const size = [31, 31, 28][labels.length] ?? 19
  const step = labels.length > 2 ? SIZES.column / (labels.length + 0.2) : size + 2
  const first = SIZES.column / 2 - ((labels.length - 1) * step) / 2
  return (
    <>
      {labels.map((label, index) => (
        <Badge
          key={label.role}
          label={label}
          x={first + index * step}
          y={height / 2}
          size={Math.min(size, step)}
        />
      ))}
    </>
  )
}

interface BadgeProps {
  readonly label: RoleLabel
  /** The middle of the badge. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly isOnBoard?: boolean
}

function Badge({ label, x, y, size, isOnBoard = false }: BadgeProps): JSX.Element {
  const style = ROLE_STYLES[label.role]
  const inner = size - style.strokeWidth
  const fontSize = (size * 0.58 * 1.6) / Math.max(1.6, label.letter.length)
  return (
    <g>
      <rect
        x={x - inner / 2}
        y={y - inner / 2}
        width={inner}
        height={inner}
        rx={inner * style.round}
        fill={isOnBoard && style.fill === "none" ? PAPER : style.fill}
        stroke={style.stroke}
        strokeWidth={style.strokeWidth}
        strokeDasharray={style.dash}
      />
      <text
        x={x}
        y={y + fontSize * 0.36}
        fill={style.ink}
        fontSize={fontSize}
        fontWeight={700}
        textAnchor="middle"
      >
        {label.letter}
      </text>
    </g>
  )
}
