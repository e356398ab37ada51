import {
  type BoardContent,
  type Contact,
  type Profile,
  redactContent,
} from "@tafelrunde/shared/content"
import { contact as contactEntity } from "@tafelrunde/shared/entities"

import { withIdsOf } from "./align-ids.ts"
import { compareContent, type Comparison } from "./compare.ts"

/**
 * Earlier content as a profile may see it now, with the ids of `now`. Today's visibility counts, and it covers what the
 * contact says today: somebody who had the post before, or an earlier telephone number, is shown to nobody outside, and
 * neither is a contact that is gone nor who took part then. Pass both contents whole.
 */
export function earlierShownNow(
  earlier: BoardContent,
  now: BoardContent,
  profile: Profile,
): BoardContent {
  const aligned = withIdsOf(now, earlier)
  if (profile === "internal") return aligned
  const today = new Map(now.contacts?.map((contact) => [contact.id, contact]))
  const contacts = aligned.contacts?.map((contact) => asToday(contact, today.get(contact.id)))
  const { workshop } = aligned
  return redactContent(
    {
      ...aligned,
      ...(contacts && { contacts }),
      ...(workshop && { workshop: { ...workshop, participants: [] } }),
    },
    profile,
  )
}

const KEPT: ReadonlySet<string> = new Set(
  Object.entries(contactEntity.fields).flatMap(([name, { kind }]) =>
    kind === "id" || kind === "ref" ? [name] : [],
  ),
)

/** The earlier contact with today's privacy, and without what it does not say today; ids and references stay. */
function asToday(earlier: Contact, today: Contact | undefined): Contact {
  if (!today) return { ...earlier, privacy: { visibility: "internal" } }
  const withdrawn = Object.keys(earlier).filter(
    (name) => !KEPT.has(name) && !isSameValue(earlier[name], today[name]),
  )
  return {
    ...earlier,
    ...Object.fromEntries(withdrawn.map((name) => [name, null])),
    privacy: today.privacy,
  }
}

function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** The comparison as the readers of a profile may see it. */
export function compareFor(profile: Profile, earlier: BoardContent, now: BoardContent): Comparison {
  return compareContent(earlierShownNow(earlier, now, profile), redactContent(now, profile))
}
