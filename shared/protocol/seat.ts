/**
 * The institution for which a person is at the board, as the server knows it: bound to the token of
 * their device, shared by all devices of the institution. `id` stands in the log and in statements;
 * it is the institution's id where the board lists it, and then `institutionId` is the same. `name`
 * is what the devices said last: for a listed institution the board's content knows better.
 */
export interface Seat {
  readonly id: string
  readonly institutionId: string | null
  readonly name: string
}

/** Null for anything that is no seat. */
export function parseSeat(value: unknown): Seat | null {
  if (typeof value !== "object" || value === null) return null
  const { id, institutionId, name }: Record<string, unknown> = { ...value }
  if (typeof id !== "string" || typeof name !== "string") return null
  return { id, institutionId: typeof institutionId === "string" ? institutionId : null, name }
}
