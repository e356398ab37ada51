import type { VersionsMessages } from "../../messages/versions.ts"
import type { Version } from "../api.ts"

const COUNTED = ["tasks", "institutions", "cells", "shapes", "others"] as const

type Counts = NonNullable<Version["changes"]>

function listCounts(counts: Counts, messages: VersionsMessages): string {
  return COUNTED.flatMap((kind) => (counts[kind] > 0 ? messages[kind](counts[kind]) : [])).join(
    ", ",
  )
}

/** What changed before the version, in numbers; of the oldest, what is in it. */
export function changesText({ changes, counts }: Version, messages: VersionsMessages): string {
  if (!changes) return messages.holds(listCounts(counts, messages))
  const what = listCounts(changes, messages)
  return what === "" ? messages.unchanged : messages.changed(what)
}

/** Day and time as people write them. */
export function timeText({ at }: Version, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
  })
  return format.format(new Date(at))
}

/** What people call the version: its name, or else its time. */
export function nameOf(version: Version, locale: string): string {
  return version.name ?? timeText(version, locale)
}

/** Why the version was kept. */
export function reasonText({ reason }: Version, messages: VersionsMessages): string {
  const { automatic, named, import: beforeImport, restore, bulkDeletion, previousRound } = messages
  return { automatic, named, import: beforeImport, restore, bulkDeletion, previousRound }[reason]
}
