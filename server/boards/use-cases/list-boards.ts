import { readHeading } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

export interface ListedBoard {
  readonly id: string
  /** Undefined where the board cannot be opened, as with a damaged store. */
  readonly title: string | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Every board of the server that is not deleted, oldest first. */
export async function listBoards({
  boards,
  rooms,
}: BoardServices): Promise<readonly ListedBoard[]> {
  const listed: ListedBoard[] = []
  // One after the other: each is loaded for its title.
  for (const board of await boards.list()) {
    const heading = await readHeading(rooms, board.id).catch(() => undefined)
    listed.push({
      id: board.id,
      title: heading?.title,
      createdAt: new Date(board.createdAt),
      updatedAt: new Date(await boards.readUpdatedAt(board)),
    })
  }
  return listed
}
