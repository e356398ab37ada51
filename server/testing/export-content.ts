import { type BoardContent } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import * as Y from "yjs"

interface Size {
  readonly institutions: number
  readonly tasks: number
  /** Filled cells of the matrix, spread evenly. */
  readonly assignments: number
}

const ROLES = [
  ["accountable", "responsible"],
  ["consulted"],
  ["informed"],
  ["responsible"],
] as const

/** A board of any size, with what real ones have: units with mailboxes, two contacts a unit, legal bases. */
export function contentOf({ institutions, tasks, assignments }: Size): BoardContent {
  const cells = institutions * tasks
  return {
    schema: "tafelrunde/board-content",
    version: 1,
    meta: { title: "Große Runde", region: "Großstadt", version: "1.0", asOf: "2027-03-10" },
    phases: upTo(6, (at) => ({ id: `p${at}`, title: `Phase ${at + 1}` })),
    institutions: upTo(institutions, (at) => ({
      id: `i${at}`,
      name: `Fachstelle für Beratung und Vermittlung ${at + 1}`,
      short: `I${at + 1}`,
      units: [{ id: `u${at}`, name: "Eingangszone", mailbox: `eingang@i${at}.example.org` }],
    })),
    contacts: upTo(Math.min(2 * institutions, 2000), (at) => ({
      id: `c${at}`,
      institutionId: `i${at % institutions}`,
      unitId: `u${at % institutions}`,
      firstName: "Vorname",
      lastName: `Nachname ${at + 1}`,
      phone: "+49 30 23125100",
      privacy: { visibility: "network" },
    })),
    tasks: upTo(tasks, (at) => ({
      id: `t${at}`,
      number: at + 1,
      phaseId: `p${Math.floor((at * 6) / tasks)}`,
      title: `Aufgabe ${at + 1} beschreiben, abstimmen und gemeinsam erledigen`,
      legalBases: ["§ 44a Abs. 1 Nr. 2 AufenthG"],
    })),
    assignments: upTo(assignments, (at) => {
      const cell = Math.floor((at * cells) / assignments)
      return {
        taskId: `t${Math.floor(cell / institutions)}`,
        institutionId: `i${cell % institutions}`,
        roles: [...(ROLES[at % ROLES.length] ?? [])],
      }
    }),
  }
}

function upTo<Entry>(count: number, entry: (at: number) => Entry): Entry[] {
  return Array.from({ length: count }, (_, at) => entry(at))
}

/** The documents of a board that has this content, as the export process gets them. */
export function documentsOf(content: BoardContent): readonly Uint8Array[] {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  return [docs.board, docs.contacts, docs.internal].map((doc) => Y.encodeStateAsUpdate(doc))
}
