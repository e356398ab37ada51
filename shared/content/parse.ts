import { type z } from "zod"

import { type BoardContent, boardContentSchema, type Language } from "./board-content.ts"
import { MAX_DEPTH } from "./flaw.ts"
import { isAtRoot, contentIssueText } from "./issue-texts.ts"
import { type ProblemWords, problemWords } from "./problem-texts.ts"
import { type Problem, referenceProblems } from "./references.ts"

export type ParseResult =
  | { readonly ok: true; readonly content: BoardContent }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Enough to mend a file by; a file with more is of another kind altogether. */
const MAX_PROBLEMS = 200

/**
 * Takes board content from outside, whole or not at all: every flaw is named by its JSON path.
 * The content comes back as it was given, unknown fields included. The language is the messages'.
 */
export function parseBoardContent(input: unknown, language: Language = "en"): ParseResult {
  const words = problemWords[language]
  const parsed = boardContentSchema.safeParse(input, { error: contentIssueText(language) })
  const problems = parsed.success
    ? [
        ...referenceProblems(parsed.data, words),
        ...unstorable(input, { path: "$", depth: 0, words }),
      ]
    : shapeProblems(parsed.error.issues)
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) }
  if (!parsed.success) return { ok: false, problems: [{ path: "$", message: "not readable" }] }
  return { ok: true, content: parsed.data }
}

/** Of a file of another kind only that is said, not what else it lacks. */
function shapeProblems(issues: readonly z.core.$ZodIssue[]): Problem[] {
  const root = issues.find(isAtRoot)
  return (root ? [root] : issues).map(({ path, message }) => ({ path: jsonPath(path), message }))
}

/** As in `$.tasks[3].title`. */
export function jsonPath(path: readonly PropertyKey[], start = "$"): string {
  return path.reduce<string>(
    (whole, part) =>
      typeof part === "number"
        ? `${whole}[${part}]`
        : /^[A-Za-z_]\w*$/.test(String(part))
          ? `${whole}.${String(part)}`
          : `${whole}[${JSON.stringify(String(part))}]`,
    start,
  )
}

interface Place {
  readonly path: string
  readonly depth: number
  readonly words: ProblemWords
}

/**
 * What a board cannot keep as it was given: the name `__proto__`, which would change an object's
 * prototype wherever the content is copied, and halves of surrogate pairs, which UTF-8 lacks.
 */
function unstorable(value: unknown, { path, depth, words }: Place): Problem[] {
  if (typeof value === "string") {
    return value.isWellFormed() ? [] : [{ path, message: words.halfCharacter }]
  }
  if (typeof value !== "object" || value === null) return []
  if (depth > MAX_DEPTH) return [{ path, message: words.tooDeep(MAX_DEPTH) }]
  return Object.entries(value).flatMap(([key, child]) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : jsonPath([key], path)
    const isAllowed = key !== "__proto__" && key.isWellFormed()
    return isAllowed
      ? unstorable(child, { path: at, depth: depth + 1, words })
      : [{ path: at, message: words.forbiddenName }]
  })
}
