import { type BoardContent } from "./board-content.ts"

/** A statement of the example about its own region, by task. */
interface ExampleText {
  readonly note?: string
  readonly legalBases?: readonly string[]
}

/** What boards made from the template `regionalworkshop` before 0.3 hold of the example Musterstadt. */
const EXAMPLE_TEXTS: Readonly<Record<string, ExampleText>> = {
  t02: { legalBases: ["Landesaufnahmerecht (fiktiv)"] },
  t04: {
    note: "Der bisherige Sprachmittlungspool ist ausgelaufen; eine durchführende Stelle fehlt (siehe q01, v07).",
  },
  t09: { note: "Beide Häuser sehen sich federführend (siehe v02)." },
  t17: { note: "Zuständigkeit für SGB-II-Beziehende vor Veröffentlichung prüfen." },
}

/** The ids of agreements and questions that the texts speak of: only the example itself has them. */
const OWN_TO_EXAMPLE: ReadonlySet<string> = new Set(["v02", "v07", "q01"])

/** The field of a task that says word for word what the example says. */
export interface ExampleField {
  readonly taskId: string
  readonly field: "note" | "legalBases"
}

/** The fields that still hold the example's words, on a board that is not the example. */
export function exampleFields({
  tasks,
  agreements,
  openQuestions,
}: Pick<BoardContent, "tasks" | "agreements" | "openQuestions">): readonly ExampleField[] {
  if ([...(agreements ?? []), ...(openQuestions ?? [])].some(({ id }) => OWN_TO_EXAMPLE.has(id))) {
    return []
  }
  return (tasks ?? []).flatMap(({ id: taskId, note, legalBases }): ExampleField[] => {
    const example = Object.hasOwn(EXAMPLE_TEXTS, taskId) ? EXAMPLE_TEXTS[taskId] : undefined
    if (example?.note !== undefined && note === example.note) return [{ taskId, field: "note" }]
    const isSame =
      example?.legalBases !== undefined &&
      JSON.stringify(legalBases) === JSON.stringify(example.legalBases)
    return isSame ? [{ taskId, field: "legalBases" }] : []
  })
}
