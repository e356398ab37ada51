import { describe, expect, test } from "vitest"

import {
  type Agreement,
  type Assignment,
  type AssignmentRole,
  type BoardContent,
  type Contact,
  exampleFields,
  type Handover,
  templateContent,
  viewBoard,
} from "../content/index.ts"
import { type FindingsOptions } from "./finding.ts"
import { findings, RULES } from "./findings.ts"

const ASOF = "2027-03-10"
const AfA = { id: "afa", name: "Agentur für Arbeit", short: "AfA" }
const JC = { id: "jc", name: "Jobcenter", short: "JC" }

/** Roles by institution and role code: `{ jc: "ED" }` gives the Jobcenter E and D. */
function cells(taskId: string, letters: Record<string, string>): Assignment[] {
  const roles: Record<string, AssignmentRole> = {
    E: "accountable",
    D: "responsible",
    M: "consulted",
    I: "informed",
  }
  return Object.entries(letters).map(([institutionId, text]) => ({
    taskId,
    institutionId,
    roles: [...text.matchAll(/./g)].flatMap(([letter]) => roles[letter] ?? []),
  }))
}

/** A board in order: one task, two houses with contact and deputy. */
function board(changes: Partial<BoardContent> = {}): BoardContent {
  return {
    schema: "tafelrunde/board-content",
    version: 1,
    phases: [{ id: "p1", title: "Sprache" }],
    institutions: [AfA, JC],
    contacts: [AfA, JC].flatMap(({ id }) => [
      { id: `${id}-1`, institutionId: id, lastName: "Beispiel" },
      { id: `${id}-2`, institutionId: id, lastName: "Muster", deputyForContactId: `${id}-1` },
    ]),
    tasks: [{ id: "t1", number: 1, phaseId: "p1", title: "Kurse führen" }],
    assignments: cells("t1", { jc: "ED", afa: "M" }),
    ...changes,
  }
}

function codes(content: BoardContent, options: Partial<FindingsOptions> = {}): string[] {
  return findings(content, { asOf: ASOF, language: "de", ...options }).map(({ rule }) => rule)
}

function message(rule: string, content: BoardContent, language: "de" | "en" = "de"): string {
  const found = findings(content, { asOf: ASOF, language }).find((finding) => finding.rule === rule)
  return found?.message ?? "none"
}

const handover: Handover = {
  id: "h1",
  fromInstitutionId: "afa",
  toInstitutionId: "jc",
  title: "Person übergeben",
  trigger: "Anspruch endet",
  channel: "Postfach",
  consentRequired: false,
  legalBasis: ["§ 9 SGB III"],
  status: "agreed",
}
const agreement: Agreement = {
  id: "v1",
  title: "Liste",
  text: "Die Agentur liefert monatlich eine Liste.",
  ownerInstitutionId: "afa",
  involvedInstitutionIds: ["jc"],
  agreedByInstitutionIds: ["afa", "jc"],
  dueDate: "2027-05-01",
  status: "open",
}

/** The Jobcenter decides and delivers, the Agentur decides as well. */
function twoLeads(one: Partial<Assignment>, other: Partial<Assignment>): BoardContent {
  return board({
    assignments: [
      ...cells("t1", { jc: "ED" }).map((cell) => ({ ...cell, ...one })),
      ...cells("t1", { afa: "E" }).map((cell) => ({ ...cell, ...other })),
    ],
  })
}

function allValidUntil(validTo: string): BoardContent {
  return board({
    assignments: cells("t1", { jc: "ED", afa: "M" }).map((cell) => ({ ...cell, validTo })),
  })
}

function severityWithoutContact(content: BoardContent): string | undefined {
  return findings(content, { asOf: ASOF, language: "de" }).find(
    ({ rule }) => rule === "INSTITUTION_WITHOUT_CONTACT",
  )?.severity
}

/** One task for each entry, led by the institution of that name. */
function ledBy(owners: readonly string[]): BoardContent {
  return board({
    institutions: [...new Set(owners)].map((id) => ({ id, name: id, short: id })),
    tasks: owners.map((_owner, index) => ({ id: `t${index}`, phaseId: "p1", title: "Tun" })),
    assignments: owners.flatMap((id, index) => cells(`t${index}`, { [id]: "ED" })),
  })
}

function onlyHandover(changes: Partial<Handover>): string[] {
  return codes(board({ handovers: [{ ...handover, ...changes }] }))
}

/** The Agentur delivers the first task, `last` the third, and nobody yet the one between. */
function chain(handovers: Handover[], last: string): BoardContent {
  return board({
    tasks: ["t1", "t2", "t3"].map((id) => ({ id, phaseId: "p1", title: "Tun" })),
    assignments: [
      ...cells("t1", { afa: "ED" }),
      ...cells("t2", { afa: "E" }),
      ...cells("t3", { [last]: "ED" }),
    ],
    handovers,
  })
}

function onlyAgreement(changes: Partial<Agreement>): string[] {
  return codes(board({ agreements: [{ ...agreement, ...changes }] }))
}

function onlyQuestion(status: "parked" | "answered"): string[] {
  return codes(board({ openQuestions: [{ id: "q1", text: "Wer pflegt das Papier?", status }] }))
}

function withPrivacy(privacy: NonNullable<Contact["privacy"]>): BoardContent {
  return board({ contacts: (board().contacts ?? []).map((contact) => ({ ...contact, privacy })) })
}

test("a board in order has no findings", () => {
  const whole = board({ handovers: [handover], agreements: [agreement] })
  expect(findings(whole, { asOf: ASOF, language: "de" })).toEqual([])
})

describe("tasks", () => {
  test("need exactly one lead", () => {
    expect(codes(board({ assignments: cells("t1", { jc: "D", afa: "I" }) }))).toEqual([
      "TASK_WITHOUT_ACCOUNTABLE",
    ])
    const two = board({ assignments: cells("t1", { jc: "ED", afa: "E" }) })
    expect(codes(two)).toEqual(["TASK_WITH_MULTIPLE_ACCOUNTABLE"])
    expect(message("TASK_WITH_MULTIPLE_ACCOUNTABLE", two, "en")).toBe(
      "Task 1 has two leads (L): JC and AfA.",
    )
  })

  test("may have two leads under different conditions", () => {
    expect(codes(twoLeads({ condition: "SGB II" }, { condition: "SGB III" }))).toEqual([])
    expect(codes(twoLeads({ condition: "SGB II" }, { condition: " sgb ii" }))).toHaveLength(1)
    expect(codes(twoLeads({ condition: "SGB II" }, { condition: null }))).toHaveLength(1)
  })

  test("may have two leads one after the other", () => {
    const change = twoLeads({ validTo: "2027-06-30" }, { validFrom: "2027-07-01" })
    expect(codes(change)).toEqual([])
    const overlap = twoLeads({ validTo: "2027-06-30" }, { validFrom: "2027-06-30" })
    expect(codes(overlap)).toEqual(["TASK_WITH_MULTIPLE_ACCOUNTABLE"])
    expect(codes(twoLeads({ validTo: "2027-01-31" }, {}))).toEqual(["ASSIGNMENT_EXPIRED"])
  })

  test("need somebody who delivers", () => {
    const content = board({ assignments: cells("t1", { jc: "E" }) })
    expect(codes(content)).not.toContain("TASK_WITHOUT_ACCOUNTABLE")
    expect(message("TASK_WITHOUT_RESPONSIBLE", content)).toBe(
      "Aufgabe 1 hat keine durchführende Institution (D).",
    )
  })

  test("under a scheme with one letter for lead and delivery, that letter is enough", () => {
    const content = board({ assignments: cells("t1", { jc: "E", afa: "M" }) })
    expect(codes({ ...content, roleScheme: { id: "vmi" } })).toEqual([])
    expect(
      message("TASK_WITHOUT_ACCOUNTABLE", {
        ...board({ assignments: [] }),
        roleScheme: { id: "raci" },
      }),
    ).toBe("Aufgabe 1 hat keine Federführung (A).")
  })

  test("that everybody only hears of are done by nobody", () => {
    expect(codes(board({ assignments: cells("t1", { jc: "I", afa: "I" }) }))).toContain(
      "TASK_ONLY_INFORMED",
    )
    expect(codes(board({ assignments: cells("t1", { jc: "D", afa: "I" }) }))).not.toContain(
      "TASK_ONLY_INFORMED",
    )
    expect(codes(board({ assignments: [] }))).not.toContain("TASK_ONLY_INFORMED")
  })

  test("that are statutory name their legal basis", () => {
    const task = { id: "t1", phaseId: "p1", title: "Kurse führen", kind: "statutory" as const }
    expect(codes(board({ tasks: [task] }))).toEqual(["ACCOUNTABLE_WITHOUT_LEGAL_BASIS"])
    expect(codes(board({ tasks: [{ ...task, legalBases: [" "] }] }))).toHaveLength(1)
    expect(codes(board({ tasks: [{ ...task, legalBases: ["§ 43 AufenthG"] }] }))).toEqual([])
    expect(codes(board({ tasks: [{ ...task, kind: "voluntary" }] }))).toEqual([])
  })

  test.each([
    ["TOO_MANY_M", "M"],
    ["TOO_MANY_I", "I"],
  ])("with more than five in one role are questioned (%s)", (rule, letter) => {
    const crowd = (size: number): BoardContent => {
      const ids = Array.from({ length: size }, (_none, index) => `x${index}`)
      return board({
        institutions: [JC, ...ids.map((id) => ({ id, name: id, short: id }))],
        assignments: cells("t1", {
          jc: "ED",
          ...Object.fromEntries(ids.map((id) => [id, letter])),
        }),
      })
    }
    expect(codes(crowd(6))).toContain(rule)
    expect(codes(crowd(5))).not.toContain(rule)
  })
})

describe("cells", () => {
  test("do not inform whoever takes part", () => {
    const content = board({ assignments: cells("t1", { jc: "EDI" }) })
    expect(findings(content, { asOf: ASOF, language: "de" })[0]).toMatchObject({
      rule: "CELL_CONTRADICTION",
      entity: "assignment",
      entityId: "t1/jc",
    })
    expect(codes(board({ assignments: cells("t1", { jc: "ED", afa: "I" }) }))).toEqual([])
  })

  test("end on their last day, not before", () => {
    expect(codes(allValidUntil("2027-03-09"))).toEqual(["ASSIGNMENT_EXPIRED", "ASSIGNMENT_EXPIRED"])
    expect(codes(allValidUntil(ASOF))).toEqual([])
  })
})

describe("institutions", () => {
  const unit = { id: "u1", name: "Team", mailbox: "team@jc.example.org" }
  const withoutContacts = (units: (typeof unit)[], letters: string): BoardContent =>
    board({
      institutions: [{ ...JC, units }],
      contacts: [],
      assignments: cells("t1", { jc: letters }),
    })

  test("need a contact: a mailbox is enough for those who neither decide nor deliver", () => {
    expect(severityWithoutContact(withoutContacts([], "I"))).toBe("error")
    expect(severityWithoutContact(withoutContacts([unit], "I"))).toBe("warning")
    expect(severityWithoutContact(withoutContacts([unit], "ED"))).toBe("error")
    expect(severityWithoutContact(board())).toBeUndefined()
  })

  test("whose column is empty are named", () => {
    expect(codes(board({ assignments: cells("t1", { jc: "ED" }) }))).toEqual([
      "INSTITUTION_WITHOUT_TASK",
    ])
  })

  test("with a contact need a deputy", () => {
    const contacts = (board().contacts ?? []).filter(({ id }) => id !== "jc-2")
    expect(codes(board({ contacts }))).toEqual(["INSTITUTION_WITHOUT_DEPUTY"])
  })

  test("that carry tasks should have been there", () => {
    const workshop = (attendance: "present" | "late" | "absent"): BoardContent =>
      board({
        workshop: { id: "w", title: "Workshop", participants: [{ contactId: "jc-1", attendance }] },
      })
    expect(codes(workshop("absent"))).toEqual(["INSTITUTION_NOT_REPRESENTED"])
    expect(codes(workshop("late"))).toEqual([])
    expect(codes(board({ workshop: { id: "w", title: "Workshop", participants: [] } }))).toEqual([])
  })

  test("with more than 40 % of all leads are overloaded, once there are enough to judge by", () => {
    expect(codes(ledBy(["a", "a", "a", "b", "c"]))).toContain("COLUMN_OVERLOADED")
    expect(codes(ledBy(["a", "a", "b", "c", "d"]))).not.toContain("COLUMN_OVERLOADED")
    expect(codes(ledBy(["a", "a", "a"]))).not.toContain("COLUMN_OVERLOADED")
  })
})

describe("handovers", () => {
  test("say when and over which channel, between two houses", () => {
    expect(onlyHandover({})).toEqual([])
    expect(onlyHandover({ trigger: " " })).toEqual(["HANDOVER_INCOMPLETE"])
    expect(onlyHandover({ toInstitutionId: "afa" })).toEqual(["HANDOVER_INCOMPLETE"])
    const bare = board({ handovers: [{ ...handover, trigger: null, channel: null }] })
    expect(message("HANDOVER_INCOMPLETE", bare)).toBe("Schnittstelle h1: Anlass und Kanal fehlen.")
    expect(message("HANDOVER_INCOMPLETE", bare, "en")).toBe(
      "Handover h1: the trigger and the channel are missing.",
    )
  })

  test("decide whether consent is needed, either way", () => {
    expect(onlyHandover({ consentRequired: null })).toEqual(["HANDOVER_CONSENT_UNDECIDED"])
    expect(onlyHandover({ consentRequired: true })).toEqual([])
  })

  test("show dispute and an open legal basis", () => {
    expect(onlyHandover({ status: "disputed" })).toEqual(["HANDOVER_DISPUTED"])
    expect(onlyHandover({ legalBasis: [] })).toEqual(["HANDOVER_LEGAL_BASIS_OPEN"])
    expect(onlyHandover({ legalBasis: ["noch zu klären"] })).toEqual(["HANDOVER_LEGAL_BASIS_OPEN"])
    expect(onlyHandover({ legalBasis: ["§ 5 Offenlegungsgesetz"] })).toEqual([])
  })

  test("join neighbouring tasks of one phase that different houses deliver", () => {
    expect(codes(chain([], "jc"))).toContain("HANDOVER_GAP")
    expect(codes(chain([handover], "jc"))).not.toContain("HANDOVER_GAP")
    const back = { ...handover, fromInstitutionId: "jc", toInstitutionId: "afa" }
    expect(codes(chain([back], "jc"))).not.toContain("HANDOVER_GAP")
    expect(codes(chain([], "afa"))).not.toContain("HANDOVER_GAP")
    expect(message("HANDOVER_GAP", chain([], "jc"))).toBe(
      "Von Aufgabe 1 (AfA) zu Aufgabe 3 (JC) fehlt eine Schnittstelle.",
    )
  })

  test("are not missed from one phase to the next", () => {
    const content = board({
      phases: [
        { id: "p1", title: "Sprache" },
        { id: "p2", title: "Arbeit" },
      ],
      tasks: [
        { id: "t1", phaseId: "p1", title: "Tun" },
        { id: "t2", phaseId: "p2", title: "Tun" },
      ],
      assignments: [...cells("t1", { afa: "ED" }), ...cells("t2", { jc: "ED" })],
    })
    expect(codes(content)).not.toContain("HANDOVER_GAP")
  })
})

describe("agreements and questions", () => {
  test("agreements have an owner, a wording and a date", () => {
    expect(onlyAgreement({ ownerInstitutionId: null })).toEqual(["AGREEMENT_WITHOUT_OWNER"])
    expect(onlyAgreement({ text: "" })).toEqual(["AGREEMENT_WITHOUT_TEXT"])
    expect(onlyAgreement({ dueDate: null })).toEqual(["AGREEMENT_WITHOUT_DUE"])
    expect(onlyAgreement({ dueDate: null, status: "done" })).toEqual([])
    expect(onlyAgreement({ dueDate: null, text: "", status: "cancelled" })).toEqual([])
    expect(
      message("AGREEMENT_WITHOUT_DUE", board({ agreements: [{ ...agreement, dueDate: null }] })),
    ).toBe("Vereinbarung v1: Frist fehlt.")
  })

  test("agreements are overdue the day after, unless done or cancelled", () => {
    expect(onlyAgreement({ dueDate: "2027-03-09" })).toEqual(["AGREEMENT_OVERDUE"])
    expect(onlyAgreement({ dueDate: ASOF })).toEqual([])
    expect(onlyAgreement({ dueDate: "2027-03-09", status: "done" })).toEqual([])
    expect(onlyAgreement({ dueDate: "2027-03-09", status: "cancelled" })).toEqual([])
  })

  test("agreements bind only who has accepted, the owner included", () => {
    expect(onlyAgreement({ agreedByInstitutionIds: ["afa"] })).toEqual([
      "AGREEMENT_NOT_ACCEPTED_BY_ALL",
    ])
    expect(onlyAgreement({ agreedByInstitutionIds: ["jc"] })).toEqual([
      "AGREEMENT_NOT_ACCEPTED_BY_ALL",
    ])
  })

  test("entries made on the board are called by their place", () => {
    const made = { ...agreement, id: "0f3c9a52-aaaa", dueDate: null }
    expect(message("AGREEMENT_WITHOUT_DUE", board({ agreements: [agreement, made] }))).toBe(
      "Vereinbarung 2: Frist fehlt.",
    )
  })

  test("questions have a date until they are answered", () => {
    expect(onlyQuestion("parked")).toEqual(["QUESTION_WITHOUT_DUE_DATE"])
    expect(onlyQuestion("answered")).toEqual([])
  })
})

describe("contacts", () => {
  test("are reviewed in time, and findings never name them", () => {
    const late = withPrivacy({ visibility: "network", reviewBy: "2027-03-09" })
    expect(codes(late)).toContain("CONTACT_REVIEW_DUE")
    expect(message("CONTACT_REVIEW_DUE", late)).toBe(
      "Kontakt (AfA): Die Angaben waren bis 09.03.2027 zu überprüfen.",
    )
    expect(codes(withPrivacy({ visibility: "network", reviewBy: ASOF }))).toEqual([])
  })

  test("are released before a public paper, which only its own check asks for", () => {
    const rule = "UNCONFIRMED_CONTACT_IN_PUBLIC_EXPORT"
    expect(codes(withPrivacy({ visibility: "network" }), { profile: "public" })).toContain(rule)
    expect(codes(board(), { profile: "public" })).toContain(rule)
    expect(codes(withPrivacy({ visibility: "network" }))).not.toContain(rule)
    expect(codes(withPrivacy({ visibility: "public" }), { profile: "public" })).not.toContain(rule)
    expect(codes(withPrivacy({ visibility: "mailboxOnly" }), { profile: "public" })).toEqual([])
  })

  test("are not missed by whoever may not see them", () => {
    const unseen = board({ contacts: [] })
    expect(codes(unseen)).toContain("INSTITUTION_WITHOUT_CONTACT")
    expect(codes(unseen, { contacts: "partial" })).toEqual([])
  })
})

test("words of the example Musterstadt are found on other boards, and never on the example", () => {
  const note = "Beide Häuser sehen sich federführend (siehe v02)."
  const tasks = [
    {
      id: "t02",
      number: 2,
      phaseId: "p1",
      title: "A",
      legalBases: ["Landesaufnahmerecht (fiktiv)"],
    },
    { id: "t09", number: 9, phaseId: "p1", title: "B", note },
    { id: "t17", number: 17, phaseId: "p1", title: "C", note: "Eigene Worte." },
  ]
  const found = findings(board({ tasks, assignments: [] }), { asOf: ASOF, language: "de" })
    .filter(({ rule }) => rule === "EXAMPLE_TEXT")
    .map(({ entityId }) => entityId)
  expect(found).toEqual(["t02", "t09"])
  const musterstadt = templateContent("musterstadt", { language: "de" })
  expect(codes(musterstadt)).not.toContain("EXAMPLE_TEXT")
  // The same words, so that the data cannot differ from the example's.
  expect(exampleFields({ tasks: musterstadt.tasks, agreements: [], openQuestions: [] })).toEqual([
    { taskId: "t02", field: "legalBases" },
    { taskId: "t04", field: "note" },
    { taskId: "t09", field: "note" },
    { taskId: "t17", field: "note" },
  ])
})

test("every rule has a code of its own", () => {
  const all = RULES.map(({ code }) => code)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toHaveLength(33)
})

test("entries without a name are found, and stand in every table under a placeholder", () => {
  const nameless = board({
    tasks: [{ id: "t1", phaseId: "p1", title: "" }],
    institutions: [{ id: "afa", name: "", short: "" }],
    assignments: [{ taskId: "t1", institutionId: "afa", roles: ["accountable"] }],
  })
  expect(codes(nameless)).toEqual(
    expect.arrayContaining(["TASK_WITHOUT_TITLE", "INSTITUTION_WITHOUT_NAME"]),
  )
  const view = viewBoard(nameless, ASOF, "de")
  expect(view.title(view.task("t1"))).toBe("(ohne Titel)")
  expect(view.short("afa")).toBe("(ohne Namen)")
  // Nobody reads ids, not even of an institution that is gone.
  expect([view.short("x7f3"), view.name("x7f3"), view.short("")]).toEqual([
    "(ohne Namen)",
    "(ohne Namen)",
    "",
  ])
})
