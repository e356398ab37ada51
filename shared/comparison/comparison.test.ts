import {
  type BoardContent,
  canonicalJson,
  nextRound,
  templateContent,
} from "@tafelrunde/shared/content"
import { arbitraryContent } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { compareFor, earlierShownNow } from "./compare-for.ts"
import { compareContent, type Comparison } from "./compare.ts"
import { type ChangedEntry, changesInWords } from "./words.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

/** The content with other ids everywhere, as another board or an import gives them. */
function withOtherIds(content: BoardContent): BoardContent {
  const ids = new Set(
    [...canonicalJson(content).matchAll(/"id": "([^"]+)"/g)].map(([, id]) => id ?? ""),
  )
  ids.delete(content.roleScheme?.id ?? "")
  const json = JSON.stringify(content, (key, value: unknown) =>
    typeof value === "string" && /^id$|Ids?$/.test(key) && ids.has(value)
      ? `other-${value}`
      : value,
  )
  return JSON.parse(json, (key, value: unknown) =>
    Array.isArray(value) && key.endsWith("Ids") ? value.map((id) => `other-${id}`) : value,
  ) as BoardContent
}

function kindsOf({ sections }: Comparison): readonly string[] {
  return sections.flatMap(({ name, changes }) => changes.map(({ kind }) => `${name} ${kind}`))
}

test("content compared with itself has no changes, also where every id is another one", () => {
  expect(compareContent(musterstadt, musterstadt).sections).toEqual([])
  expect(compareContent(withOtherIds(musterstadt), musterstadt).sections).toEqual([])
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      expect(compareContent(content, content).sections).toEqual([])
    }),
  )
})

test("what is new one way round is gone the other way round, and each field swaps its values", () => {
  fc.assert(
    fc.property(arbitraryContent, arbitraryContent, (one, other) => {
      const swapped = { added: "removed", removed: "added", changed: "changed" }
      const there = compareContent(one, other)
      const back = compareContent(other, one)
      const turned = there.sections.flatMap(({ name, changes }) =>
        changes.map(({ kind }) => `${name} ${swapped[kind]}`),
      )
      expect(turned.toSorted()).toEqual(kindsOf(back).toSorted())
    }),
  )
})

const LISTS = ["phases", "institutions", "tasks", "agreements"] as const

function changesOf({ sections }: Comparison, name: string): Comparison["sections"][0]["changes"] {
  return sections.find((section) => section.name === name)?.changes ?? []
}

/** The ids that a list has after its changes. */
function idsAfter(comparison: Comparison, name: (typeof LISTS)[number]): ReadonlySet<unknown> {
  const ids = new Set<unknown>(comparison.earlier[name]?.map(({ id }) => id))
  for (const change of changesOf(comparison, name)) {
    if (change.kind === "added") ids.add(change.after["id"])
    if (change.kind === "removed") ids.delete(change.before["id"])
  }
  return ids
}

test("added and removed entries lead from the earlier lists to the present ones", () => {
  fc.assert(
    fc.property(arbitraryContent, arbitraryContent, (earlier, now) => {
      const comparison = compareContent(earlier, now)
      for (const name of LISTS) {
        expect(idsAfter(comparison, name)).toEqual(new Set(now[name]?.map(({ id }) => id)))
      }
    }),
  )
})

test("every task with another title than before is listed with both", () => {
  fc.assert(
    fc.property(arbitraryContent, arbitraryContent, (earlier, now) => {
      const comparison = compareContent(earlier, now)
      const before = new Map(comparison.earlier.tasks?.map(({ id, title }) => [id, title]))
      const renamed = (now.tasks ?? []).flatMap(({ id, title }) => {
        const then = before.get(id)
        return then === undefined || then === title
          ? []
          : [[then, title].map((text) => text || undefined)]
      })
      const listed = changesOf(comparison, "tasks").flatMap((change) => {
        const field =
          change.kind === "changed" && change.fields.find(({ path }) => path === "title")
        return field ? [[field.before, field.after]] : []
      })
      expect(listed).toEqual(renamed)
    }),
  )
})

const changed: BoardContent = {
  ...musterstadt,
  institutions: musterstadt.institutions?.map((each) =>
    each.id === "soz"
      ? { ...each, units: [...(each.units ?? []), { id: "u-new", name: "Clearingstelle" }] }
      : each,
  ),
  tasks: musterstadt.tasks
    ?.filter(({ id }) => id !== "t24")
    .map((task) => (task.id === "t01" ? { ...task, deadline: "3 Tage" } : task)),
  assignments: musterstadt.assignments
    ?.filter(({ taskId }) => taskId !== "t24")
    .map((cell) =>
      cell.taskId === "t01" && cell.institutionId === "jc"
        ? { ...cell, roles: ["responsible"] }
        : cell,
    ),
  agreements: [
    ...(musterstadt.agreements ?? []),
    { id: "v99", title: "Runder Tisch", text: "Jeden Monat." },
  ],
}

function wordsOf(
  earlier: BoardContent,
  now: BoardContent,
): Record<string, readonly ChangedEntry[]> {
  const sections = changesInWords(compareContent(earlier, now), "de")
  return Object.fromEntries(sections.map(({ name, entries }) => [name, entries]))
}

test("changes are told in the words of the board: fields by label, references by name, cells by task", () => {
  const words = wordsOf(musterstadt, changed)
  const title = musterstadt.tasks?.find(({ id }) => id === "t01")?.title ?? ""
  const last = musterstadt.tasks?.find(({ id }) => id === "t24")?.title ?? ""

  expect(words["institutions"]).toMatchObject([
    {
      kind: "changed",
      fields: [{ label: "Organisationseinheit", before: "", after: "Clearingstelle" }],
    },
  ])
  expect(words["tasks"]).toMatchObject([
    { kind: "changed", name: `1 ${title}`, fields: [{ label: "Frist", after: "3 Tage" }] },
    { kind: "removed", name: `24 ${last}` },
  ])
  expect(words["assignments"]).toMatchObject([
    { name: `1 ${title}`, fields: [{ label: "JC", before: "I", after: "D" }] },
  ])
  expect(words["agreements"]).toMatchObject([{ kind: "added", name: "v99 Runder Tisch" }])
  expect(Object.keys(words)).toHaveLength(4)
})

test("with a task that is gone its cells are not told again", () => {
  expect(
    wordsOf(musterstadt, changed)["assignments"]?.some(({ name }) => name.startsWith("24 ")),
  ).toBe(false)
})

test("a person whom the readers may not see now is not named as they were then", () => {
  const next = nextRound(musterstadt)
  const names = (musterstadt.contacts ?? []).map(({ lastName }) => lastName ?? "")
  for (const profile of ["network", "public"] as const) {
    const text = JSON.stringify(changesInWords(compareFor(profile, musterstadt, next), "de"))
    expect(names.filter((name) => text.includes(`${name} (`))).toEqual([])
    expect(text).not.toContain("@")
  }
  expect(JSON.stringify(changesInWords(compareFor("internal", musterstadt, next), "de"))).toContain(
    "noch nicht bestätigt",
  )
})

test("a person who has left is named to nobody outside", () => {
  const [gone, ...others] = musterstadt.contacts ?? []
  const now = { ...musterstadt, contacts: others }
  const text = JSON.stringify(changesInWords(compareFor("network", musterstadt, now), "de"))
  expect(text).not.toContain(String(gone?.lastName))
  expect(wordsOf(musterstadt, now)["contacts"]).toMatchObject([{ kind: "removed" }])
})

test("somebody who had a contact's post before is not named under the successor's visibility", () => {
  const now: BoardContent = {
    ...musterstadt,
    contacts: musterstadt.contacts?.map((contact) => ({
      ...contact,
      firstName: "Nora",
      lastName: "Nachfolge",
      email: null,
      phone: null,
      privacy: { visibility: "public" },
    })),
    agreements: musterstadt.agreements?.map((agreement) => ({
      ...agreement,
      ownerContactId: null,
    })),
  }
  for (const profile of ["network", "public"] as const) {
    const shown = earlierShownNow(musterstadt, now, profile)
    expect(shown.contacts).toHaveLength(musterstadt.contacts?.length ?? 0)
    const told = JSON.stringify([
      shown.contacts,
      changesInWords(compareFor(profile, musterstadt, now), "de"),
    ])
    const before = (musterstadt.contacts ?? []).flatMap((each) => [
      each.lastName,
      each.email,
      each.phone,
    ])
    expect(before.filter((text) => text && told.includes(text))).toEqual([])
  }
})

test("who stays the same is named as then, without details that have been withdrawn", () => {
  const [before] = musterstadt.contacts ?? []
  const now: BoardContent = {
    ...musterstadt,
    contacts: musterstadt.contacts?.map((contact) => ({
      ...contact,
      phone: null,
      privacy: { visibility: "public" },
    })),
  }
  const [shown] = earlierShownNow(musterstadt, now, "public").contacts ?? []
  expect(before?.phone).toBeTruthy()
  expect(shown).toMatchObject({ lastName: before?.lastName, email: before?.email, phone: null })
})

test("who took part in the earlier workshop is told to nobody outside", () => {
  const earlier: BoardContent = {
    ...musterstadt,
    workshop: { id: "w", title: "Workshop", participants: [{ name: "Gerda Gast" }] },
  }
  const shown = JSON.stringify(earlierShownNow(earlier, musterstadt, "network"))
  expect(shown).not.toContain("Gerda Gast")
})
