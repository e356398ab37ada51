import { expect, test } from "vitest"

import type { Person } from "../../board/people/people.ts"
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
