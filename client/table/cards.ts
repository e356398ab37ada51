import {
  type Matrix,
  type MatrixInstitution,
  type MatrixTask,
  rolesOf,
} from "@tafelrunde/shared/model"

/** The subject of the form: one task or one institution. */
export type Subject = "task" | "institution"

interface Card {
  readonly key: string
  readonly taskId: string
  readonly institutionId: string
  readonly heading: string
  /** The accessible name of the cell: task number and institution. */
  readonly number: string
  readonly institution: string
  /** Canonical roles, separated by spaces. */
  readonly roles: string
}

export interface CardGroup {
  readonly key: string
  /** The phase; absent where the cards are institutions. */
  readonly title: string | undefined
  readonly cards: readonly Card[]
}

/** An option of the form's select, with the phase it belongs to. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly group: string | undefined
}

export function choicesOf(matrix: Matrix, subject: Subject): readonly Choice[] {
  if (subject === "institution") {
    return matrix.institutions.map(({ id, short, name }) => ({
      id,
      label: short && name ? `${short} · ${name}` : short || name,
      group: undefined,
    }))
  }
  return matrix.phases.flatMap((phase) =>
    phase.tasks.map(({ id, number, title }) => ({
      id,
      label: `${number ?? "–"} ${title}`,
      group: phase.title,
    })),
  )
}

/** The cells of one row (a card for each institution) or of one column (a card for each task). */
export function cardsOf(matrix: Matrix, subject: Subject, id: string): readonly CardGroup[] {
  const { phases, institutions } = matrix
  if (subject === "task") {
    const task = phases.flatMap(({ tasks }) => tasks).find((each) => each.id === id)
    const cards = task ? institutions.map((each) => cardOf(matrix, subject, { task, each })) : []
    return [{ key: "institutions", title: undefined, cards }]
  }
  const each = institutions.find((institution) => institution.id === id)
  if (!each) return []
  return phases.map((phase) => ({
    key: phase.id,
    title: phase.title,
    cards: phase.tasks.map((task) => cardOf(matrix, subject, { task, each })),
  }))
}

interface CardParts {
  readonly task: MatrixTask
  readonly each: MatrixInstitution
}

function cardOf(matrix: Matrix, subject: Subject, { task, each }: CardParts): Card {
  const cell = { taskId: task.id, institutionId: each.id }
  const number = String(task.number ?? "–")
  const institution = each.name || each.short
  return {
    ...cell,
    key: `${task.id} ${each.id}`,
    heading: subject === "task" ? institution : `${number} ${task.title}`,
    number,
    institution,
    roles: rolesOf(matrix, cell).join(" "),
  }
}
