import { type z } from "zod"

import { type Language } from "./board-content.ts"

/** Why a value cannot stand where it stands: the end of a sentence that begins with its place. */
interface ShapeWords {
  /** Kinds of JSON values as zod calls them, and what a reader calls them. */
  readonly kinds: Readonly<Record<string, string>>
  readonly otherContent: string
  readonly otherVersion: (ours: string) => string
  readonly missing: string
  readonly wrongKind: (wanted: string, found: string) => string
  readonly notAmong: (allowed: string) => string
  readonly empty: string
  readonly tooSmall: (minimum: string) => string
  readonly tooLong: (characters: number | bigint) => string
  readonly tooMany: (entries: number | bigint) => string
  readonly tooBig: string
  readonly noDate: string
  readonly noTime: string
  readonly unknownRole: (names: string) => string
  readonly forbiddenName: string
  readonly unfit: string
}

const german = new Intl.NumberFormat("de")
const english = new Intl.NumberFormat("en")

const ISSUE_TEXTS: Readonly<Record<Language, ShapeWords>> = {
  de: {
    kinds: {
      string: "ein Text",
      number: "eine Zahl",
      int: "eine ganze Zahl",
      fraction: "eine Kommazahl",
      boolean: "true oder false",
      array: "eine Liste [ … ]",
      object: "ein Objekt { … }",
      null: "null",
      nan: "keine Zahl",
    },
    otherContent:
      'Das ist kein Inhalt einer Tafel. So eine Datei beginnt mit "schema": "tafelrunde/board-content".',
    otherVersion: (ours) =>
      `Das ist eine andere Version des Formats. Diese Tafelrunde liest Version ${ours}.`,
    missing: "fehlt",
    wrongKind: (wanted, found) => `muss ${wanted} sein, hier steht ${found}`,
    notAmong: (allowed) => `muss eines davon sein: ${allowed}`,
    empty: "darf nicht leer sein",
    tooSmall: (minimum) => `muss größer als ${minimum} sein`,
    tooLong: (characters) => `ist zu lang: höchstens ${german.format(characters)} Zeichen`,
    tooMany: (entries) => `ist zu lang: höchstens ${german.format(entries)} Einträge`,
    tooBig: "ist zu groß",
    noDate: "muss ein Datum sein, geschrieben wie 2027-03-31",
    noTime: "muss eine Uhrzeit sein, geschrieben wie 09:30",
    unknownRole: (names) => `kennt keine Rolle ${names}`,
    forbiddenName: "ist als Name nicht erlaubt",
    unfit: "passt hier nicht",
  },
  en: {
    kinds: {
      string: "text",
      number: "a number",
      int: "a whole number",
      fraction: "a fraction",
      boolean: "true or false",
      array: "a list [ … ]",
      object: "an object { … }",
      null: "null",
      nan: "no number",
    },
    otherContent:
      'This is not the content of a board. Such a file begins with "schema": "tafelrunde/board-content".',
    otherVersion: (ours) =>
      `This is another version of the format. This Tafelrunde reads version ${ours}.`,
    missing: "is missing",
    wrongKind: (wanted, found) => `must be ${wanted}, but here stands ${found}`,
    notAmong: (allowed) => `must be one of these: ${allowed}`,
    empty: "must not be empty",
    tooSmall: (minimum) => `must be more than ${minimum}`,
    tooLong: (characters) => `is too long: ${english.format(characters)} characters at most`,
    tooMany: (entries) => `is too long: ${english.format(entries)} entries at most`,
    tooBig: "is too large",
    noDate: "must be a date, written like 2027-03-31",
    noTime: "must be a time of day, written like 09:30",
    unknownRole: (names) => `knows no role ${names}`,
    forbiddenName: "is not allowed as a name",
    unfit: "does not fit here",
  },
}

/** zod's issues with a request, worded for the person who sent it. */
export function requestIssueText(language: Language): z.core.$ZodErrorMap {
  return (issue) => problemOf(ISSUE_TEXTS[language], issue)
}

/** zod's issues with a board content, worded for the person who wants to mend the file. */
export function contentIssueText(language: Language): z.core.$ZodErrorMap {
  const words = ISSUE_TEXTS[language]
  return (issue) => (isAtRoot(issue) ? words.otherContent : problemOf(words, issue))
}

function problemOf(words: ShapeWords, issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return wrongKind(words, issue.expected, issue.input)
    case "invalid_value":
      return wrongValue(words, issue)
    case "too_small":
      return tooSmall(words, issue)
    case "too_big":
      return tooBig(words, issue)
    case "invalid_format":
      return wrongFormat(words, issue)
    case "unrecognized_keys":
      return words.unknownRole(issue.keys.join(", "))
    case "custom":
      return words.forbiddenName
    case "invalid_key":
    case "invalid_element":
    case "invalid_union":
    case "not_multiple_of":
      return words.unfit
  }
}

/** What says that the whole is of another kind, so that nothing else about it matters. */
export function isAtRoot({ path }: Pick<z.core.$ZodRawIssue, "path">): boolean {
  return path === undefined || path.length === 0 || (path.length === 1 && path[0] === "schema")
}

function wrongKind(words: ShapeWords, expected: string, input: unknown): string {
  if (input === undefined) return words.missing
  const wanted = words.kinds[expected === "record" ? "object" : expected] ?? expected
  const found = expected === "int" && typeof input === "number" ? "fraction" : kindOf(input)
  return words.wrongKind(wanted, words.kinds[found] ?? found)
}

function kindOf(value: unknown): string {
  if (value === null) return "null"
  if (Number.isNaN(value)) return "nan"
  return Array.isArray(value) ? "array" : typeof value
}

function wrongValue(
  words: ShapeWords,
  { path, values, input }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidValue>,
): string {
  if (path?.[0] === "version") return words.otherVersion(values.join())
  if (input === undefined) return words.missing
  return words.notAmong(values.join(", "))
}

function tooSmall(
  words: ShapeWords,
  { origin, minimum }: Pick<z.core.$ZodIssueTooSmall, "origin" | "minimum">,
): string {
  return origin === "string" ? words.empty : words.tooSmall(String(minimum))
}

function tooBig(
  words: ShapeWords,
  { origin, maximum }: Pick<z.core.$ZodIssueTooBig, "origin" | "maximum">,
): string {
  if (origin === "string") return words.tooLong(maximum)
  return origin === "array" ? words.tooMany(maximum) : words.tooBig
}

/** The only pattern of our own is that of a time. */
function wrongFormat(
  words: ShapeWords,
  { format }: Pick<z.core.$ZodIssueInvalidStringFormat, "format">,
): string {
  return format === "date" ? words.noDate : words.noTime
}
