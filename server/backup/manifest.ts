import { open, readFile, rename } from "node:fs/promises"
import { join } from "node:path"

import { hasCode } from "./private-files.ts"

const FILE = "backup.json"
const FORMAT = "tafelrunde/backup"
const VERSION = 1

/** What a complete backup says of itself. */
export interface Manifest {
  /** ISO 8601, UTC: the backup holds everything that was saved before. */
  readonly at: string
  /** The SHA-256 of the database in hexadecimal. */
  readonly databaseHash: string
  /** How many pictures boards have; one that three boards have counts three times. */
  readonly references: number
}

/** Says at the beginning that the folder will be a backup, and at the end that it is one. */
export async function writeManifest(folder: string, manifest?: Manifest): Promise<void> {
  const path = join(folder, FILE)
  const file = await open(`${path}.partial`, "w", 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ format: FORMAT, version: VERSION, ...manifest })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.partial`, path)
}

/** `none` where the folder was never to be a backup; `unknown` where this version cannot read it. */
export async function readManifest(
  folder: string,
): Promise<Manifest | "none" | "incomplete" | "unknown"> {
  let text: string
  try {
    text = await readFile(join(folder, FILE), "utf8")
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return "none"
    throw error
  }
  try {
    return toManifest(JSON.parse(text))
  } catch {
    return "unknown"
  }
}

function toManifest(json: unknown): Manifest | "incomplete" | "unknown" {
  if (typeof json !== "object" || json === null) return "unknown"
  const given: Readonly<Record<string, unknown>> = { ...json }
  const { format, version, at, databaseHash, references } = given
  if (format !== FORMAT || version !== VERSION) return "unknown"
  const isComplete =
    typeof at === "string" && typeof databaseHash === "string" && typeof references === "number"
  return isComplete ? { at, databaseHash, references } : "incomplete"
}
