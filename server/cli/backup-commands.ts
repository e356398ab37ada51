import { resolve } from "node:path"

import { createBackup } from "../backup/backup.ts"
import { restore } from "../backup/restore.ts"
import { type Verification } from "../backup/verification.ts"
import { verify } from "../backup/verify.ts"
import { StorageError } from "../storage/storage.ts"
import { readArguments, readPositionals } from "./arguments.ts"
import { backupWords, type BackupWords } from "./backup-words.ts"
import { readConfigOfCommand } from "./open-boards.ts"
import { type BackupCommand } from "./run-command.ts"
import { CommandError, type TerminalWithWords } from "./terminal.ts"

interface Call {
  readonly args: readonly string[]
  readonly terminal: TerminalWithWords
  readonly words: BackupWords
  readonly dataDir: string
}

const COMMANDS: Readonly<Record<BackupCommand, (call: Call) => Promise<void>>> = {
  backup: makeBackup,
  restore: restoreBackup,
  verify: verifyFolder,
}

/** `tafelrunde backup|restore|verify …` */
export async function runBackupCommand(
  name: BackupCommand,
  args: readonly string[],
  terminal: TerminalWithWords,
): Promise<void> {
  const words = backupWords[terminal.words.language]
  const { dataDir } = readConfigOfCommand(terminal.env)
  try {
    await COMMANDS[name]({ args, terminal, words, dataDir })
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof Error)) throw error
    throw new CommandError(explain(error, words, dataDir))
  }
}

function explain(error: Error, words: BackupWords, dataDir: string): string {
  const isFull = "code" in error && error.code === "ENOSPC"
  if (isFull) return words.noRoom
  if (!(error instanceof StorageError)) return words.failed(error.message)
  if (error.fault === "locked") return words.stopServer(dataDir)
  if (error.fault === "busy") return words.anotherBackup
  return error.fault === "full" ? words.noRoom : words.failed(error.message)
}

function readFolder({ args, terminal, words }: Call): string {
  const given = readArguments(args, {}, terminal)
  const [folder = ""] = readPositionals(given, [words.folder], terminal)
  return resolve(terminal.folder, folder)
}

async function makeBackup(call: Call): Promise<void> {
  const { terminal, words, dataDir } = call
  const target = readFolder(call)
  const made = await createBackup(dataDir, target)
  if (made === "targetExists") throw new CommandError(words.targetExists(target))
  if (made === "noData") throw new CommandError(words.noData(dataDir))
  terminal.print(`${words.backedUp(target, made.at)}\n`)
}

/** Throws where something is wrong, so that a timer that runs it notices. */
async function verifyFolder(call: Call): Promise<void> {
  const { args, terminal, words, dataDir } = call
  const folder = args.length === 0 ? dataDir : readFolder(call)
  const verification = await verify(folder)
  if (verification.faults.length > 0) throw new CommandError(toReport(verification, folder, words))
  terminal.print(`${toSummary(verification, words)}\n${words.sound(folder)}\n`)
}

function toSummary(verification: Verification, words: BackupWords): string {
  const { neverReceived } = verification
  const counts = words.counts(verification)
  return neverReceived === 0 ? counts : `${counts}\n${words.neverReceived(neverReceived)}`
}

function toReport({ faults }: Verification, folder: string, words: BackupWords): string {
  const lines = faults.map(({ fault, place, detail }) => {
    const text = `  ${words.faults[fault]}: ${place}`
    return detail === undefined ? text : `${text} (${detail})`
  })
  return [words.unsound(folder), ...lines].join("\n")
}

async function restoreBackup({ args, terminal, words, dataDir }: Call): Promise<void> {
  const given = readArguments(args, { replace: { type: "boolean" } }, terminal)
  const [folder = ""] = readPositionals(given, [words.folder], terminal)
  const backup = resolve(terminal.folder, folder)
  const restored = await restore(backup, dataDir, given.flag("replace"))
  if (restored === "noBackup") throw new CommandError(words.noBackup(backup))
  if (restored === "notEmpty") throw new CommandError(words.notEmpty(dataDir))
  if ("faults" in restored) throw new CommandError(toReport(restored, backup, words))
  const { verification, replaced } = restored
  terminal.print(`${toSummary(verification, words)}\n`)
  terminal.print(`${words.restored(dataDir, verification.at ?? "")}\n`)
  if (replaced !== null) terminal.print(`${words.replaced(replaced)}\n`)
}
