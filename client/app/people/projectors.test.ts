import { expect, test } from "vitest"

import type { Person } from "../../board/people/people.ts"
import { boardMessages } from "../../messages/board.ts"
import { nameByInstitution } from "./named-people.ts"
import { splitProjectors } from "./projectors.ts"

function present(name: string, clientId: number, role: Person["role"]): Person {
  const nothing = { institution: "", seat: null, color: "#000000", self: false, idle: false }
  return {
    ...nothing,
    id: String(clientId),
    name,
    clientId,
    clientIds: [clientId],
    role,
    view: undefined,
  }
}

test("projectors are no people and have a name each; guests who gave a name are people", () => {
  const { people, projectors } = splitProjectors(
    [
      present("Ansicht", 9, "viewer"),
      present("Anna", 3, "participant"),
      present("Viewer", 4, "viewer"),
      present("Gast", 5, "viewer"),
      present("Ansicht", 6, "participant"),
    ],
    (number) => `Projektor ${number}`,
  )

  expect(people.map(({ name }) => name)).toEqual(["Anna", "Gast", "Ansicht"])
  expect(projectors.map(({ name, clientId }) => [name, clientId])).toEqual([
    ["Projektor 1", 4],
    ["Projektor 2", 9],
  ])
})

test("where the server sends no names, people are called by institution or role and viewers are projectors", () => {
  const seated = { ...present("", 1, "participant"), institution: "JC" }
  const others = [present("", 2, "facilitator"), present("", 3, "viewer")]

  const named = [seated, ...others].map((person) => nameByInstitution(person, boardMessages.de))
  const { people, projectors } = splitProjectors(named, (number) => `Projektor ${number}`)

  expect(people.map(({ name }) => name)).toEqual(["JC", "Moderation"])
  expect(projectors.map(({ name }) => name)).toEqual(["Projektor 1"])
})
