import { parseArgs, type ParseArgsConfig } from "node:util"

import { CommandError, type TerminalWithWords as Terminal } from "./terminal.ts"

type Options = NonNullable<ParseArgsConfig["options"]>

/** What was typed behind the name of a command. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly option: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
}

const ID_MARK = "id:"

/** One board id in 64 begins with a hyphen and must not be taken for an option; no option is as long as an id. */
function protectId(argument: string): string {
  return /^-[\w-]{15}$/.test(argument) ? `${ID_MARK}${argument}` : argument
}

export function readArguments(
  args: readonly string[],
  options: Options,
  { words }: Terminal,
): Arguments {
  try {
    const parsed = parseArgs({ args: args.map(protectId), options, allowPositionals: true })
    const { values } = parsed
    const positionals = parsed.positionals.map((each) =>
      each.startsWith(`${ID_MARK}-`) ? each.slice(ID_MARK.length) : each,
    )
    const option = (name: string): string | undefined => {
      const value = values[name]
      return typeof value === "string" ? value : undefined
    }
    return { positionals, option, flag: (name) => values[name] === true }
  } catch (error) {
    throw new CommandError(words.badArguments(error instanceof Error ? error.message : ""))
  }
}

/** Exactly so many arguments beside the options. */
export function readPositionals(
  { positionals }: Arguments,
  names: readonly string[],
  { words }: Terminal,
): readonly string[] {
  if (positionals.length === names.length) return positionals
  throw new CommandError(words.needsArguments(names.join(" ")))
}

export function readChoice<Choice extends string>(
  { option }: Arguments,
  choice: { readonly name: string; readonly among: readonly Choice[] },
  { words }: Terminal,
): Choice | undefined {
  const given = option(choice.name)
  if (given === undefined) return undefined
  const found = choice.among.find((each) => each === given)
  if (found === undefined) throw new CommandError(words.notAmong(choice.name, choice.among))
  return found
}
