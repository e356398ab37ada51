import { type Profile, PROFILES_OF_ROLE, type Words } from "../content/index.ts"

type Role = keyof typeof PROFILES_OF_ROLE

const ALL_ROLES: readonly Role[] = ["facilitator", "participant", "viewer"]

export type ExportFormat =
  | "tafelrunde"
  | "pdf"
  | "docx"
  | "odt"
  | "xlsx"
  | "ods"
  | "csv"
  | "html"
  | "md"
  | "json"
  | "vcf"
  | "zip"
  | "ics"

/** The formats of the paper and of its extracts. */
export type PaperFormat = "pdf" | "docx" | "odt" | "html" | "md"

/** What a page cannot make by itself: PDF needs Typst. */
const NEED_SERVER: ReadonlySet<ExportFormat> = new Set(["pdf"])

/** What people look for, in the order of the menu. */
export const EXPORT_GROUPS = {
  paper: { de: "Das Papier", en: "The paper" },
  whole: { de: "Alles in einer Datei", en: "Everything in one file" },
  responsibilities: { de: "Wer macht was", en: "Who does what" },
  arrangements: { de: "Was abgesprochen ist", en: "What is arranged" },
  institutions: { de: "Wer ist dabei", en: "Who takes part" },
  state: { de: "Stand und Lücken", en: "State and gaps" },
  room: { de: "Für die Wand im Raum", en: "For the wall of the room" },
} as const satisfies Readonly<Record<string, Words>>
export type ExportGroup = keyof typeof EXPORT_GROUPS

interface Subject {
  /** The first part of the name in API and command line, where it is not the key. */
  readonly file?: string
  /** The word that file names begin with. */
  readonly title: Words
  /** What menus call it, where that is another word. */
  readonly label?: Words
  readonly group: ExportGroup
  readonly formats: readonly ExportFormat[]
  /** The format of the files inside a ZIP. */
  readonly of?: PaperFormat
  /** The size of the paper, by which menus tell posters of one label apart. */
  readonly sheet?: "A1" | "A3"
  /** Who may have it; default: every role, each in the profiles of the role. */
  readonly roles?: readonly Role[]
}

const PAPER = { de: "Schnittstellenpapier", en: "Interface paper" }
/** One sheet for the wall of the room, which only the server makes. */
const POSTER = { group: "room", formats: ["pdf"] } as const satisfies Partial<Subject>
/** Files of all institutions and pairs in one ZIP. */
const EXTRACTS = {
  label: {
    de: "Auszüge je Institution und je Paar (ZIP)",
    en: "Extracts for each institution and pair (ZIP)",
  },
  group: "paper",
  formats: ["zip"],
} as const satisfies Partial<Subject>
const BOARD = { de: "Tafel", en: "Board" }

/**
 * What can be exported: `paper` all chapters, `extracts` and `extracts-…` what
 * concerns single institutions, `workbook` all tables,
 * `archive` content, canvas and pictures, `board` the content alone, `next-round` the content with which a new board
 * begins, `…-a3` and `…-a1` one sheet for the wall, the others one table each.
 */
const SUBJECTS = {
  paper: {
    title: PAPER,
    label: { de: "Schnittstellenpapier (alle Kapitel)", en: "Interface paper (all chapters)" },
    group: "paper",
    formats: ["pdf", "docx", "odt", "html", "md"],
  },
  "extracts-pdf": {
    ...EXTRACTS,
    of: "pdf",
    title: { de: "Auszüge-PDF", en: "Extracts-PDF" },
  },
  extracts: { ...EXTRACTS, of: "docx", title: { de: "Auszüge-DOCX", en: "Extracts-DOCX" } },
  "extracts-odt": {
    ...EXTRACTS,
    of: "odt",
    title: { de: "Auszüge-ODT", en: "Extracts-ODT" },
  },
  "extracts-html": {
    ...EXTRACTS,
    of: "html",
    title: { de: "Auszüge-HTML", en: "Extracts-HTML" },
  },
  "extracts-md": {
    ...EXTRACTS,
    of: "md",
    title: { de: "Auszüge-MD", en: "Extracts-MD" },
  },
  workbook: {
    title: PAPER,
    label: { de: "Alle Tabellen", en: "All tables" },
    group: "whole",
    formats: ["xlsx", "ods"],
  },
  archive: {
    file: "board",
    title: BOARD,
    label: { de: "Ganze Tafel mit Zeichnung", en: "Whole board with drawing" },
    group: "whole",
    formats: ["tafelrunde"],
  },
  board: {
    title: BOARD,
    label: { de: "Ganzer Inhalt", en: "Whole content" },
    group: "whole",
    formats: ["json"],
  },
  "next-round": {
    title: { de: "Nächste-Runde", en: "Next-round" },
    label: {
      de: "Neue Tafel aus dieser (intern: mit allen Kontakten)",
      en: "New board from this one (internal: with all contacts)",
    },
    group: "whole",
    formats: ["json"],
  },
  responsibilities: {
    title: { de: "Zuständigkeiten", en: "Responsibilities" },
    label: { de: "Zuständigkeiten (Liste)", en: "Responsibilities (list)" },
    group: "responsibilities",
    formats: ["xlsx", "ods", "csv", "html", "json"],
  },
  matrix: {
    title: { de: "Matrix", en: "Matrix" },
    group: "responsibilities",
    formats: ["xlsx", "ods", "csv", "html"],
  },
  handovers: {
    title: { de: "Schnittstellen", en: "Handovers" },
    group: "arrangements",
    formats: ["xlsx", "ods", "csv"],
  },
  agreements: {
    title: { de: "Vereinbarungen", en: "Agreements" },
    group: "arrangements",
    formats: ["xlsx", "ods", "csv", "ics"],
  },
  questions: {
    title: { de: "Offene Punkte", en: "Open questions" },
    group: "arrangements",
    formats: ["xlsx", "ods", "csv"],
  },
  institutions: {
    title: { de: "Akteure", en: "Institutions" },
    group: "institutions",
    formats: ["xlsx", "ods", "csv"],
  },
  contacts: {
    title: { de: "Kontakte", en: "Contacts" },
    group: "institutions",
    formats: ["xlsx", "ods", "csv", "vcf", "zip"],
  },
  workload: {
    title: { de: "Auslastung", en: "Workload" },
    group: "state",
    formats: ["xlsx", "ods", "csv"],
  },
  findings: {
    title: { de: "Prüfbericht", en: "Findings" },
    group: "state",
    formats: ["xlsx", "ods", "csv"],
  },
  metadata: {
    title: { de: "Metadaten", en: "Metadata" },
    label: { de: "Angaben und Legende", en: "Details and legend" },
    group: "state",
    formats: ["xlsx", "ods", "csv"],
  },
  "matrix-a3": {
    ...POSTER,
    title: { de: "Matrix-A3", en: "Matrix-A3" },
    label: { de: "Matrix (PDF)", en: "Matrix (PDF)" },
    sheet: "A3",
  },
  "matrix-a1": {
    ...POSTER,
    title: { de: "Matrix-A1", en: "Matrix-A1" },
    label: { de: "Matrix (PDF)", en: "Matrix (PDF)" },
    sheet: "A1",
  },
  "empty-matrix-a3": {
    ...POSTER,
    title: { de: "Leere-Matrix-A3", en: "Empty-matrix-A3" },
    label: { de: "Leere Matrix (PDF)", en: "Empty matrix (PDF)" },
    sheet: "A3",
  },
  "empty-matrix-a1": {
    ...POSTER,
    title: { de: "Leere-Matrix-A1", en: "Empty-matrix-A1" },
    label: { de: "Leere Matrix (PDF)", en: "Empty matrix (PDF)" },
    sheet: "A1",
  },
  "agenda-a3": {
    ...POSTER,
    title: { de: "Ablauf-A3", en: "Agenda-A3" },
    label: { de: "Ablauf (PDF)", en: "Agenda (PDF)" },
    sheet: "A3",
  },
} as const satisfies Readonly<Record<string, Subject>>
type ExportSubject = keyof typeof SUBJECTS

/** One file that can be made from a board. */
export interface ExportDescription {
  /** What the API and the command line call it: `matrix.xlsx`. */
  readonly name: string
  readonly subject: ExportSubject
  readonly format: ExportFormat
  /** The word that its file name begins with. */
  readonly title: Words
  /** What menus call it, beside the choice. */
  readonly label: Words
  /** What tells it from others of the same label: its format, or a poster's size. */
  readonly choice: string
  readonly group: ExportGroup
  readonly roles: readonly Role[]
  /** The format of the files inside a ZIP of extracts. */
  readonly of: PaperFormat | undefined
  /** Whether the page cannot make the file by itself, as without a connection. */
  readonly needsServer: boolean
}

/** Every export there is, by subject and format in the order of the menu. HTTP, command line and menu read this list. */
export const EXPORTS: readonly ExportDescription[] = Object.entries<Subject>(SUBJECTS).flatMap(
  ([key, { file = key, title, label = title, group, formats, of, sheet, roles = ALL_ROLES }]) =>
    formats.map((format) => ({
      name: `${file}.${format}`,
      subject: key as ExportSubject,
      format,
      title,
      label,
      choice: sheet ?? (of ?? format).toUpperCase(),
      group,
      roles,
      of,
      needsServer: NEED_SERVER.has(of ?? format),
    })),
)

/** The names of all exports, such as `matrix.xlsx`. */
export const EXPORT_NAMES: readonly string[] = EXPORTS.map(({ name }) => name)

export function findExport(name: string): ExportDescription | undefined {
  return EXPORTS.find((each) => each.name === name)
}

/** Whom a role may export for, the readers who see most first. */
export function exportProfiles(role: Role): readonly [Profile, ...Profile[]] {
  return PROFILES_OF_ROLE[role]
}

/** Whom an export is for unless somebody says so. */
export function defaultProfile(role: Role): Profile {
  return role === "viewer" ? "public" : "network"
}
