import { type Person } from "./person.ts"
import { type Server, type TestBoard } from "./server.ts"

interface Meeting {
  readonly template?: keyof typeof institutions
  /** The first person's; the other is a participant. */
  readonly role?: "facilitator" | "participant"
}

/** Alice of the Jobcenter and Bob of the Volkshochschule, on the canvas of a fresh board. */
export async function meetOnCanvas(
  server: Server,
  [alice, bob]: readonly [Person, Person],
  { template = "blank", role = "participant" }: Meeting = {},
): Promise<TestBoard> {
  const board = await server.createBoard(template)
  const [jobcenter, vhs] = institutions[template]
  await alice.joins(board.links[role], "Alice", jobcenter)
  await bob.joins(board.links.participant, "Bob", vhs)
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
  return board
}

const institutions = {
  blank: ["Jobcenter", "VHS"],
  musterstadt: ["Jobcenter Musterstadt (JC)", "Volkshochschule Musterstadt (VHS)"],
} as const

export async function sitsAtTheTable(
  person: Person,
  board: TestBoard,
  name = "Alice",
): Promise<void> {
  await person.joins(board.links.participant, name)
  await person.opensTable()
  await person.waitsUntilSaved()
}
