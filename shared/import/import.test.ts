import { exportFile, table, type TableName } from "@tafelrunde/shared/paper"
import fc from "fast-check"
import { strToU8 } from "fflate"
import { expect, test } from "vitest"

import {
  parseBoardContent,
  type BoardContent,
  blankContent,
  templateContent,
} from "../content/index.ts"
import { arbitraryContent } from "../testing/index.ts"
import {
  findHeader,
  type HeaderPlace,
  type ImportKind,
  type ImportPlan,
  institutionsByName,
  type Mapping,
  planImport,
  proposeMapping,
  readTableFile,
  type Sheet,
  tableOf,
} from "./index.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const blank = blankContent({ title: "Leer", language: "de" })

interface Read {
  readonly content?: BoardContent
  readonly kind?: ImportKind
  readonly header?: HeaderPlace
  readonly change?: (mapping: Mapping) => Mapping
  readonly language?: "de" | "en"
}

let ids = 0

function newId(): string {
  ids += 1
  return `new${ids}`
}

/** What the proposed mapping makes of a sheet. */
function planned(
  sheet: Sheet,
  { content = blank, kind, header, change, language = "de" }: Read = {},
): ImportPlan & { mapping: Mapping } {
  const names = new Set(institutionsByName(content).keys())
  const read = tableOf(sheet, header ?? findHeader(sheet, names))
  const proposed = proposeMapping(read, content, kind)
  const mapping = change ? change(proposed) : proposed
  return { ...planImport(content, { table: read, mapping }, { language, newId }), mapping }
}

function csv(text: string): Sheet {
  return sheetIn(strToU8(text))
}

function sheetIn(bytes: Uint8Array, name?: string): Sheet {
  const file = readTableFile(bytes, "liste.csv")
  if (!file.ok) throw new Error(file.fault)
  const found =
    name === undefined ? file.sheets[0] : file.sheets.find((sheet) => sheet.name === name)
  if (!found) throw new Error(`No sheet ${name}`)
  return found
}

/** Tasks with their phase and the roles of each institution, as texts. */
function matrixOf({ phases, tasks, institutions, assignments }: BoardContent): readonly string[] {
  const phase = new Map(phases?.map(({ id, title }) => [id, title]))
  const short = new Map(institutions?.map((each) => [each.id, each.short]))
  return (tasks ?? []).map(({ id, title, phaseId }) => {
    const cells = (assignments ?? []).filter(
      ({ taskId, roles }) => taskId === id && (roles ?? []).length > 0,
    )
    const roles = cells.map(
      (cell) => `${short.get(cell.institutionId)}=${cell.roles?.toSorted().join("+")}`,
    )
    return [`${phase.get(phaseId)}: ${title}`, ...roles].join(" ")
  })
}

function problemsOf({ rows }: ImportPlan): readonly string[] {
  return rows.flatMap(({ number, problems }) => problems.map((problem) => `${number}: ${problem}`))
}

test("a responsibility matrix becomes phases, tasks, institutions and cells", () => {
  const plan = planned(
    csv(
      "Nr.;Phase;Aufgabe;JC;Agentur für Arbeit (AfA)\n1;Ankommen;Beratung;E/D;M\n2;;Sprachkurs;;-\n3;Arbeit;Vermittlung;I;E\n",
    ),
  )
  expect(matrixOf(plan.content)).toEqual([
    "Ankommen: Beratung JC=accountable+responsible AfA=consulted",
    "Ankommen: Sprachkurs",
    "Arbeit: Vermittlung JC=informed AfA=accountable",
  ])
  expect(plan.content.institutions?.map(({ name }) => name)).toEqual([
    "JC",
    "Agentur für Arbeit (AfA)",
  ])
  expect(Object.fromEntries(plan.counts)).toEqual({
    phases: { added: 2, changed: 0 },
    institutions: { added: 2, changed: 0 },
    tasks: { added: 3, changed: 0 },
    assignments: { added: 4, changed: 0 },
  })
  expect(parseBoardContent(plan.content).ok).toBe(true)
})

test.each([
  ["DEMI", "E;D;M;I", ["accountable", "responsible", "consulted", "informed"]],
  ["RACI", "R;A;C;I", ["responsible", "accountable", "consulted", "informed"]],
  ["RASCI", "r;A;S;C", ["responsible", "accountable", "supports", "consulted"]],
  [
    "VMI",
    "V;M;I;(V)",
    ["accountable+responsible", "supports", "informed", "accountable+responsible"],
  ],
  ["administration", "ff;bt;mz;zK", ["accountable", "consulted", "controls", "informed"]],
  ["crosses", "x;X;;x", ["responsible", "responsible", undefined, "responsible"]],
  [
    "words",
    "Durchführung;Mitwirkung;Entscheidung & Federführung;Information",
    ["responsible", "consulted", "accountable", "informed"],
  ],
  [
    "letters in one word",
    "ED;DM;;I",
    ["accountable+responsible", "responsible+consulted", undefined, "informed"],
  ],
])("letters of %s", (_scheme, cells, roles) => {
  const { content } = planned(csv(`Aufgabe;A1;B1;C1;D1\nBeratung;${cells}\nKurs;x;x;x;x\n`))
  const [task] = content.tasks ?? []
  const held = content.institutions?.map(({ id }) =>
    content.assignments
      ?.find((cell) => cell.taskId === task?.id && cell.institutionId === id)
      ?.roles?.join("+"),
  )
  expect(held).toEqual(roles)
})

test("two header rows, merged cells, a title above and phases as bands are read as they are meant", () => {
  const sheet: Sheet = {
    name: "Matrix",
    rows: [
      { number: 1, cells: ["Zuständigkeiten im Landkreis, Stand 2024"] },
      {
        number: 3,
        cells: ["Nr.", "Aufgabe", "Jobcenter", "Agentur für Arbeit", "Ausländer-\nbehörde"],
      },
      { number: 4, cells: ["", "", "JC", "AfA", "ABH"] },
      { number: 5, cells: ["1. Ankommen"] },
      { number: 6, cells: ["1", "Beratung", "D", "M"] },
      { number: 7, cells: ["2", "Kurs", "D"] },
      { number: 8, cells: ["2. Arbeit"] },
      { number: 9, cells: ["3", "Vermittlung", "", "E", "I"] },
    ],
    merges: [
      { row: 1, column: 0, rows: 1, columns: 5 },
      { row: 3, column: 0, rows: 2, columns: 1 },
      { row: 3, column: 1, rows: 2, columns: 1 },
      { row: 5, column: 0, rows: 1, columns: 5 },
      { row: 7, column: 2, rows: 1, columns: 2 },
      { row: 8, column: 0, rows: 1, columns: 5 },
    ],
    uncomputed: [],
  }
  const { content } = planned(sheet)
  expect(content.institutions?.map(({ name, short }) => `${short}: ${name}`)).toEqual([
    "JC: Jobcenter",
    "AfA: Agentur für Arbeit",
    "ABH: Ausländerbehörde",
  ])
  expect(matrixOf(content)).toEqual([
    "1. Ankommen: Beratung JC=responsible AfA=consulted",
    "1. Ankommen: Kurs JC=responsible AfA=responsible",
    "2. Arbeit: Vermittlung AfA=accountable ABH=informed",
  ])
})

test("rows that cannot be read are named with the reason, and the others come", () => {
  const plan = planned(
    csv(
      `Nr.;Aufgabe;Art;Status;JC\nI;Beratung;Pflicht;abgestimmt;E\n2;${"x".repeat(301)};;;D\n3;Kurs;bunt;;Q\n;;;;D\n4;Beratung;;;D\n`,
    ),
    { kind: "tasks" },
  )
  expect(problemsOf(plan)).toEqual([
    "2: Nr.: „I“ ist keine ganze Zahl.",
    "3: Aufgabe: Der Text hat mehr als 300 Zeichen.",
    "4: Art: „bunt“ gibt es hier nicht. Möglich sind: Pflicht, freiwillig, Projekt.",
    "4: JC: „q“ hat keine Bedeutung.",
    "5: Hier steht keine Aufgabe.",
    "6: Dieselbe Aufgabe steht schon in Zeile 2; beide werden zusammengeführt.",
  ])
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual([
    "added",
    "skipped",
    "added",
    "skipped",
    "changed",
  ])
  expect(matrixOf(plan.content)).toEqual(["Aufgaben: Beratung JC=responsible", "Aufgaben: Kurs"])
})

test("institutions and contacts come with address, unit, mailbox, deputy and confirmed day", () => {
  const institutions = planned(
    csv(
      "Institution;Kürzel;Adresse;Rechtskreis\nJobcenter Nord;JC;Weg 1, 01067 Stadt;SGB II; \nAgentur für Arbeit;;;SGB III\n",
    ),
  )
  expect(institutions.mapping.kind).toBe("institutions")
  expect(institutions.content.institutions).toMatchObject([
    {
      name: "Jobcenter Nord",
      short: "JC",
      address: { street: "Weg 1", postalCode: "01067", city: "Stadt" },
      legalSphere: ["SGB II"],
    },
    { name: "Agentur für Arbeit", short: "AfA" },
  ])
  const contacts = planned(
    csv(
      'Behörde,Abteilung,Ansprechpartner,Durchwahl,Mail,Funktionspostfach,Vertretung,bestätigt am\nJC,Eingang,Frau Dr. Fiona Fiktiv,+49 30 23125100,f@jc.example,post@jc.example,Max Muster,31.1.2027\nJC,Eingang,"Muster, Max",,m@jc.example,,,\nVHS,Büro,,030 1,,vhs@vhs.example,,\n',
    ),
    { content: institutions.content },
  )
  expect(contacts.mapping.kind).toBe("contacts")
  const [first, second] = contacts.content.contacts ?? []
  expect(first).toMatchObject({
    title: "Dr.",
    firstName: "Fiona",
    lastName: "Fiktiv",
    phone: "+49 30 23125100",
    privacy: { confirmedOn: "2027-01-31" },
  })
  expect(second).toMatchObject({
    firstName: "Max",
    lastName: "Muster",
    deputyForContactId: first?.id,
  })
  expect(contacts.content.institutions?.at(-1)).toMatchObject({
    short: "VHS",
    units: [{ name: "Büro", phone: "030 1", mailbox: "vhs@vhs.example" }],
  })
  expect(problemsOf(contacts)).toEqual([])
  expect(parseBoardContent(contacts.content).ok).toBe(true)
})

test("a table that grew since is imported again: what differs changes, the rest stays, nothing is removed", () => {
  const first = planned(csv("Phase;Aufgabe;JC\nA;Beratung;E\nA;Kurs;D\n")).content
  const second = planned(csv("Phase;Aufgabe;Frist;JC;VHS\nA;beratung;1 Woche;D;M\nB;Neues;;;E\n"), {
    content: first,
  })
  expect(second.rows.map(({ label, outcome, details }) => [label, outcome, ...details])).toEqual([
    ["beratung", "changed", "+ VHS", "Frist: 1 Woche", "JC: E → D", "VHS: M"],
    ["Neues", "added", "VHS: E"],
  ])
  expect(matrixOf(second.content)).toEqual([
    "A: Beratung JC=responsible VHS=consulted",
    "A: Kurs JC=responsible",
    "B: Neues VHS=accountable",
  ])
})

const SHEETS: readonly (readonly [TableName, ImportKind])[] = [
  ["matrix", "tasks"],
  ["institutions", "institutions"],
  ["contacts", "contacts"],
]

test.each(SHEETS)(
  "Musterstadt's own %s, as %s, changes nothing on the board that it came from",
  async (name, kind) => {
    for (const format of ["xlsx", "ods", "csv"]) {
      for (const language of ["de", "en"] as const) {
        const options = { profile: "internal", language, today: "2027-03-10" } as const
        const file = await exportFile(`${name}.${format}`, musterstadt, options)
        const sheet = sheetIn(file?.bytes ?? new Uint8Array())
        const plan = planned(sheet, { content: musterstadt, language })
        expect(plan.mapping.kind).toBe(kind)
        const changes = plan.rows.filter(
          ({ outcome, problems }) => outcome !== "unchanged" || problems.length > 0,
        )
        expect(changes).toEqual([])
        expect(plan.counts.size).toBe(0)
      }
    }
  },
)

test("the sheets of the exported workbook make an empty board whose tables are the same", async () => {
  const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
  const file = await exportFile("workbook.ods", musterstadt, { ...options, today: "2027-03-10" })
  const bytes = file?.bytes ?? new Uint8Array()
  let content: BoardContent = blank
  for (const sheet of ["Akteure", "Kontakte", "Zuständigkeiten"]) {
    const plan = planned(sheetIn(bytes, sheet), { content })
    expect(problemsOf(plan)).toEqual([])
    content = plan.content
  }
  expect(parseBoardContent(content).ok).toBe(true)
  // Who may be named is asked again: nobody has confirmed anything on the new board.
  const confirmed = {
    ...content,
    contacts:
      content.contacts?.map((each) => ({
        ...each,
        privacy: { ...each.privacy, visibility: "public" as const },
      })) ?? null,
  }
  for (const name of ["institutions", "contacts"] as const) {
    expect(table(name, confirmed, options).rows).toEqual(table(name, musterstadt, options).rows)
  }
  expect(cellsOf(content)).toEqual(cellsOf(musterstadt))
})

test("whatever a board holds: its exported matrix imports into an empty board with the same cells", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryContent, fc.constantFrom("xlsx", "ods"), async (content, format) => {
      const named = withNames(content)
      const file = await exportFile(`matrix.${format}`, named, {
        profile: "internal",
        language: "de",
        today: "2027-03-10",
      })
      const sheet = sheetIn(file?.bytes ?? new Uint8Array())
      const plan = planned(sheet, { kind: "tasks", header: { at: 0, count: 1 } })
      expect(parseBoardContent(plan.content)).toMatchObject({ ok: true })
      expect(cellsOf(plan.content)).toEqual(cellsOf(named))
    }),
    { numRuns: 60, endOnFailure: true },
  )
})

test("whatever a table holds, the plan is content that a board takes", () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("E", "x", "Aufgabe", "JC", "31.1.2027", "", "Phase", "Institution", "=1+1"),
  )
  const rows = fc.array(fc.array(text, { maxLength: 6 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom<ImportKind[]>("tasks", "institutions", "contacts"),
      (cells, kind) => {
        const sheet: Sheet = {
          name: "x",
          rows: cells.map((row, at) => ({
            number: at + 1,
            cells: row.map((cell) => cell.toWellFormed()),
          })),
          merges: [],
          uncomputed: [],
        }
        const plan = planned(sheet, { content: musterstadt, kind })
        expect(parseBoardContent(plan.content)).toMatchObject({ ok: true })
        for (const { added } of plan.counts.values()) expect(added).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

/** Tables name entries by their texts: without any, or with the same, they could not be told apart. */
function withNames(content: BoardContent): BoardContent {
  return {
    ...content,
    roleScheme: null,
    phases:
      content.phases?.map((each, at) => ({ ...each, title: `Phase ${at}`, titleEn: null })) ?? null,
    institutions:
      content.institutions?.map((each, at) => ({ ...each, short: `H${at}`, name: `Haus ${at}` })) ??
      null,
    tasks:
      content.tasks?.map((each, at) => ({ ...each, title: `Aufgabe ${at}`, titleEn: null })) ??
      null,
  }
}

function cellsOf(content: BoardContent): readonly string[] {
  return matrixOf(content)
    .map((row) => row.split(" ").toSorted().join(" "))
    .toSorted()
}
