import { cellOfFinding, type Finding, FLAW_RULES } from "@tafelrunde/shared/findings"
import { type Matrix } from "@tafelrunde/shared/model"

/** The findings about one task or one institution, or about the board as a whole. */
export interface FindingGroup {
  readonly key: string
  /** Number and title of the task, the institution's name, or the word for the board or for a list. */
  readonly title: string
  readonly findings: readonly Finding[]
}

export interface ListedFindings {
  /** What is wrong or doubtful, in the order of the matrix: the board itself, tasks, institutions, lists. */
  readonly groups: readonly FindingGroup[]
  /** What nobody has worked on yet. */
  readonly open: readonly FindingGroup[]
  /**
   * The number of all listed findings: the same for everybody, whatever contacts they see. Only what no reader can
   * show is told to facilitators alone.
   */
  readonly count: number
  /** The number of findings about what cannot be changed in the interface; they stand in the exports. */
  readonly elsewhere: number
}

/** The rule about words of the example on other boards. */
export const EXAMPLE_TEXT = "EXAMPLE_TEXT"

/** The rules about what people can change on the board. */
const SOLVABLE_HERE: ReadonlySet<string> = new Set([
  ...FLAW_RULES,
  "TASK_WITHOUT_TITLE",
  "TASK_WITHOUT_ACCOUNTABLE",
  "TASK_WITH_MULTIPLE_ACCOUNTABLE",
  "TASK_WITHOUT_RESPONSIBLE",
  "TASK_ONLY_INFORMED",
  "TOO_MANY_M",
  "TOO_MANY_I",
  "CELL_CONTRADICTION",
  EXAMPLE_TEXT,
  "INSTITUTION_WITHOUT_NAME",
  "INSTITUTION_WITHOUT_TASK",
  "COLUMN_OVERLOADED",
  "HANDOVER_WITHOUT_TITLE",
  "HANDOVER_INCOMPLETE",
  "HANDOVER_CONSENT_UNDECIDED",
  "HANDOVER_DISPUTED",
  "HANDOVER_LEGAL_BASIS_OPEN",
  "AGREEMENT_WITHOUT_TITLE",
  "AGREEMENT_WITHOUT_OWNER",
  "AGREEMENT_WITHOUT_DUE",
  "AGREEMENT_WITHOUT_TEXT",
  "AGREEMENT_OVERDUE",
  "AGREEMENT_NOT_ACCEPTED_BY_ALL",
  "QUESTION_WITHOUT_TEXT",
  "QUESTION_WITHOUT_DUE_DATE",
])

/**
 * Groups the findings by what they are about, and leaves out what nobody could settle in the interface;
 * `boardTitle` is the title of those about the board as a whole, `listTitles` of those about entries of lists.
 */
export function listFindings(
  found: readonly Finding[],
  matrix: Matrix,
  { boardTitle, listTitles }: Titles,
): ListedFindings {
  const lists = Object.entries(listTitles)
  const subjects = new Map([["board", boardTitle], ...subjectsOf(matrix), ...lists])
  const listed = found.filter(
    (finding) => SOLVABLE_HERE.has(finding.rule) && subjects.has(subjectOf(finding)),
  )
  const grouped = (findings: readonly Finding[]): readonly FindingGroup[] => {
    const byKey = Map.groupBy(findings, subjectOf)
    return [...subjects].flatMap(([key, title]) => {
      const own = byKey.get(key)
      return own ? [{ key, title, findings: own }] : []
    })
  }
  return {
    groups: grouped(listed.filter(({ severity }) => severity !== "open")),
    open: grouped(listed.filter(({ severity }) => severity === "open")),
    count: listed.length,
    elsewhere: found.filter(({ rule }) => !SOLVABLE_HERE.has(rule)).length,
  }
}

interface Titles {
  readonly boardTitle: string
  readonly listTitles: Readonly<Record<ListedEntity, string>>
}

/** The entities whose findings stand together under the title of their list. */
type ListedEntity = "handover" | "agreement" | "question"

function isListed(entity: string): entity is ListedEntity {
  return entity === "handover" || entity === "agreement" || entity === "question"
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
  if (finding.entity === "board" || isListed(finding.entity)) return finding.entity
  const taskId = cellOfFinding(finding)?.taskId
  return taskId === undefined ? `${finding.entity}/${finding.entityId}` : `task/${taskId}`
}
