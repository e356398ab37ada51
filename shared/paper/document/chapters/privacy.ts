import { meta } from "@tafelrunde/shared/entities"

import { leftOutLines } from "../../tables/left-out.ts"
import { type Paper } from "../../tables/paper.ts"
import { type DocumentNode } from "../node.ts"
import { filledFacts } from "./front.ts"

const NOTICE = {
  internal: {
    de: "Diese Fassung enthält Namen und Kontaktdaten für den internen Gebrauch. Bitte geben Sie sie nicht weiter.",
    en: "This version holds names and contact details for internal use. Please do not pass it on.",
  },
  network: {
    de: "Namen und Kontaktdaten sind nur für die beteiligten Institutionen bestimmt. Bitte geben Sie sie nicht an Dritte weiter und veröffentlichen Sie sie nicht.",
    en: "Names and contact details are for the participating institutions only. Please do not pass them on to others and do not publish them.",
  },
  public: {
    de: "Diese Fassung nennt nur Personen, die der Veröffentlichung zugestimmt haben; sonst steht das Funktionspostfach.",
    en: "This version names only people who agreed to publication; otherwise the functional mailbox is given.",
  },
}

/** Chapter 9: whom the personal data are for, how long they are kept, and the legal bases named in the paper. */
export function privacyNodes(paper: Paper): readonly DocumentNode[] {
  const { board, content, language, profile } = paper
  const about = content.meta
  const retention = meta.fields.retention.entity.fields
  const facts = filledFacts([
    [meta.fields.privacyController.label[language], about?.privacyController],
    [
      retention.contactsReviewBy.label[language],
      about?.retention?.contactsReviewBy && board.day(about.retention.contactsReviewBy),
    ],
    [
      retention.boardDeleteAfter.label[language],
      about?.retention?.boardDeleteAfter && board.day(about.retention.boardDeleteAfter),
    ],
  ])
  return [
    { kind: "paragraph", text: NOTICE[profile][language] },
    ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
    ...listed(
      board.say({ de: "Was diese Fassung weglässt", en: "What this version leaves out" }),
      leftOutLines(paper),
    ),
    ...listed(
      board.say({ de: "Genannte Rechtsgrundlagen", en: "Legal bases named" }),
      legalBases(paper),
    ),
    ...listed(meta.fields.sources.label[language], about?.sources ?? []),
  ]
}

function legalBases({ board, language }: Paper): readonly string[] {
  const named = [
    ...board.tasks.flatMap((task) => task.legalBases ?? []),
    ...board.handovers.flatMap((handover) => handover.legalBasis ?? []),
  ]
  const collator = new Intl.Collator(language, { numeric: true })
  return [...new Set(named)].toSorted((a, b) => collator.compare(a, b))
}

function listed(heading: string, items: readonly string[]): readonly DocumentNode[] {
  if (items.length === 0) return []
  return [
    { kind: "heading", level: 2, text: heading },
    { kind: "list", items },
  ]
}
