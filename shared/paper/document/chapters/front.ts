import { choiceWord, meta } from "@tafelrunde/shared/entities"

import { type BoardContent } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { fullName } from "../../tables/people.ts"
import type { PROFILE_WORDS } from "../../tables/status-texts.ts"
import { type Cover, type DocumentNode, type Fact, type Section } from "../node.ts"
import { changeNodes } from "./changes.ts"

/** Facts without a value leave no trace. */
export function filledFacts(
  facts: readonly (readonly [string, string | null | undefined])[],
): Fact[] {
  return facts.flatMap(([label, value]): Fact[] => (value ? [[label, value]] : []))
}

export function cover(paper: Paper): Cover {
  const { board, content } = paper
  const about = content.meta
  return {
    title: about?.title ?? board.say({ de: "Schnittstellenpapier", en: "Interface paper" }),
    subtitle: about?.subtitle ?? "",
    facts: coverFacts(paper),
    notice: [about?.fundingNotice, about?.disclaimer].filter(Boolean).join("\n"),
  }
}

function coverFacts(paper: Paper): readonly Fact[] {
  const { asOf, board, content, language, profile } = paper
  const about = content.meta ?? { title: "" }
  const label = (name: keyof typeof meta.fields): string => meta.fields[name].label[language]
  const plain = (name: "region" | "fileNumber" | "version" | "replaces" | "networkName") =>
    [label(name), about[name]] as const
  const day = (name: "validFrom" | "validUntil" | "reviewBy") => {
    const value = about[name]
    return [label(name), value && board.day(value)] as const
  }
  return filledFacts([
    plain("region"),
    plain("fileNumber"),
    plain("version"),
    [label("status"), choiceWord(meta.fields.status, about.status, language)],
    [label("asOf"), asOf && board.day(asOf)],
    day("validFrom"),
    day("validUntil"),
    plain("replaces"),
    day("reviewBy"),
    [label("circulation"), about.circulationNote || CIRCULATION[profile][language]],
    [label("organiserInstitutionId"), board.name(about.organiserInstitutionId)],
    [label("editorContactId"), fullName(board.contact(about.editorContactId))],
    plain("networkName"),
  ])
}

export const CIRCULATION = {
  internal: { de: "nur für den internen Gebrauch", en: "for internal use only" },
  network: { de: "nur für das Netzwerk", en: "for the network only" },
  public: { de: "öffentlich", en: "public" },
} as const satisfies typeof PROFILE_WORDS

/** The list of changes, the parties, and the opening for readers from outside, as far as they are filled. */
export function frontSections(paper: Paper, whole: BoardContent): readonly Section[] {
  const { board, content } = paper
  const sections: readonly Omit<Section, "number" | "page">[] = [
    {
      id: "changes",
      title: meta.fields.changes.label[paper.language],
      nodes: changeNodes(paper, whole),
    },
    {
      id: "parties",
      title: board.say({ de: "Beteiligte", en: "Parties" }),
      nodes: parties(paper),
    },
    {
      id: "opening",
      title: board.say({ de: "Worum es geht", en: "What this is about" }),
      nodes: content.meta?.opening ? [{ kind: "paragraph", text: content.meta.opening }] : [],
    },
  ]
  return sections
    .filter(({ nodes }) => nodes.length > 0)
    .map((section) => ({ ...section, number: "", page: "a4" }))
}

function parties({ board }: Paper): readonly DocumentNode[] {
  if (board.institutions.length === 0) return []
  const items = board.institutions.map(({ id, representedBy, representativeFunction }) => {
    const by = [representedBy, representativeFunction].filter(Boolean).join(", ")
    const word = board.say({ de: "vertreten durch", en: "represented by" })
    return by ? `${board.name(id)}, ${word} ${by}` : board.name(id)
  })
  return [{ kind: "list", items }]
}
