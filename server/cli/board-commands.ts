import { readFile, writeFile } from "node:fs/promises"
import { resolve } from "node:path"

import { type BoardContent, parseBoardContent, TEMPLATES, isDay } from "@tafelrunde/shared/content"
import { defaultProfile } from "@tafelrunde/shared/paper"
import { ACCESS_ROLES } from "@tafelrunde/shared/protocol"

import { AssetRefusal } from "../assets/asset-refusal.ts"
import { OPERATOR } from "../boards/audit.ts"
import {
  type BoardServices,
  createBoard,
  createNextRound,
  deleteBoard,
  exportFor,
  importContent,
  replaceByArchive,
  listBoards,
  type Since,
} from "../boards/use-cases/index.ts"
import { type Arguments, readArguments, readChoice, readPositionals } from "./arguments.ts"
import { findBoard, withBoards } from "./open-boards.ts"
import { repair } from "./repair-command.ts"
import { CommandError, type TerminalWithWords as Terminal } from "./terminal.ts"

const LANGUAGES = ["de", "en"] as const
const PROFILES = ["internal", "network", "public"] as const

const COMMANDS: Readonly<
  Record<string, (args: readonly string[], terminal: Terminal) => Promise<void>>
> = {
  create,
  "next-round": createNext,
  list,
  audit: showAudit,
  export: exportFile,
  import: importFile,
  delete: remove,
  repair,
}

/** `tafelrunde board create|list|export|import|repair|delete …` */
export async function runBoardCommand(
  [name = "", ...args]: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new CommandError(terminal.words.unknownCommand(`board ${name}`.trim()))
  await command(args, terminal)
}

async function readContentFile(path: string, { words, folder }: Terminal): Promise<BoardContent> {
  const bytes = await readFile(resolve(folder, path)).catch((error: unknown) => {
    throw new CommandError(words.unreadableFile(path, String(error)))
  })
  let json: unknown
  try {
    json = JSON.parse(decodeUtf8(bytes))
  } catch (error) {
    const reason = error instanceof TypeError ? words.notUtf8 : String(error)
    throw new CommandError(words.unreadableFile(path, reason))
  }
  const parsed = parseBoardContent(json, words.language)
  if (parsed.ok) return parsed.content
  const problems = parsed.problems.map((problem) => `  ${problem.path}: ${problem.message}`)
  throw new CommandError([words.invalidContent(path), ...problems].join("\n"))
}

/** Without a byte order mark. Throws a `TypeError` for bytes that are not UTF-8, instead of replacing them. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
}

async function create(args: readonly string[], terminal: Terminal): Promise<void> {
  const text = { type: "string" } as const
  const options = { title: text, language: text, template: text, content: text }
  const given = readArguments(args, options, terminal)
  readPositionals(given, [], terminal)
  const { words } = terminal
  const language = readChoice(given, { name: "language", among: LANGUAGES }, terminal)
  const template = readChoice(given, { name: "template", among: TEMPLATES }, terminal)
  const file = given.option("content")
  const content = file === undefined ? undefined : await readContentFile(file, terminal)
  await withBoards(terminal, async (services, { publicUrl, port }) => {
    const created = await createBoard(services, {
      title: given.option("title")?.trim() || undefined,
      language: language ?? words.language,
      template: template ?? "blank",
      content,
    })
    await showStart(
      created,
      { services, origin: publicUrl ?? `http://localhost:${port}` },
      terminal,
    )
  })
}

/** `board next-round ID`: the board of the next round, made from this one. */
async function createNext(args: readonly string[], terminal: Terminal): Promise<void> {
  const given = readArguments(args, { title: { type: "string" } }, terminal)
  const [id = ""] = readPositionals(given, ["ID"], terminal)
  await withBoards(terminal, async (services, { publicUrl, port }) => {
    const board = await findBoard(services, id, terminal)
    const title = given.option("title")?.trim() || undefined
    const created = await createNextRound(services, board, { title })
    await services.audit.note(
      { boardId: id, action: "exported", subject: "next-round", profile: "internal" },
      OPERATOR,
    )
    await showStart(
      created,
      { services, origin: publicUrl ?? `http://localhost:${port}` },
      terminal,
    )
  })
}

/** The code and the links of a new board, which nothing shows again. */
async function showStart(
  created: Awaited<ReturnType<typeof createBoard>>,
  { services, origin }: { readonly services: BoardServices; readonly origin: string },
  { words, print }: Terminal,
): Promise<void> {
  if (typeof created === "string") throw new CommandError(words.serverFull)
  const { board, title, tokens } = created
  await services.audit.note({ boardId: board.id, action: "created" }, OPERATOR)
  print(`${board.id}  ${title}\n`)
  print(`${words.joinCode}  ${board.joinCode}\n`)
  for (const role of ACCESS_ROLES) {
    print(`${words.roles[role]}  ${origin}/b/${board.id}#t=${tokens[role]}\n`)
  }
}

async function list(args: readonly string[], terminal: Terminal): Promise<void> {
  readPositionals(readArguments(args, {}, terminal), [], terminal)
  await withBoards(terminal, async (services) => {
    const boards = await listBoards(services)
    if (boards.length === 0) return terminal.print(`${terminal.words.noBoards}\n`)
    for (const { id, title, updatedAt } of boards) {
      terminal.print(
        `${id}  ${updatedAt.toISOString()}  ${title ?? terminal.words.unreadableBoard}\n`,
      )
    }
  })
}

/** Who did what with a board, also with a deleted one: then who created and who deleted it. */
async function showAudit(args: readonly string[], terminal: Terminal): Promise<void> {
  const [id = ""] = readPositionals(readArguments(args, {}, terminal), ["ID"], terminal)
  await withBoards(terminal, async ({ audit }) => {
    for (const { at, action, role, token, address, subject, profile, times } of await audit.list(
      id,
    )) {
      const facts = [action, subject, profile, role, token, address].filter((fact) => fact !== null)
      const again = times > 1 ? `  × ${times}` : ""
      terminal.print(`${new Date(at).toISOString()}  ${facts.join("  ")}${again}\n`)
    }
  })
}

async function exportFile(args: readonly string[], terminal: Terminal): Promise<void> {
  const text = { type: "string" } as const
  const options = {
    profile: text,
    lang: text,
    "as-of": text,
    since: text,
    institution: text,
    output: text,
  }
  const given = readArguments(args, options, terminal)
  const [id = "", name = ""] = readPositionals(given, ["ID", "NAME"], terminal)
  const { words } = terminal
  const asOf = given.option("as-of")
  if (asOf !== undefined && !isDay(asOf)) throw new CommandError(words.noDay)
  const since = readSince(given, terminal)
  const profile = readChoice(given, { name: "profile", among: PROFILES }, terminal)
  const language = readChoice(given, { name: "lang", among: LANGUAGES }, terminal)
  await withBoards(terminal, async (services) => {
    const { id: boardId } = await findBoard(services, id, terminal)
    const request = { boardId, role: "facilitator", name, profile, language, asOf, since } as const
    const institutionIds = given.option("institution")?.split(",")
    const file = await exportFor(services, { ...request, institutionIds })
    if (typeof file === "string") {
      throw new CommandError(refusalText(file, name, terminal))
    }
    if ("unconfirmed" in file) {
      const lines = file.unconfirmed.map(({ message }) => `  ${message}`)
      throw new CommandError([words.unconfirmed, ...lines].join("\n"))
    }
    await services.audit.note(
      {
        boardId,
        action: "exported",
        subject: name,
        profile: profile ?? defaultProfile("facilitator"),
      },
      OPERATOR,
    )
    const output = given.option("output") ?? file.fileName
    await writeFile(resolve(terminal.folder, output), file.bytes).catch((error: unknown) => {
      throw new CommandError(words.unwritableFile(output, String(error)))
    })
    terminal.print(`${output}\n`)
  })
}

function refusalText(
  refusal: Extract<Awaited<ReturnType<typeof exportFor>>, string>,
  name: string,
  { words }: Terminal,
): string {
  if (refusal === "noSuchExport") return words.noSuchExport(name)
  if (refusal === "noSuchVersion") return words.noSuchVersion
  if (refusal === "noSuchExtract") return words.noSuchExtract
  return refusal === "pdfUnavailable" ? words.noPdf : words.exportTooLarge
}

/** The version's number, or `none`. */
function readSince(given: Arguments, { words }: Terminal): Since {
  const text = given.option("since")
  if (text === undefined || text === "none") return text
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(words.noSuchVersion)
  return Number(text)
}

async function importFile(args: readonly string[], terminal: Terminal): Promise<void> {
  const [id = "", path = ""] = readPositionals(
    readArguments(args, {}, terminal),
    ["ID", "FILE"],
    terminal,
  )
  if (path.endsWith(".tafelrunde")) return importArchive(id, path, terminal)
  const content = await readContentFile(path, terminal)
  await withBoards(terminal, async (services) => {
    const refusal = await importContent(services, await findBoard(services, id, terminal), content)
    if (refusal) throw new CommandError(terminal.words.storageUnavailable)
    await services.audit.note({ boardId: id, action: "imported", subject: "content" }, OPERATOR)
    terminal.print(`${terminal.words.imported(id)}\n`)
  })
}

async function importArchive(id: string, path: string, terminal: Terminal): Promise<void> {
  const { words, folder } = terminal
  const bytes = await readFile(resolve(folder, path)).catch((error: unknown) => {
    throw new CommandError(words.unreadableFile(path, String(error)))
  })
  await withBoards(terminal, async (services) => {
    const board = await findBoard(services, id, terminal)
    const { language } = words
    const refusal = await replaceByArchive(services, board, { bytes, language }).catch(
      (error: unknown) => {
        throw error instanceof AssetRefusal
          ? new CommandError(words.unreadableFile(path, `${words.badPicture} (${error.reason})`))
          : error
      },
    )
    if (refusal === "storageUnavailable") throw new CommandError(words.storageUnavailable)
    if (refusal) throw new CommandError(words.invalidArchive(path, refusal.fault))
    await services.audit.note({ boardId: id, action: "imported", subject: "board" }, OPERATOR)
    terminal.print(`${words.importedBoard(id)}\n`)
  })
}

async function remove(args: readonly string[], terminal: Terminal): Promise<void> {
  const given = readArguments(args, { yes: { type: "boolean" } }, terminal)
  const [id = ""] = readPositionals(given, ["ID"], terminal)
  const { words } = terminal
  if (!given.flag("yes")) throw new CommandError(words.confirmDelete(id))
  await withBoards(terminal, async (services) => {
    await deleteBoard(services, await findBoard(services, id, terminal))
    await services.audit.note({ boardId: id, action: "deleted", subject: "board" }, OPERATOR)
    terminal.print(`${words.deleted(id)}\n`)
  })
}
