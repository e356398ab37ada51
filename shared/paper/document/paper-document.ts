import { type BoardContent, type Words } from "../../content/index.ts"
import { type Paper, paperOf } from "../tables/paper.ts"
import { type PaperOptions } from "../tables/table.ts"
import {
  abbreviationNodes,
  findingNodes,
  participantNodes,
  signatureNodes,
} from "./chapters/annexes.ts"
import { agreementNodes, questionNodes } from "./chapters/arrangements.ts"
import { atAGlance, glancePage } from "./chapters/at-a-glance.ts"
import { contactNodes } from "./chapters/contacts.ts"
import { cover, frontSections } from "./chapters/front.ts"
import { handoverProfiles, handoverTable, network, networkPage } from "./chapters/handovers.ts"
import { institutionProfiles } from "./chapters/institutions.ts"
import { privacyNodes } from "./chapters/privacy.ts"
import { purpose } from "./chapters/purpose.ts"
import {
  legendNodes,
  listByInstitution,
  listByTask,
  matrixNodes,
  matrixPage,
} from "./chapters/responsibilities.ts"
import { framing } from "./framing.ts"
import { type DocumentNode, type PageFormat, type PaperDocument, type Section } from "./node.ts"

/** The interface paper for the readers of a profile; chapters, order and titles are those of the domain's template. */
export function paperDocument(content: BoardContent, options: PaperOptions): PaperDocument {
  const paper = paperOf(content, options)
  const { footer, draftMark, words } = framing(paper)
  return {
    language: paper.language,
    day: paper.asOf,
    isShort: false,
    cover: cover(paper),
    sections: [
      ...frontSections(paper, content),
      ...CHAPTERS.flatMap((chapter) => sectionsOf(paper, chapter)),
      ...imprint(paper),
    ],
    footer,
    draftMark,
    words,
  }
}

interface Part {
  /** Second-level title; its number is the chapter's and the part's. */
  readonly title?: Words
  readonly page?: (paper: Paper) => PageFormat
  readonly nodes: (paper: Paper) => readonly DocumentNode[]
}

interface Chapter {
  readonly id: string
  readonly number: string
  readonly title: Words
  readonly parts: readonly Part[]
}

function landscape(): PageFormat {
  return "a4Landscape"
}

const CHAPTERS: readonly Chapter[] = [
  {
    id: "purpose",
    number: "1",
    title: { de: "Zweck und Geltung", en: "Purpose and scope" },
    parts: [{ nodes: purpose }],
  },
  {
    id: "overview",
    number: "2",
    title: { de: "Auf einen Blick", en: "At a glance" },
    parts: [{ nodes: atAGlance, page: glancePage }],
  },
  {
    id: "institutions",
    number: "3",
    title: { de: "Akteure", en: "Institutions" },
    parts: [{ nodes: institutionProfiles }],
  },
  {
    id: "responsibilities",
    number: "4",
    title: { de: "Zuständigkeiten", en: "Responsibilities" },
    parts: [
      { title: { de: "Legende", en: "Legend" }, nodes: legendNodes },
      { title: { de: "Matrix", en: "Matrix" }, nodes: matrixNodes, page: matrixPage },
      {
        title: { de: "Liste nach Aufgabe", en: "List by task" },
        nodes: listByTask,
        page: landscape,
      },
      {
        title: { de: "Liste nach Institution", en: "List by institution" },
        nodes: listByInstitution,
      },
    ],
  },
  {
    id: "handovers",
    number: "5",
    title: { de: "Schnittstellen", en: "Handovers" },
    parts: [
      { title: { de: "Übersicht", en: "Overview" }, nodes: network, page: networkPage },
      { title: { de: "Tabelle", en: "Table" }, nodes: handoverTable, page: landscape },
      { title: { de: "Steckbriefe", en: "Profiles" }, nodes: handoverProfiles },
    ],
  },
  {
    id: "agreements",
    number: "6",
    title: { de: "Verbindliche Vereinbarungen", en: "Binding agreements" },
    parts: [
      {
        title: { de: "Vereinbarungen", en: "Agreements" },
        nodes: (paper) => agreementNodes(paper, "current"),
        page: landscape,
      },
      {
        title: {
          de: "Stand der Vereinbarungen aus früheren Workshops",
          en: "State of agreements from earlier workshops",
        },
        nodes: (paper) => agreementNodes(paper, "earlier"),
        page: landscape,
      },
    ],
  },
  {
    id: "questions",
    number: "7",
    title: { de: "Offene Punkte und Themenspeicher", en: "Open questions and topic store" },
    parts: [{ nodes: questionNodes, page: landscape }],
  },
  {
    id: "contacts",
    number: "8",
    title: { de: "Kontakte und Ansprechpersonen", en: "Contacts" },
    parts: [{ nodes: contactNodes, page: landscape }],
  },
  {
    id: "privacy",
    number: "9",
    title: {
      de: "Hinweise zu Datenschutz und Rechtsgrundlagen",
      en: "Data protection and legal bases",
    },
    parts: [{ nodes: privacyNodes }],
  },
  {
    id: "findings",
    number: "A",
    title: { de: "Prüfbericht", en: "Findings" },
    parts: [{ nodes: findingNodes }],
  },
  {
    id: "abbreviations",
    number: "B",
    title: { de: "Abkürzungen", en: "Abbreviations" },
    parts: [{ nodes: abbreviationNodes }],
  },
  {
    id: "participants",
    number: "C",
    title: { de: "Teilnehmende", en: "Participants" },
    parts: [{ nodes: participantNodes }],
  },
  {
    id: "signatures",
    number: "D",
    title: { de: "Unterschriften", en: "Signatures" },
    parts: [{ nodes: signatureNodes }],
  },
]

/** Neighbouring parts on pages of one format are one section; a part without nodes keeps its number and is left out. */
function sectionsOf(paper: Paper, { id, number, title, parts }: Chapter): readonly Section[] {
  const { board } = paper
  const sections: { page: PageFormat; nodes: DocumentNode[] }[] = []
  for (const [index, part] of parts.entries()) {
    const nodes = part.nodes(paper)
    if (nodes.length === 0) continue
    const page = part.page?.(paper) ?? "a4"
    const heading: readonly DocumentNode[] = part.title
      ? [{ kind: "heading", level: 2, text: `${number}.${index + 1} ${board.say(part.title)}` }]
      : []
    const last = sections.at(-1)
    if (last && last.page === page) last.nodes.push(...heading, ...nodes)
    else sections.push({ page, nodes: [...heading, ...nodes] })
  }
  const nothing: DocumentNode = {
    kind: "paragraph",
    text: board.say({ de: "Noch nichts eingetragen.", en: "Nothing entered yet." }),
  }
  const filled = sections.length > 0 ? sections : [{ page: "a4" as const, nodes: [nothing] }]
  const annex = /^[A-Z]$/.test(number) ? `${framing(paper).words.annex} ` : ""
  return filled.map(({ page, nodes }, index) =>
    index === 0
      ? { id, number: `${annex}${number}`, title: board.say(title), page, nodes }
      : { id: `${id}-${index + 1}`, number: "", title: "", page, nodes },
  )
}

function imprint({ board, content }: Paper): readonly Section[] {
  const text = content.meta?.imprint
  if (!text) return []
  const title = board.say({ de: "Impressum", en: "Imprint" })
  return [{ id: "imprint", number: "", title, page: "a4", nodes: [{ kind: "paragraph", text }] }]
}
