import { type Environment } from "../config.ts"
import { type CommandWords } from "./words.ts"

/** Where a command was typed. */
export interface Terminal {
  readonly env: Environment
  /** Relative file names stand in it. */
  readonly folder: string
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
}

/** The same, with the words in its language. */
export interface TerminalWithWords extends Terminal {
  readonly words: CommandWords
}

/** A command that cannot do its work; the message is for the person who typed it. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message)
    this.name = "CommandError"
  }
}
