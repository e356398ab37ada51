import { type Language, type Profile } from "@tafelrunde/shared/content"
import { type Request } from "express"

import { Problem } from "../problem.ts"

/** The profiles that whoever may see this one may ask for. */
export const PROFILES_UP_TO: Readonly<Record<Profile, readonly Profile[]>> = {
  internal: ["internal", "network", "public"],
  network: ["network", "public"],
  public: ["public"],
}

/** One of the allowed words of a query parameter; undefined when it is not there. */
function readWord<Word extends string>(
  request: Request,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const given = request.query[name]
  if (given === undefined) return undefined
  const word = words.find((allowed) => allowed === given)
  if (word !== undefined) return word
  const problems = [{ path: `?${name}`, message: `must be one of ${words.join(", ")}` }]
  throw new Problem("bad-request", { problems })
}

export function readLang(request: Request): Language | undefined {
  return readWord(request, "lang", ["de", "en"])
}

export function readProfile(request: Request): Profile | undefined {
  return readWord(request, "profile", ["internal", "network", "public"])
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The query's `asOf`, a day that exists. */
export function readDay(request: Request): string | undefined {
  const given = request.query["asOf"]
  if (given === undefined) return undefined
  if (typeof given === "string" && isDay(given)) return given
  throw new Problem("bad-request", { problems: [{ path: "?asOf", message: "must be YYYY-MM-DD" }] })
}
