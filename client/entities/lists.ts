import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type SectionName,
} from "@tafelrunde/shared/entities"

/** A list of the board as the table view shows it. */
export interface ListDescription {
  readonly collection: CollectionName
  /** The field by which people know an entry: the row's head, and what fast entry asks for. */
  readonly title: string
  /** Paths of the fields that stand beside it. */
  readonly columns: readonly string[]
  /** References that a new entry cannot do without. */
  readonly needs: readonly string[]
  /** Whether its entries come and go elsewhere: those of cells in the matrix, answers in the list of findings. */
  readonly isFixed?: boolean
}

/** A section of the board that has a form. */
export type FormSection = Extract<SectionName, "meta" | "workshop">

/** The lists that have a table, in the order of the navigation. */
export const LISTS: readonly ListDescription[] = [
  {
    collection: "institutions",
    title: "name",
    columns: ["short", "type", "level", "legalSphere", "core"],
    needs: [],
  },
  {
    collection: "contacts",
    title: "lastName",
    columns: ["institutionId", "function", "phone", "email", "privacy.visibility"],
    needs: ["institutionId"],
  },
  { collection: "phases", title: "title", columns: ["goal", "targetGroups"], needs: [] },
  {
    collection: "tasks",
    title: "title",
    columns: ["phaseId", "kind", "legalBases", "status"],
    needs: ["phaseId"],
  },
  {
    collection: "assignments",
    title: "taskId",
    columns: ["institutionId", "roles", "condition", "validTo", "status"],
    needs: [],
    isFixed: true,
  },
  {
    collection: "handovers",
    title: "title",
    columns: ["fromInstitutionId", "toInstitutionId", "trigger", "channel", "deadline", "status"],
    needs: ["fromInstitutionId", "toInstitutionId"],
  },
  {
    collection: "agreements",
    title: "title",
    columns: ["ownerInstitutionId", "dueDate", "status", "agreedByInstitutionIds"],
    needs: [],
  },
  {
    collection: "openQuestions",
    title: "text",
    columns: ["raisedByInstitutionId", "addressedToInstitutionId", "dueDate", "status"],
    needs: [],
  },
  { collection: "goals", title: "text", columns: ["indicator", "target", "dueDate"], needs: [] },
  { collection: "abbreviations", title: "short", columns: ["long", "explanation"], needs: [] },
  {
    collection: "findingAnswers",
    title: "finding",
    columns: ["reason", "answeredOn"],
    needs: [],
    isFixed: true,
  },
]

/** The sections behind the lists. */
export const FORM_SECTIONS: readonly FormSection[] = ["workshop", "meta"]

export function entityOf({ collection }: Pick<ListDescription, "collection">): Entity {
  return COLLECTIONS[collection]
}
