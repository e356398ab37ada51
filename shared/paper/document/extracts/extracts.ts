import { joined } from "@tafelrunde/shared/content"

import { type Agreement, type BoardContent, type Handover } from "../../../content/index.ts"
import { fileSafe } from "../../file-name.ts"
import { leftOutLines } from "../../tables/left-out.ts"
import { type Paper, paperOf } from "../../tables/paper.ts"
import { type PaperOptions } from "../../tables/table.ts"
import { contactNodes } from "../chapters/contacts.ts"
import { framing } from "../framing.ts"
import { type DocumentNode, type PaperDocument, type Section } from "../node.ts"
import { agreementNodes, handoverNodes, taskNodes } from "./extract-rows.ts"

/** A part of the paper as a document of its own. */
export interface Extract {
  /** Folder and file name without extension, safe on every file system. */
  readonly path: string
  readonly document: PaperDocument
}

/** More pairs than this hand over to each other on no board of ours. */
const MOST_PAIRS = 300

/** An extract for each institution, with what it does, and one for each two that hand over to each other. */
export function extractsOf(content: BoardContent, options: PaperOptions): readonly Extract[] {
  const paper = paperOf(content, options)
  const singles = paper.board.institutions.map(({ id }) => [id])
  const all = [...singles, ...pairsOf(paper)]
  const digits = String(all.length).length
  return all.map((ids, at) => {
    const folder = paper.board.say(
      ids.length === 1 ? { de: "Institutionen", en: "Institutions" } : { de: "Paare", en: "Pairs" },
    )
    const names = ids.map((id) => fileSafe(paper.board.short(id))).join("_")
    const number = String(at + 1).padStart(digits, "0")
    return { path: `${folder}/${number}_${names}`, document: extractDocument(paper, ids) }
  })
}

/**
 * What concerns one institution, or two together with both directions of their handovers. Numbers are those of the whole
 * paper; the extract says at its end what it leaves out.
 */
export function extractOf(
  content: BoardContent,
  options: PaperOptions,
  institutionIds: readonly string[],
): PaperDocument {
  return extractDocument(paperOf(content, options), institutionIds)
}

/** Pairs with a handover between them, each once, in the board's order. */
function pairsOf({ board }: Paper): readonly (readonly string[])[] {
  const handing = new Set(
    board.handovers.map((each) => `${each.fromInstitutionId}\n${each.toInstitutionId}`),
  )
  const ids = board.institutions.map(({ id }) => id)
  return ids
    .flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b]))
    .filter(([a, b]) => handing.has(`${a}\n${b}`) || handing.has(`${b}\n${a}`))
    .slice(0, MOST_PAIRS)
}

function extractDocument(paper: Paper, ids: readonly string[]): PaperDocument {
  const { asOf, board, language } = paper
  const names = joined(
    ids.map((id) => board.name(id)),
    language,
  )
  const { footer, draftMark, shortLine, words } = framing(paper)
  return {
    language,
    day: asOf,
    isShort: true,
    cover: {
      title: board.say({ de: `Auszug für ${names}`, en: `Extract for ${names}` }),
      subtitle: shortLine,
      facts: [],
      notice: "",
    },
    sections: extractSections(paper, ids),
    footer: `${footer} · ${ids.map((id) => board.short(id)).join(", ")}`,
    draftMark,
    words,
  }
}

const TITLES = {
  tasks: { de: "Zuständigkeiten", en: "Responsibilities" },
  handovers: { de: "Schnittstellen", en: "Handovers" },
  agreements: { de: "Vereinbarungen", en: "Agreements" },
  contacts: { de: "Kontakte", en: "Contacts" },
  leftOut: { de: "Was dieser Auszug weglässt", en: "What this extract leaves out" },
}

function extractSections(paper: Paper, ids: readonly string[]): readonly Section[] {
  const { board } = paper
  // Of a pair only what concerns both.
  const tasks = board.tasks.filter(({ id }) => {
    const acting = new Set(board.ofTask(id).map(({ institutionId }) => institutionId))
    return ids.every((each) => acting.has(each))
  })
  const isHanding = (each: Handover): boolean => concerns(handoverParties(each), ids)
  const isAgreed = (each: Agreement): boolean => concerns(agreementParties(each), ids)
  const contactsOf = new Set([
    ...ids,
    ...(ids.length > 1 ? [] : counterparts(paper, { ids, isHanding })),
  ])
  const nodes: Readonly<Record<keyof typeof TITLES, readonly DocumentNode[]>> = {
    tasks: taskNodes(paper, tasks, ids),
    handovers: handoverNodes(paper, ids, isHanding),
    agreements: agreementNodes(paper, isAgreed),
    contacts: contactNodes(paper, contactsOf),
    leftOut: leftOut(paper, {
      tasks: board.tasks.length - tasks.length,
      handovers: board.handovers.filter((each) => !isHanding(each)).length,
      agreements: board.agreements.filter((each) => !isAgreed(each)).length,
      contacts: board.institutions.length - contactsOf.size,
    }),
  }
  const keys = Object.keys(TITLES) as (keyof typeof TITLES)[]
  return keys
    .filter((key) => nodes[key].length > 0)
    .map((key, at) => ({
      id: key,
      number: String(at + 1),
      title: board.say(TITLES[key]),
      page: "a4Landscape" as const,
      nodes: nodes[key],
    }))
}

function concerns(parties: ReadonlySet<unknown>, ids: readonly string[]): boolean {
  return ids.every((id) => parties.has(id))
}

function handoverParties(each: Handover): ReadonlySet<unknown> {
  return new Set([each.fromInstitutionId, each.toInstitutionId])
}

function agreementParties(each: Agreement): ReadonlySet<unknown> {
  return new Set([each.ownerInstitutionId, ...(each.involvedInstitutionIds ?? [])])
}

interface Own {
  readonly ids: readonly string[]
  readonly isHanding: (each: Handover) => boolean
}

/** Institutions at the other end of a handover, or with a role in the same task. */
function counterparts({ board }: Paper, { ids, isHanding }: Own): readonly string[] {
  const handing = board.handovers.filter(isHanding)
  const ofHandovers = handing.flatMap((each) => [each.fromInstitutionId, each.toInstitutionId])
  const ofTasks = ids
    .flatMap((id) => board.ofInstitution(id))
    .flatMap(({ taskId }) => board.ofTask(taskId).map(({ institutionId }) => institutionId))
  return [...ofHandovers, ...ofTasks].filter((id) => board.institution(id))
}

interface LeftOut {
  readonly tasks: number
  readonly handovers: number
  readonly agreements: number
  /** Institutions without their contacts. */
  readonly contacts: number
}

function leftOut(paper: Paper, counts: LeftOut): readonly DocumentNode[] {
  const { board } = paper
  const lines = [
    [
      counts.tasks,
      {
        de: `Aufgaben, an denen nicht alle hier Genannten beteiligt sind: ${counts.tasks}`,
        en: `Tasks in which not all who are named here take part: ${counts.tasks}`,
      },
    ],
    [
      counts.handovers,
      {
        de: `Schnittstellen anderer Institutionen: ${counts.handovers}`,
        en: `Handovers of other institutions: ${counts.handovers}`,
      },
    ],
    [
      counts.agreements,
      {
        de: `Vereinbarungen anderer Institutionen: ${counts.agreements}`,
        en: `Agreements of other institutions: ${counts.agreements}`,
      },
    ],
    [
      counts.contacts,
      {
        de: `Kontakte von Institutionen, um die es hier nicht geht: ${counts.contacts} Institutionen`,
        en: `Contacts of institutions that are not concerned here: ${counts.contacts} institutions`,
      },
    ],
    [
      1,
      {
        de: "Offene Punkte, Prüfbericht, Teilnehmende und die Kapitel über das Papier selbst: Sie stehen im ganzen Schnittstellenpapier.",
        en: "Open questions, findings, participants and the chapters about the paper itself: they stand in the whole interface paper.",
      },
    ],
  ] as const
  const items = lines.flatMap(([count, words]) => (count > 0 ? [board.say(words)] : []))
  return [{ kind: "list", items: [...items, ...leftOutLines(paper)] }]
}
