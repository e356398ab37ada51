import { type Flaw } from "@tafelrunde/shared/content"

import { OPERATOR } from "../boards/audit.ts"
import { repairBoard } from "../boards/use-cases/index.ts"
import { readArguments, readPositionals } from "./arguments.ts"
import { findBoard, withBoards } from "./open-boards.ts"
import { CommandError, type TerminalWithWords as Terminal } from "./terminal.ts"
import { type CommandWords } from "./words.ts"

/** `tafelrunde board repair ID [--dry-run]` prints the place of everything that it mends, never a value. */
export async function repair(args: readonly string[], terminal: Terminal): Promise<void> {
  const given = readArguments(args, { "dry-run": { type: "boolean" } }, terminal)
  const [id = ""] = readPositionals(given, ["ID"], terminal)
  const { words, print } = terminal
  const isDryRun = given.flag("dry-run")
  await withBoards(terminal, async (services) => {
    const board = await findBoard(services, id, terminal)
    const damage = await repairBoard(services, board, { isDryRun })
    if (damage === "storageUnavailable") throw new CommandError(words.storageUnavailable)
    const { flaws, lostChanges } = damage
    if (lostChanges > 0) print(`${words.lostChanges(lostChanges)}\n`)
    if (flaws.length === 0) return print(`${words.nothingToRepair(id)}\n`)
    if (!isDryRun) await services.audit.note({ boardId: id, action: "repaired" }, OPERATOR)
    for (const flaw of flaws) print(`${line(flaw, words)}\n`)
    print(`${(isDryRun ? words.repairable : words.repaired)(id, flaws.length)}\n`)
  })
}

function line({ path, reason }: Flaw, words: CommandWords): string {
  const isEntry = path.length === 2
  const what =
    reason === "length" ? "shortened" : reason === "count" && isEntry ? "inBin" : "removed"
  const where = path.map((part) => (isPlainName(String(part)) ? part : words.unshownName))
  return `${words.mended[what].padEnd(13)} ${where.join(" › ")}`
}

/**
 * Names and ids as the product writes them. Others may be anything: a person's name, or bytes that a terminal takes
 * for commands.
 */
function isPlainName(name: string): boolean {
  return /^[\w%/.-]{1,80}$/.test(name)
}
