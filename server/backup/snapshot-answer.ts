import { type StorageFault } from "../storage/storage.ts"

/**
 * What the running server answers to the command line, as one line of JSON: the path of the copied
 * database with the time at which copying began, or why there is none.
 */
export type SnapshotAnswer =
  | { readonly at: string; readonly database: string }
  | { readonly problem: StorageFault }

export function writeAnswer(answer: SnapshotAnswer): string {
  return `${JSON.stringify(answer)}\n`
}

/** Undefined while the line is not complete. */
export function readAnswer(received: string): SnapshotAnswer | undefined {
  const end = received.indexOf("\n")
  // Written by our own server, whose socket nobody else can open.
  return end < 0 ? undefined : (JSON.parse(received.slice(0, end)) as SnapshotAnswer)
}
