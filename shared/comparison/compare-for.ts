import {
  type BoardContent,
  type Contact,
  type Profile,
  redactContent,
  visibilityOf,
} from "@tafelrunde/shared/content"

import { withIdsOf } from "./align-ids.ts"
import { compareContent, type Comparison } from "./compare.ts"

/**
 * Earlier content as a profile may see it now, with the ids of `now`: a person who was named then and is not to be
 * named today, or is gone, is named nowhere. Pass both contents whole.
 */
export function earlierShownNow(
  earlier: BoardContent,
  now: BoardContent,
  profile: Profile,
): BoardContent {
  const aligned = withIdsOf(now, earlier)
  if (profile === "internal") return aligned
  const today = new Map(now.contacts?.map((contact) => [contact.id, visibilityOf(contact)]))
  const contacts = aligned.contacts?.map((contact): Contact => {
    const visibility = today.get(contact.id) ?? "internal"
    return { ...contact, privacy: { ...contact.privacy, visibility } }
  })
  return redactContent({ ...aligned, ...(contacts && { contacts }) }, profile)
}

/** The comparison as the readers of a profile may see it. */
export function compareFor(profile: Profile, earlier: BoardContent, now: BoardContent): Comparison {
  return compareContent(earlierShownNow(earlier, now, profile), redactContent(now, profile))
}
