import { CommandError, type Terminal } from "./terminal.ts"
import { commandWords, readSystemLanguage } from "./words.ts"

function isHelp(argument: string): boolean {
  return argument === "--help" || argument === "-h" || argument === "help"
}

const BACKUP_COMMANDS = ["backup", "restore", "verify"] as const
export type BackupCommand = (typeof BACKUP_COMMANDS)[number]

function isBackupCommand(command: string): command is BackupCommand {
  return BACKUP_COMMANDS.some((each) => each === command)
}

/**
 * `tafelrunde serve`, which is also meant without any argument, `tafelrunde board …` or one of the
 * commands about backups. Answers
 * the exit code: 1 when the command could not do its work; the reason is printed.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const words = commandWords[readSystemLanguage(terminal.env)]
  const [command = "serve", ...rest] = args
  try {
    if (args.some(isHelp)) terminal.print(words.help)
    // Loaded only when needed: a command about boards starts twice as fast without the server.
    else if (command === "serve") await (await import("./serve.ts")).serve(terminal.env)
    else if (command === "board") {
      const { runBoardCommand } = await import("./board-commands.ts")
      await runBoardCommand(rest, { ...terminal, words })
    } else if (isBackupCommand(command)) {
      const { runBackupCommand } = await import("./backup-commands.ts")
      await runBackupCommand(command, rest, { ...terminal, words })
    } else throw new CommandError(words.unknownCommand(args.join(" ")))
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    terminal.printError(`${error.message}\n`)
    return 1
  }
}
