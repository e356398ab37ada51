import { describe, expect, test } from "vitest"

import { type BoardContent, type Profile, templateContent } from "../../content/index.ts"
import { musterstadtExpected } from "../../testing/index.ts"
import { type Table, type TableName } from "./table.ts"
import { table, tables } from "./tables.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const { counts } = musterstadtExpected

function written(name: TableName, profile: Profile = "network", content = musterstadt): Table {
  return table(name, content, { profile, language: "de", asOf: musterstadtExpected.asOf })
}

/** The rows as objects by German heading. */
function rowsOf(it: Table): Record<string, string | number | null>[] {
  return it.rows.map((row) =>
    Object.fromEntries(it.columns.map(({ heading }, index) => [heading, row[index] ?? null])),
  )
}

/** Contacts, found by their first name: some last names are also street names. */
function namesIn(it: Table): string[] {
  const text = JSON.stringify(it.rows)
  return (musterstadt.contacts ?? [])
    .filter(({ firstName }) => text.includes(firstName ?? "?"))
    .map(({ id }) => id)
}

test("the sheets of the workbook have their German names, in their order", () => {
  const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const
  expect(tables(musterstadt, options).map(({ title }) => title)).toEqual([
    "Zuständigkeiten",
    "Zuständigkeiten_Liste",
    "Kontakte",
    "Schnittstellen",
    "Vereinbarungen",
    "Offene Punkte",
    "Akteure",
    "Auslastung",
    "Prüfbericht",
    "Metadaten",
  ])
})

test("every sheet name is one that spreadsheets take, in both languages", () => {
  for (const language of ["de", "en"] as const) {
    for (const { title } of tables(musterstadt, { profile: "public", language, asOf: "" })) {
      expect(title).toMatch(/^[^[\]:*?/\\']{1,31}$/)
    }
  }
})

describe("headings and their order", () => {
  test.each<[TableName, string]>([
    [
      "matrix",
      "Nr. · Phase · Aufgabe · AfA · JC · AGS · BAMF · MBE · ABH · SOZ · VHS · IBAS · HWK · BÜA · KIK · Rechtsgrundlage · Anmerkung · Prüfhinweis",
    ],
    [
      "responsibilities",
      "Aufgabe-Nr. · Phase · Aufgabe · Art · Institution · Kurz · Organisationseinheit · Rolle (Code) · Rolle (Klartext) · Rolle (RACI) · Bedingung · gültig ab · gültig bis · Ansprechperson · Vertretung · Funktionspostfach · Telefon · Rechtsgrundlage · Status · Anmerkung",
    ],
    [
      "contacts",
      "Institution · Kurz · Organisationseinheit · Titel · Vorname · Nachname · Funktion · Telefon · E-Mail · Funktionspostfach · Erreichbarkeit · Vertretung · Anschrift · bestätigt am · Überprüfung am",
    ],
    [
      "handovers",
      "Nr. · von Institution · von Einheit · an Institution · an Einheit · Art · Anlass · Gegenstand · Datenkategorien · Rechtsgrundlage · Einwilligung · Kanal · Frist · Rückmeldung · Aufgaben-Nr. · Status",
    ],
    [
      "agreements",
      "Nr. · Titel · Vereinbarung · verantwortlich (Institution) · verantwortlich (Person) · Mitwirkende · Frist · Status · überfällig (ja/nein) · erfüllt, wenn … · zugestimmt haben · Vorbehalt · beschlossen am · erledigt am · Bezug",
    ],
    [
      "questions",
      "Nr. · Frage · eingebracht von · gerichtet an · nächster Schritt · bis · Status · Bezug",
    ],
    ["institutions", "Institution · Kurz · Art · Ebene · Rechtskreis · Auftrag · Anschrift · Web"],
    ["findings", "Schwere · Regel · Objekt · Meldung · Ist so gewollt, weil"],
    ["metadata", "Schlüssel · Wert"],
  ])("%s", (name, headings) => {
    expect(
      written(name)
        .columns.map(({ heading }) => heading)
        .join(" · "),
    ).toBe(headings)
  })

  test("speak English as well", () => {
    const english = table("matrix", musterstadt, { profile: "public", language: "en", asOf: "" })
    expect(english.columns[2]?.heading).toBe("Task")
    expect(english.rows[1]?.[2]).toBe("Provide accommodation")
  })
})

describe("the matrix", () => {
  const { columns, rows } = written("matrix")
  const houses = columns.flatMap(({ key }, index) => (key.startsWith("institution/") ? index : []))
  const cells = rows.flatMap((row) => houses.map((index) => row[index]))

  test("has one row for each task and as many filled cells as agreed", () => {
    expect(rows).toHaveLength(counts.tasks)
    expect(cells.filter((cell) => cell !== null)).toHaveLength(counts.filledCells)
    expect(cells.filter((cell) => cell === "E/D")).toHaveLength(
      counts.cellsWithAccountableAndResponsible,
    )
  })

  test("says beside a task what is wrong with it", () => {
    expect(rows[3]?.at(-1)).toBe("Aufgabe 4 hat keine durchführende Institution (D).")
    expect(rows[0]?.at(-1)).toBeNull()
  })
})

describe("the long list", () => {
  const rows = rowsOf(written("responsibilities"))

  test("has one row for each task, institution and role", () => {
    expect(rows).toHaveLength(counts.roleRows)
    const byLetter = Map.groupBy(rows, (row) => row["Rolle (Code)"])
    expect(byLetter.get("E")).toHaveLength(counts.byRole.accountable)
    expect(byLetter.get("D")).toHaveLength(counts.byRole.responsible)
    expect(byLetter.get("M")).toHaveLength(counts.byRole.consulted)
    expect(byLetter.get("I")).toHaveLength(counts.byRole.informed)
  })

  test("goes by phase and task, then by the board's columns, then by the scheme's letters", () => {
    expect(rows.slice(6, 9).map((row) => [row["Aufgabe-Nr."], row["Kurz"], row["Rolle (Code)"]]))
      .toMatchInlineSnapshot(`
        [
          [
            1,
            "KIK",
            "E",
          ],
          [
            2,
            "MBE",
            "I",
          ],
          [
            2,
            "ABH",
            "I",
          ],
        ]
      `)
  })

  test("names the contact of the unit, its deputy, mailbox and telephone", () => {
    expect(rows.find((row) => row["Aufgabe-Nr."] === 9 && row["Kurz"] === "SOZ")).toMatchObject({
      Art: "Pflicht",
      Organisationseinheit: "Sachgebiet Asylbewerberleistungen",
      "Rolle (Klartext)": "Entscheidung & Federführung",
      "Rolle (RACI)": "A",
      Ansprechperson: "Ludwig Längstname-Musterfrau von und zu Beispielhausen",
      Vertretung: "Maja Mustermann",
      Funktionspostfach: "asylblg@soz.example.org",
      Telefon: "+49 30 23125162",
      Rechtsgrundlage: "§ 7 SGB II; § 37 SGB II; § 1 AsylbLG",
      Status: "abgestimmt",
    })
  })

  test("stays with the mailbox of a unit whose contact is not to be named", () => {
    expect(rows.find((row) => row["Aufgabe-Nr."] === 6 && row["Kurz"] === "BAMF")).toMatchObject({
      Ansprechperson: null,
      Vertretung: null,
      Funktionspostfach: "asyl@bamf.example.org",
      Telefon: "+49 30 23125131",
    })
  })
})

describe("by profile", () => {
  test("contacts are named as far as they have agreed", () => {
    expect(namesIn(written("contacts", "internal"))).toHaveLength(counts.contacts)
    expect(namesIn(written("contacts", "network"))).toHaveLength(20)
    expect(namesIn(written("contacts", "public"))).toEqual(
      musterstadtExpected.publicProfile.namedContacts,
    )
  })

  test.each(["network", "public"] as const)(
    "no table of the %s paper names whoever gives a mailbox only",
    (profile) => {
      const options = { profile, language: "de", asOf: "2027-03-10" } as const
      const named = tables(musterstadt, options).flatMap(namesIn)
      for (const id of musterstadtExpected.neverNamedOutsideInternal) {
        expect(named).not.toContain(id)
      }
    },
  )

  test("every unit can still be reached", () => {
    const rows = rowsOf(written("contacts", "public"))
    const units = (musterstadt.institutions ?? []).flatMap((it) => it.units ?? [])
    for (const unit of units) {
      const row = rows.find((it) => it["Organisationseinheit"] === unit.name)
      expect(row?.["Funktionspostfach"]).toBe(unit.mailbox)
      expect(row?.["Telefon"]).toBeTruthy()
    }
  })

  test("a hidden contact is no missing contact, and no finding speaks of it", () => {
    const content: BoardContent = {
      ...musterstadt,
      contacts: [
        ...(musterstadt.contacts ?? []),
        {
          id: "c99",
          institutionId: "hwk",
          lastName: "Geheim",
          privacy: { visibility: "internal", reviewBy: "2027-01-01" },
        },
      ],
    }
    const report = JSON.stringify(written("findings", "network", content).rows)
    expect(report).not.toContain("hat keine Ansprechperson")
    expect(report).not.toContain("CONTACT_REVIEW_DUE")
    expect(JSON.stringify(written("findings", "internal", content).rows)).toContain(
      "CONTACT_REVIEW_DUE",
    )
  })
})

test("agreements tell which are overdue and what they are about", () => {
  const rows = rowsOf(written("agreements"))
  expect(
    rows.filter((row) => row["überfällig (ja/nein)"] === "ja").map((row) => row["Nr."]),
  ).toEqual(["v03"])
  expect(rows[2]).toMatchObject({ Bezug: "Aufgabe 7, 8; Schnittstelle h02", Frist: "2027-01-31" })
})

test("handovers say whether consent is needed, in words", () => {
  expect(rowsOf(written("handovers"))[2]).toMatchObject({
    "von Institution": "Sozialamt der Stadt Musterstadt",
    Einwilligung: "ja",
    "Aufgaben-Nr.": "9",
    Status: "strittig",
  })
})

function legend(content: BoardContent): unknown[] {
  return written("metadata", "network", content)
    .rows.filter(([key]) => String(key).startsWith("Legende"))
    .map(([key]) => key)
}

test("the metadata carry the legend, with letters that a board uses beyond its scheme", () => {
  expect(legend(musterstadt)).toEqual(["Legende E", "Legende D", "Legende M", "Legende I"])
  const [first, ...others] = musterstadt.assignments ?? []
  const supported: BoardContent = {
    ...musterstadt,
    assignments: [...(first ? [{ ...first, roles: ["supports" as const] }] : []), ...others],
  }
  expect(legend(supported)).toContain("Legende U")
})

test("where contacts are missing, nobody of another unit stands in for one who may not be named", () => {
  const seen = (musterstadt.contacts ?? []).filter(({ privacy }) =>
    ["network", "public"].includes(privacy?.visibility ?? ""),
  )
  const asSeen = { ...musterstadt, contacts: seen }
  const network = { profile: "network", language: "de", asOf: "2027-03-10" } as const
  const whole = peopleIn(table("responsibilities", musterstadt, network))
  const partial = peopleIn(table("responsibilities", asSeen, { ...network, contacts: "partial" }))

  const others = partial.filter((person, row) => person !== null && person !== whole[row])
  expect(others).toEqual([])
  expect(partial.filter((person) => person !== null)).not.toEqual([])
})

function peopleIn({ columns, rows }: Table): readonly unknown[] {
  const at = columns.findIndex(({ heading }) => heading === "Ansprechperson")
  return rows.map((row) => row[at])
}

test("the workload counts each institution's roles and tasks", () => {
  const { columns, rows } = written("workload")
  expect(columns.map(({ heading }) => heading)).toEqual([
    "Institution",
    "Kurz",
    "E (Entscheidung & Federführung)",
    "D (Durchführung)",
    "M (Mitwirkung)",
    "I (Information)",
    "Aufgaben",
  ])
  const total = (at: number): number => rows.reduce((sum, row) => sum + Number(row[at]), 0)
  const { accountable, responsible, consulted, informed } = counts.byRole
  expect([2, 3, 4, 5].map(total)).toEqual([accountable, responsible, consulted, informed])
  expect(total(6)).toBe(counts.filledCells)
})
