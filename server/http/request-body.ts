import { type Request } from "express"

import { Problem } from "./problem.ts"

/** A text of the request's JSON object; throws a `Problem` that names the field. */
export const readText = (request: Request, field: string): string => {
  const body: unknown = request.body
  const value: unknown =
    typeof body === "object" && body !== null ? new Map(Object.entries(body)).get(field) : undefined
  if (typeof value === "string") return value
  throw new Problem("bad-request", {
    problems: [{ path: `$.${field}`, message: "must be a text" }],
  })
}
