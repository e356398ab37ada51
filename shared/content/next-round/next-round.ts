import {
  type BoardContent,
  type Contact,
  type Language,
  type Meta,
  type Workshop,
} from "../board-content.ts"
import { repairReferences } from "../repair.ts"

/**
 * The content with which the next round of workshops begins: structure, open agreements and open questions stay as they
 * are, with their ids; contacts have to be confirmed again; the paper is a draft of the next version, and nobody has
 * come to the next workshop yet. What is settled stays in the paper that it replaces.
 */
export function nextRound(content: BoardContent): BoardContent {
  const { meta, workshop, contacts, agreements, openQuestions } = content
  return repairReferences({
    ...content,
    ...(meta && { meta: nextMeta(meta) }),
    ...(workshop && { workshop: nextWorkshop(workshop) }),
    ...(contacts && { contacts: contacts.map(unconfirmed) }),
    ...(agreements && { agreements: agreements.filter(({ status }) => !isSettled(status)) }),
    ...(openQuestions && {
      openQuestions: openQuestions.filter(({ status }) => status !== "answered"),
    }),
  })
}

function isSettled(status: string | null | undefined): boolean {
  return status === "done" || status === "cancelled"
}

/** The next version, as a draft; days and approval of the present one do not hold for it. */
function nextMeta(meta: Meta): Meta {
  const { version } = meta
  return {
    ...meta,
    status: "draft",
    ...(version && { version: nextVersion(version), replaces: version }),
    ...cleared(meta, ["asOf", "validFrom", "validUntil", "reviewBy"]),
  }
}

/** `3.0` becomes `4.0`, `v2` becomes `v3`; a version without a number stays. */
export function nextVersion(version: string): string {
  return version.replace(/\d{1,9}(?:\.\d+)*/, (number) => {
    const [first = "", ...others] = number.split(".")
    return [Number(first) + 1, ...others.map(() => 0)].join(".")
  })
}

/** A title that tells the board of the next round from this one: it names the edition. */
export function nextTitle({ meta }: BoardContent, language: Language): string {
  const { title = "", version } = meta ?? {}
  const edition = version ? EDITION[language](nextVersion(version)) : NEW_ROUND[language]
  if (title === "") return edition
  const place = version ? title.lastIndexOf(version) : -1
  if (version && place >= 0) {
    return title.slice(0, place) + nextVersion(version) + title.slice(place + version.length)
  }
  return title.endsWith(edition) ? title : `${title} – ${edition}`
}

const EDITION = {
  de: (version: string) => `Fassung ${version}`,
  en: (version: string) => `version ${version}`,
}
const NEW_ROUND = { de: "nächste Runde", en: "next round" }

function nextWorkshop(workshop: Workshop): Workshop {
  const { ordinal, date, nextDate, title } = workshop
  return {
    ...workshop,
    // "3. Regionalworkshop" becomes "4. Regionalworkshop".
    title: title.replace(/^\d{1,4}(?=\. )/, (number) => String(Number(number) + 1)),
    ...cleared(workshop, ["participants", "nextDate"]),
    ...(ordinal !== undefined && ordinal !== null && { ordinal: ordinal + 1 }),
    ...(date && { previousDate: date, date: nextDate ?? null }),
  }
}

/** Nobody is named before the person has agreed again. */
function unconfirmed(contact: Contact): Contact {
  const { privacy } = contact
  return {
    ...contact,
    privacy: {
      ...privacy,
      visibility: "pending",
      ...cleared(privacy ?? {}, ["confirmedOn", "reviewBy"]),
    },
  }
}

/** Those of the fields that are there, empty. */
function cleared(
  entry: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, null> {
  return Object.fromEntries(
    fields.filter((field) => entry[field] !== undefined).map((field) => [field, null]),
  )
}
