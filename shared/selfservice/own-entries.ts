import { type BoardContent, type Entry } from "@tafelrunde/shared/content"
import {
  assignment,
  contact,
  type Entity,
  handover,
  institution,
  openQuestion,
  privacy,
} from "@tafelrunde/shared/entities"

/** The lists of a board in which an institution has entries of its own. */
export const OWN_LISTS = [
  "institutions",
  "contacts",
  "assignments",
  "handovers",
  "openQuestions",
] as const
export type OwnList = (typeof OWN_LISTS)[number]

/** The lists to which an institution may add entries, and from which it may remove them. */
export const ADDED_LISTS = ["contacts", "openQuestions"] as const satisfies readonly OwnList[]
export type AddedList = (typeof ADDED_LISTS)[number]

const INSTITUTION = narrowed(institution, ["mandate", "address", "url", "units"])
/** Who sees a contact is for the institution to say; on which day it is confirmed, the server writes down. */
const CONTACT = narrowed(
  {
    ...contact,
    fields: {
      ...contact.fields,
      privacy: { ...contact.fields.privacy, entity: narrowed(privacy, ["visibility"]) },
    },
  },
  [
    "title",
    "firstName",
    "lastName",
    "function",
    "unitId",
    "phone",
    "email",
    "deputyForContactId",
    "decisionMaker",
    "topics",
    "privacy",
  ],
)
const ASSIGNMENT = narrowed(assignment, ["unitId", "condition", "note"])
const OPEN_QUESTION = narrowed(openQuestion, ["text", "addressedToInstitutionId"])

function narrowed<E extends Entity>(entity: E, names: readonly (keyof E["fields"])[]): Entity {
  const fields = Object.fromEntries(
    Object.entries(entity.fields).filter(([name]) => names.includes(name)),
  )
  return { ...entity, fields }
}

/**
 * What the institution may change of an entry, as a description that forms are made from; undefined
 * for an entry of which it may change nothing.
 */
export function formFor(list: OwnList, entry: Entry, institutionId: string): Entity | undefined {
  const isOwn = (field: string): boolean => entry[field] === institutionId
  switch (list) {
    case "institutions":
      return isOwn("id") ? INSTITUTION : undefined
    case "contacts":
      return isOwn("institutionId") ? CONTACT : undefined
    case "assignments":
      return isOwn("institutionId") ? ASSIGNMENT : undefined
    case "handovers":
      return handoverForm(isOwn("fromInstitutionId"), isOwn("toInstitutionId"))
    case "openQuestions":
      return isOwn("raisedByInstitutionId") && entry["status"] !== "answered"
        ? OPEN_QUESTION
        : undefined
  }
}

/** Of a handover both sides have agreed on the rest. */
function handoverForm(isFrom: boolean, isTo: boolean): Entity | undefined {
  if (!isFrom && !isTo) return undefined
  return narrowed(handover, [
    ...(isFrom ? (["fromUnitId"] as const) : []),
    ...(isTo ? (["toUnitId"] as const) : []),
  ])
}

/** How an entry of the list is known; an assignment by its task, because the institution is given. */
export function ownId(list: OwnList, entry: Entry): string {
  return String(entry[list === "assignments" ? "taskId" : "id"])
}

/** The questions that the institution itself has raised. */
export function raisedBy(
  content: BoardContent,
  institutionId: string,
): NonNullable<BoardContent["openQuestions"]> {
  const raised = content.openQuestions?.filter(
    ({ raisedByInstitutionId }) => raisedByInstitutionId === institutionId,
  )
  return raised ?? []
}
