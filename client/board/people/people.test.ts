import { expect, test } from "vitest"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"

import { institutionColor, INSTITUTION_COLORS } from "./institution-color.ts"
import { readPeople } from "./people.ts"
import { unnamedConnections } from "./unnamed.ts"

const ada = { id: "d1", name: "Ada" }
const own = { role: "participant", seat: null, tokenId: "own" } as const
const institutions = [
  { id: "jc", short: "JC", name: "Jobcenter" },
  { id: "vhs", short: "VHS", name: "Volkshochschule" },
]

test("oneself comes first, then the others by name, and two tabs of one device are one person", () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ user: ada })
  awareness.states.set(1, { user: { ...ada, id: "d3", name: "Zoe" }, role: "facilitator" })
  awareness.states.set(2, { user: { ...ada, id: "d2", name: "Bo" }, role: "viewer" })
  awareness.states.set(3, { user: ada, role: "participant", tokenId: "own" })

  const people = readPeople(awareness, own, institutions)

  expect(people.map(({ name, self, role }) => [name, self, role])).toEqual([
    ["Ada", true, "participant"],
    ["Bo", false, "viewer"],
    ["Zoe", false, "facilitator"],
  ])
  awareness.destroy()
})

test("of two tabs of one device the one in use is listed, and who has not moved for minutes is idle", () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  awareness.states.set(1, { user: ada })
  awareness.states.set(2, { user: ada, idle: true })
  awareness.states.set(3, { user: { ...ada, id: "d2", name: "Bo" }, idle: true })

  const people = readPeople(awareness, own, institutions)

  expect(people.map(({ name, clientId, idle }) => [name, clientId, idle])).toEqual([
    ["Ada", 1, false],
    ["Bo", 3, true],
  ])
  awareness.destroy()
})

test("the institution is the seat that the server stamped, not what the person's client claims", () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ user: ada, seat: { id: "jc", institutionId: "jc", name: "JC" } })
  const liar = { ...ada, id: "d2", institutionId: "jc", institution: "JC", color: "#000000" }
  awareness.states.set(1, {
    user: liar,
    seat: { id: "vhs", institutionId: "vhs", name: "as it was called before" },
  })
  awareness.states.set(2, { user: { ...liar, id: "d3" }, seat: null })
  const seat = { id: "name:x", institutionId: null, name: "Caritas" }

  const people = readPeople(awareness, { ...own, seat }, institutions)

  expect(people.map(({ institution, color }) => [institution, color])).toEqual([
    ["Caritas", institutionColor(-1, "Caritas")],
    ["VHS", institutionColor(1, "")],
    ["", institutionColor(-1, "")],
  ])
  awareness.destroy()
})

test("an authority's official name is shown whole, an endless one is not", () => {
  const name = "Ausländerbehörde des Landkreises Musterstadt-Nord, Sachgebiet Aufenthaltsrecht"
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  awareness.states.set(1, { user: ada, seat: { id: "a", institutionId: null, name } })
  const endless = { id: "b", institutionId: null, name: "x".repeat(5_000) }
  awareness.states.set(2, { user: { ...ada, id: "d2" }, seat: endless })

  const people = readPeople(awareness, own, institutions)

  expect(people.map((person) => person.institution)).toEqual([name, "x".repeat(120)])
  awareness.destroy()
})

test("presence in a wrong form shows nobody, or a person without what is wrong", () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  awareness.states.set(1, { user: { id: 5, name: {} } })
  awareness.states.set(2, { user: ada, role: "king", seat: { id: {} } })

  const people = readPeople(awareness, own, institutions)

  expect(people).toHaveLength(1)
  expect(people[0]).toMatchObject({ role: undefined, seat: null, institution: "" })
  awareness.destroy()
})

test("every institution colour carries white letters at 4.5:1 or more", () => {
  expect(new Set(INSTITUTION_COLORS).size).toBeGreaterThanOrEqual(14)
  const pale = INSTITUTION_COLORS.filter((color) => 1.05 / (luminance(color) + 0.05) < 4.5)
  expect(pale).toEqual([])
})

test("a listed institution has the colour of its place, another one always the same", () => {
  expect(institutionColor(1, "")).toBe(INSTITUTION_COLORS[1])
  expect(institutionColor(-1, "Caritas")).toBe(institutionColor(-1, "Caritas"))
})

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test("who copies another device's id is listed beside that person", () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  awareness.states.set(1, { user: ada, idle: true, tokenId: "a" })
  awareness.states.set(2, { user: ada, tokenId: "b" })
  awareness.states.set(3, { user: ada, idle: true, tokenId: "a" })

  const people = readPeople(awareness, own, institutions)

  expect(people.map(({ clientIds }) => clientIds)).toEqual([[1, 3], [2]])
  awareness.destroy()
})

test("connections that no listed person stands for are without a name", () => {
  const facts = { role: "participant", seat: null, ours: true } as const
  const connections = [1, 3, 4, null].map((clientId, id) => ({ ...facts, id, clientId }))

  const unnamed = unnamedConnections(connections, [{ clientIds: [1, 3] }, { clientIds: [2] }])

  expect(unnamed.map(({ id }) => id)).toEqual([2, 3])
})
