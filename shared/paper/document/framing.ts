import { choiceWord, meta } from "@tafelrunde/shared/entities"

import { type Language } from "../../content/index.ts"
import { type Paper } from "../tables/paper.ts"
import { CIRCULATION } from "./chapters/front.ts"
import { type PaperDocument } from "./node.ts"

/** The words around the chapters of a paper. */
export const PAGE_WORDS: Readonly<Record<Language, PaperDocument["words"]>> = {
  de: {
    contents: "Inhalt",
    annex: "Anlage",
    page: (number, of) => `Seite ${number} von ${of}`,
  },
  en: {
    contents: "Contents",
    annex: "Annex",
    page: (number, of) => `Page ${number} of ${of}`,
  },
}

/** What stands around the text of the paper and of its extracts. */
interface Framing extends Pick<PaperDocument, "footer" | "draftMark" | "words"> {
  /** What the cover says, in one line: title, version, status, day and readers. */
  readonly shortLine: string
}

export function framing(paper: Paper): Framing {
  const { asOf, board, content, language, profile } = paper
  const { circulationNote, region, status, title = "", version } = content.meta ?? {}
  const edition = version ? `${board.say({ de: "Fassung", en: "Version" })} ${version}` : ""
  const isDraft = (status ?? "draft") === "draft"
  return {
    footer: joined([title, edition, board.day(asOf)]),
    draftMark: isDraft ? board.say({ de: "Entwurf", en: "Draft" }) : "",
    shortLine: joined([
      title,
      region,
      edition,
      choiceWord(meta.fields.status, status, language),
      board.day(asOf),
      circulationNote || CIRCULATION[profile][language],
    ]),
    words: PAGE_WORDS[language],
  }
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ")
}
