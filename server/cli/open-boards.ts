import { type BoardServices } from "../boards/use-cases/index.ts"
import { type Config, ConfigError, type Environment, readConfig } from "../config.ts"
import { createLog } from "../log.ts"
import { openServices, type OpenServices } from "../services.ts"
import { type StoredBoard, StorageError } from "../storage/storage.ts"
import { CommandError, type TerminalWithWords } from "./terminal.ts"

/** A command ends when it is done, so no room waits for somebody to come back. */
const IDLE_ROOM_MS = 0

/** Throws a `CommandError` that names the settings that cannot be used. */
export function readConfigOfCommand(env: Environment): Config {
  try {
    const config = readConfig(env)
    return { ...config, timing: { ...config.timing, idleRoomMs: IDLE_ROOM_MS } }
  } catch (error) {
    throw error instanceof ConfigError ? new CommandError(error.message) : error
  }
}

async function open(
  config: Config,
  { words, printError }: TerminalWithWords,
): Promise<OpenServices> {
  const log = createLog("error", printError)
  try {
    return await openServices(config, log)
  } catch (error) {
    const isLocked = error instanceof StorageError && error.fault === "locked"
    if (isLocked) throw new CommandError(words.locked(config.dataDir))
    throw new CommandError(words.cannotOpen(config.dataDir, String(error)))
  }
}

/** Opens the boards of the data folder for one command and closes them afterwards. */
export async function withBoards(
  terminal: TerminalWithWords,
  work: (services: BoardServices, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfigOfCommand(terminal.env)
  const services = await open(config, terminal)
  try {
    await work(services, config)
  } finally {
    await services.exporter.close()
    await services.rooms.close()
    await services.storage.close()
  }
}

export async function findBoard(
  { boards }: BoardServices,
  id: string,
  { words }: TerminalWithWords,
): Promise<StoredBoard> {
  const board = await boards.find(id)
  if (!board) throw new CommandError(words.noSuchBoard(id))
  return board
}
