import { expect, test } from "vitest"

import type { Person } from "../../board/people/people.ts"
import { findPeople, groupPeople } from "./people-groups.ts"

let clientId = 0
function person(name: string, institution: string, self = false): Person {
  return {
    id: name,
    name,
    institution,
    seat: null,
    color: "#000000",
    clientId: clientId++,
    clientIds: [],
    role: "participant",
    self,
    idle: false,
    view: "canvas",
  }
}

const people = [
  person("Ich", "VHS", true),
  person("Anna", "Jobcenter"),
  person("Bo", ""),
  person("Çelik", "Ausländerbehörde"),
  person("Zoe", "VHS"),
]

test("the own institution comes first with oneself first, people without one come last", () => {
  const groups = groupPeople(people).map((group) => [
    group.institution,
    ...group.people.map(({ name }) => name),
  ])

  expect(groups).toEqual([
    ["VHS", "Ich", "Zoe"],
    ["Ausländerbehörde", "Çelik"],
    ["Jobcenter", "Anna"],
    ["", "Bo"],
  ])
})

test("a search finds names and institutions, whatever their case", () => {
  const found = (search: string): string[] => findPeople(people, search).map(({ name }) => name)

  expect(found("vhs")).toEqual(["Ich", "Zoe"])
  expect(found(" zoe VHS ")).toEqual(["Zoe"])
  expect(found("niemand")).toEqual([])
  expect(found("")).toHaveLength(people.length)
})
