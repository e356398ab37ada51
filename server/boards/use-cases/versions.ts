import { type StoredBoard } from "../../storage/storage.ts"
import { editBoard, type WholeBoard } from "../board-content.ts"
import { hasPart, restore, type RestoredPart } from "../versions/restore.ts"
import { type ListedVersion, type VersionReason } from "../versions/versions.ts"
import { type BoardServices } from "./services.ts"

/**
 * Keeps the board as it is now, before something that could wreck it; answers the version's number. Rejects when
 * nothing can be stored: then that something must not happen.
 */
export async function takeVersion(
  { versions }: Pick<BoardServices, "versions">,
  boardId: string,
  reason: Exclude<VersionReason, "named">,
): Promise<number> {
  const n = await versions.take(boardId, { reason })
  if (n === "full") throw new Error("Only versions with a name can be too many")
  return n
}

/** Keeps the board as it is now under a name. */
export async function nameVersion(
  { versions }: Pick<BoardServices, "versions">,
  board: StoredBoard,
  name: string,
): Promise<ListedVersion | "versionsFull"> {
  const n = await versions.take(board.id, { reason: "named", name })
  if (n === "full") return "versionsFull"
  const taken = (await versions.list(board.id)).find((version) => version.n === n)
  if (!taken) throw new Error(`Version ${n} is gone already`)
  return taken
}

export async function readVersion(
  { versions }: Pick<BoardServices, "versions">,
  board: StoredBoard,
  n: number,
): Promise<WholeBoard | "noSuchVersion"> {
  return (await versions.read(board.id, n)) ?? "noSuchVersion"
}

export async function removeVersion(
  { versions }: Pick<BoardServices, "versions">,
  board: StoredBoard,
  n: number,
): Promise<"noSuchVersion" | undefined> {
  return (await versions.remove(board.id, n)) ? undefined : "noSuchVersion"
}

/**
 * Restores a version, or a part of it, for everybody at once, on top of what is there: connections stay, and what
 * somebody did offline is merged as always. Answers the number of the version that holds the board as it was before.
 */
export async function restoreVersion(
  services: BoardServices,
  board: StoredBoard,
  { n, part }: { readonly n: number; readonly part: RestoredPart },
): Promise<{ readonly before: number } | "noSuchVersion" | "storageUnavailable"> {
  const { rooms, versions, log } = services
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  const version = await versions.read(board.id, n)
  if (!version || !hasPart(version, part)) return "noSuchVersion"
  const before = await takeVersion(services, board.id, "restore")
  await editBoard(rooms, board.id, (docs) => restore(docs, version, part))
  log.info("version.restored", { board: board.id, n, before })
  return { before }
}
