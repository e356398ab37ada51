import { type BoardContent, type Language } from "./board-content.ts"
import { parseBoardContent } from "./parse.ts"
import musterstadt from "./templates/musterstadt.json" with { type: "json" }

export const TEMPLATES = ["blank", "regionalworkshop", "musterstadt"] as const
export type Template = (typeof TEMPLATES)[number]

interface TemplateOptions {
  readonly language: Language
  readonly title?: string | undefined
}

/**
 * What a new board starts with: nothing (`blank`), the six phases and 24 tasks of a Regionalworkshop
 * without institutions (`regionalworkshop`), or the whole invented example (`musterstadt`).
 */
export function templateContent(template: Template, options: TemplateOptions): BoardContent {
  switch (template) {
    case "blank":
      return blankContent(options)
    case "regionalworkshop":
      return regionalworkshop(options)
    case "musterstadt":
      return example(options.title)
  }
}

const UNTITLED: Record<Language, string> = { de: "Neue Tafel", en: "New board" }

/** An empty board: a title, a language, the default role scheme. */
export function blankContent({ language, title }: TemplateOptions): BoardContent {
  return {
    schema: "tafelrunde/board-content",
    version: 1,
    meta: { title: title || UNTITLED[language], language },
    roleScheme: { id: "demi", labels: {} },
    phases: [],
    institutions: [],
    contacts: [],
    goals: [],
    tasks: [],
    assignments: [],
    handovers: [],
    agreements: [],
    openQuestions: [],
    abbreviations: [],
  }
}

/** Of the example's tasks only the skeleton: its notes and legal bases are another region's statements. */
function regionalworkshop(options: TemplateOptions): BoardContent {
  const { phases, tasks } = example()
  const title =
    options.title || (options.language === "de" ? "Regionalworkshop" : "Regional workshop")
  const titled = <T extends { title: string; titleEn?: string | null | undefined }>(entry: T): T =>
    options.language === "en" && entry.titleEn ? { ...entry, title: entry.titleEn } : entry
  return {
    ...blankContent({ ...options, title }),
    phases: (phases ?? []).map(titled),
    tasks: (tasks ?? []).map(({ id, number, phaseId, title: name, titleEn, kind }) =>
      titled({ id, number, phaseId, title: name, titleEn, kind, status: "draft" as const }),
    ),
  }
}

function example(title?: string): BoardContent {
  const parsed = parseBoardContent(musterstadt)
  if (!parsed.ok) throw new Error(`The example is invalid: ${JSON.stringify(parsed.problems)}`)
  if (!title || !parsed.content.meta) return parsed.content
  return { ...parsed.content, meta: { ...parsed.content.meta, title } }
}
