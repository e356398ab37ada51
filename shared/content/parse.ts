import { type BoardContent, boardContentSchema } from "./board-content.ts"
import { type Problem, referenceProblems } from "./references.ts"

export type ParseResult =
  | { readonly ok: true; readonly content: BoardContent }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Enough to mend a file by; a file with more is of another kind altogether. */
const MAX_PROBLEMS = 200

/**
 * Takes board content from outside, whole or not at all: every flaw is named by its JSON path.
 * The content comes back as it was given, unknown fields included.
 */
export function parseBoardContent(input: unknown): ParseResult {
  const parsed = boardContentSchema.safeParse(input)
  const problems = parsed.success
    ? [...referenceProblems(parsed.data), ...unstorable(input, "$")]
    : parsed.error.issues.map(({ path, message }) => ({ path: jsonPath(path), message }))
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) }
  if (!parsed.success) return { ok: false, problems: [{ path: "$", message: "not readable" }] }
  return { ok: true, content: parsed.data }
}

function jsonPath(path: readonly PropertyKey[], start = "$"): string {
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

/** Deepest nesting of an unknown field: deeper data overflows the stack of whoever walks it. */
const MAX_DEPTH = 32

/**
 * What a board cannot keep as it was given: the name `__proto__`, which would change an object's
 * prototype wherever the content is copied, and halves of surrogate pairs, which UTF-8 lacks.
 */
function unstorable(value: unknown, path: string, depth = 0): Problem[] {
  if (typeof value === "string") {
    return value.isWellFormed() ? [] : [{ path, message: "contains half a character" }]
  }
  if (typeof value !== "object" || value === null) return []
  if (depth > MAX_DEPTH) return [{ path, message: `is nested deeper than ${MAX_DEPTH} levels` }]
  return Object.entries(value).flatMap(([key, child]) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : jsonPath([key], path)
    const isAllowed = key !== "__proto__" && key.isWellFormed()
    return isAllowed
      ? unstorable(child, at, depth + 1)
      : [{ path: at, message: "is not allowed as a name" }]
  })
}
