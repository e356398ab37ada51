import type { BoardConnection } from "@tafelrunde/shared/protocol"

import type { Person } from "./people.ts"

/** A connection that shows nobody. */
export type UnnamedConnection = BoardConnection

/**
 * The connections that nobody in the list of people stands for: programs that say nothing of themselves, and those that
 * listen beside the board.
 */
export function unnamedConnections(
  connections: readonly BoardConnection[],
  people: readonly Pick<Person, "clientIds">[],
): readonly UnnamedConnection[] {
  const shown = new Set(people.flatMap(({ clientIds }) => clientIds))
  return connections.filter(({ clientId }) => clientId === null || !shown.has(clientId))
}
