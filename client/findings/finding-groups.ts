import { cellOfFinding, type Finding, SEVERITIES, type Severity } from "@tafelrunde/shared/findings"
import { type Matrix } from "@tafelrunde/shared/model"

/** The findings about one task or one institution, or about the board as a whole; or those of one severity. */
export interface FindingGroup {
  readonly key: string
  /** Number and title of the task, the institution's name, or the word for the board, a list or a severity. */
  readonly title: string
  readonly findings: readonly Finding[]
}

export type FindingCounts = Readonly<Record<Severity, number>>

export interface ListedFindings {
  /** What is wrong or doubtful, in the order of the matrix: the board itself, tasks, institutions, lists. */
  readonly groups: readonly FindingGroup[]
  /** What nobody has worked on yet. */
  readonly open: readonly FindingGroup[]
  /** What somebody has said to be so on purpose; not counted. */
  readonly answered: readonly Finding[]
  /** Of errors, warnings and hints; of `open`, the number of tasks and other entries. */
  readonly counts: FindingCounts
  /** What the finding is about, as its group is titled. */
  readonly titleOf: (finding: Finding) => string
}

interface Titles {
  /** The title of findings about the board as a whole. */
  readonly boardTitle: string
  /** The titles of findings about entries of lists. */
  readonly listTitles: Readonly<Record<ListedEntity, string>>
}

/** The entities whose findings stand together under the title of their list. */
const LISTED = ["handover", "agreement", "question", "contact"] as const
type ListedEntity = (typeof LISTED)[number]

/** Groups the findings by what they are about. */
export function listFindings(
  found: readonly Finding[],
  matrix: Matrix,
  { boardTitle, listTitles }: Titles,
): ListedFindings {
  const lists = LISTED.map((entity): [string, string] => [entity, listTitles[entity]])
  const subjects = new Map([["board", boardTitle], ...subjectsOf(matrix), ...lists])
  // The matrix and the findings are read at different moments: a subject may be gone already.
  const listed = found.filter((finding) => subjects.has(subjectOf(finding)))
  const unanswered = listed.filter(({ answer }) => answer === undefined)
  const grouped = (findings: readonly Finding[]): readonly FindingGroup[] => {
    const byKey = Map.groupBy(findings, subjectOf)
    return [...subjects].flatMap(([key, title]) => {
      const own = byKey.get(key)
      return own ? [{ key, title, findings: own }] : []
    })
  }
  const open = grouped(unanswered.filter(({ severity }) => severity === "open"))
  return {
    groups: grouped(unanswered.filter(({ severity }) => severity !== "open")),
    open,
    answered: listed.filter(({ answer }) => answer !== undefined),
    counts: { ...countsOf(unanswered), open: open.length },
    titleOf: (finding) => subjects.get(subjectOf(finding)) ?? "",
  }
}

function countsOf(findings: readonly Finding[]): Omit<FindingCounts, "open"> {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length
  return { error: count("error"), warning: count("warning"), hint: count("hint") }
}

/** The same findings, errors first. */
export function bySeverity(
  groups: readonly FindingGroup[],
  titleOf: (severity: Severity, count: number) => string,
): readonly FindingGroup[] {
  const all = groups.flatMap(({ findings }) => findings)
  return SEVERITIES.flatMap((severity) => {
    const own = all.filter((finding) => finding.severity === severity)
    return own.length > 0
      ? [{ key: severity, title: titleOf(severity, own.length), findings: own }]
      : []
  })
}

/** The titles of all tasks and institutions, in the order of the matrix. */
function subjectsOf({ phases, institutions }: Matrix): ReadonlyMap<string, string> {
  const tasks = phases.flatMap((phase) => phase.tasks)
  return new Map([
    ...tasks.map(({ id, number, title }, index): [string, string] => [
      `task/${id}`,
      `${number ?? index + 1} ${title}`.trim(),
    ]),
    ...institutions.map(({ id, name, short }): [string, string] => [
      `institution/${id}`,
      name || short,
    ]),
  ])
}

function subjectOf(finding: Finding): string {
  if (finding.entity === "board" || LISTED.some((entity) => entity === finding.entity)) {
    return finding.entity
  }
  const taskId = cellOfFinding(finding)?.taskId
  return taskId === undefined ? `${finding.entity}/${finding.entityId}` : `task/${taskId}`
}

/** Whether a place on the board can be shown for it. */
export function hasPlace({ entity }: Finding): boolean {
  return entity !== "board"
}

export function keyOf({ rule, entityId }: Finding): string {
  return `${rule}/${entityId}`
}
