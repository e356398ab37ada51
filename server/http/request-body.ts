import { type Request } from "express"

import { Problem } from "./problem.ts"

function readField(request: Request, field: string): unknown {
  const body: unknown = request.body
  return typeof body === "object" && body !== null
    ? new Map(Object.entries(body)).get(field)
    : undefined
}

/** A text of the request's JSON object; throws a `Problem` that names the field. */
export function readText(request: Request, field: string): string {
  const value = readField(request, field)
  if (typeof value === "string") return value
  throw new Problem("bad-request", {
    problems: [{ path: `$.${field}`, message: "must be a text" }],
  })
}

/** The same where it may be missing. */
export function readOptionalText(request: Request, field: string): string | undefined {
  return readField(request, field) === undefined ? undefined : readText(request, field)
}

/** Missing is false. */
export function readFlag(request: Request, field: string): boolean {
  const value = readField(request, field) ?? false
  if (typeof value === "boolean") return value
  throw new Problem("bad-request", {
    problems: [{ path: `$.${field}`, message: "must be true or false" }],
  })
}
