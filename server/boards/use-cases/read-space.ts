import { type BoardServices } from "./services.ts"

interface Space {
  readonly bytes: number
  readonly mostBytes: number
  /** Of those who have written most, largest first; the name is null for people without a seat. */
  readonly shares: { readonly name: string | null; readonly bytes: number }[]
  readonly pictures: { readonly count: number; readonly bytes: number; readonly mostBytes: number }
}

const SEAT = "seat "
const MOST_SHARES = 10

/** What a board takes of its space, as far as the store knows; what in it is large, the document says. */
export async function readSpace(
  { rooms, seats, assets }: BoardServices,
  boardId: string,
): Promise<Space> {
  const lease = await rooms.lease({ boardId, kind: "board" })
  try {
    const { size } = lease.room
    const names = new Map((await seats.list(boardId)).map(({ id, name }) => [`${SEAT}${id}`, name]))
    const shares = size.shares.slice(0, MOST_SHARES)
    const { count, bytes } = await assets.readUsage(boardId)
    return {
      bytes: size.totalBytes,
      mostBytes: size.maxBytes,
      shares: shares.map(([holder, held]) => ({ name: names.get(holder) ?? null, bytes: held })),
      pictures: { count, bytes, mostBytes: assets.limits.boardAssetBytes },
    }
  } finally {
    lease.release()
  }
}
