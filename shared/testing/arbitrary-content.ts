import fc from "fast-check"

import {
  type BoardContent,
  boardContentSchema,
  ASSIGNMENT_ROLES,
} from "../content/board-content.ts"

const options = { noNullPrototype: true } as const
const word = fc.oneof(
  fc.constantFrom("Sprachkurs", "=1+1", "+49 30 23125100", "@SUM(A1)", "-2", "\tTab", "ä ö ß", ""),
  // A grapheme can be many characters; the shortest field takes 20.
  fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => text.length <= 20),
)
function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null })
}
const date = maybe(
  fc
    .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
)
const unknownField = fc.jsonValue({ maxDepth: 2 }).filter((value) => !hasAwkwardName(value))

/**
 * `__proto__` is not allowed. A name of one character that JSON escapes (a quote, a backslash) is left out because the
 * `JSON.parse` of Node 24 (V8 13.6) can read it as a backslash after an object that has one in the same place.
 */
function hasAwkwardName(value: unknown): boolean {
  return /__proto__|"\\(?:u....|.)":/.test(JSON.stringify(value))
}

const extra = fc.record(
  { order: unknownField, ".dotted": unknownField, note2: unknownField },
  { requiredKeys: [], ...options },
)

function entry(
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(
      fc.record(required, options),
      fc.record(optional, { requiredKeys: [], ...options }),
      extra,
    )
    .map(([a, b, c]) => ({ ...c, ...b, ...a }))
}

function listed(
  kind: string,
  max: number,
  fields: (index: number) => fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<Record<string, unknown>[]> {
  return fc
    .integer({ min: 0, max })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_unused, index) =>
          fields(index).map((each) => ({ ...each, id: `${kind}${index}` })),
        ),
      ),
    )
}

function pick(entries: readonly Record<string, unknown>[]): fc.Arbitrary<unknown> {
  return entries.length > 0 ? fc.constantFrom(...entries.map(({ id }) => id)) : fc.constant(null)
}

function some(entries: readonly Record<string, unknown>[]): fc.Arbitrary<unknown[]> {
  return fc.subarray(entries.map(({ id }) => id))
}

type Entries = Record<string, unknown>[]

/** Any valid board content: nulls, gaps and unknown fields, awkward words and awkward names. */
export const arbitraryContent: fc.Arbitrary<BoardContent> = fc
  .tuple(
    listed("p", 3, () => entry({ title: word }, { titleEn: maybe(word) })),
    listed("i", 4, (index) =>
      entry(
        { name: word, short: word },
        {
          mandate: maybe(word),
          legalSphere: fc.array(word, { maxLength: 2 }),
          address: maybe(entry({}, { city: maybe(word) })),
          units: maybe(
            listed(`u${index}-`, 2, () => entry({ name: word }, { phone: maybe(word) })),
          ),
        },
      ),
    ),
  )
  .chain(([phases, institutions]) =>
    fc.tuple(
      fc.constant({ phases, institutions }),
      phases.length > 0
        ? listed("t", 6, (index) =>
            entry(
              { phaseId: pick(phases), title: word },
              { number: fc.constant(index + 1), note: maybe(word) },
            ),
          )
        : fc.constant<Entries>([]),
      institutions.length > 0
        ? listed("c/", 4, () => contact(institutions))
        : fc.constant<Entries>([]),
    ),
  )
  .chain(([base, tasks, contacts]) =>
    fc.tuple(fc.constant({ ...base, tasks, contacts }), rest({ ...base, tasks, contacts })),
  )
  .map(([base, others]) =>
    boardContentSchema.parse({
      schema: "tafelrunde/board-content",
      version: 1,
      ...base,
      ...others,
    }),
  )

function contact(institutions: Entries): fc.Arbitrary<Record<string, unknown>> {
  return entry(
    { institutionId: pick(institutions) },
    {
      lastName: maybe(word),
      phone: maybe(word),
      privacy: maybe(
        entry(
          {},
          {
            visibility: maybe(
              fc.constantFrom("internal", "network", "public", "mailboxOnly", "pending"),
            ),
          },
        ),
      ),
    },
  )
}

type Filled = Readonly<Record<"institutions" | "tasks" | "contacts", Entries>>

function rest({ institutions, tasks, contacts }: Filled): fc.Arbitrary<Record<string, unknown>> {
  const cells = tasks.flatMap((task) =>
    institutions.map((institution) => ({ taskId: task["id"], institutionId: institution["id"] })),
  )
  const handover = entry(
    {
      fromInstitutionId: pick(institutions),
      toInstitutionId: pick(institutions),
      title: word,
      taskIds: some(tasks),
    },
    { trigger: maybe(word), consentRequired: maybe(fc.boolean()) },
  )
  return fc.record(
    {
      assignments: fc
        .shuffledSubarray(cells)
        .chain((chosen) =>
          fc.tuple(
            ...chosen.map((cell) =>
              entry({ roles: fc.subarray([...ASSIGNMENT_ROLES]) }, { condition: maybe(word) }).map(
                (fields) => ({ ...fields, ...cell }),
              ),
            ),
          ),
        ),
      handovers: institutions.length > 0 ? listed("h", 2, () => handover) : fc.constant([]),
      agreements: listed("v", 2, () =>
        entry(
          { title: word, text: word },
          { dueDate: date, agreedByInstitutionIds: some(institutions), taskIds: some(tasks) },
        ),
      ),
      openQuestions: maybe(listed("q", 2, () => entry({ text: word }, { dueDate: date }))),
      abbreviations: fc.array(entry({ short: word }, { long: maybe(word) }), { maxLength: 3 }),
      findingAnswers: maybe(
        listed("a", 2, () =>
          entry({ finding: word, reason: word }, { institutionIds: some(institutions) }),
        ),
      ),
      goals: listed("g", 2, () => entry({ text: word })),
      meta: maybe(entry({ title: word }, { asOf: date, region: maybe(word) })),
      workshop: maybe(
        entry(
          { id: fc.constant("w"), title: word },
          {
            participants: maybe(
              fc.array(entry({}, { name: maybe(word), contactId: maybe(pick(contacts)) }), {
                maxLength: 3,
              }),
            ),
          },
        ),
      ),
      roleScheme: maybe(entry({ id: fc.constantFrom("demi", "raci") })),
      anything: unknownField,
    },
    { requiredKeys: [], ...options },
  )
}
