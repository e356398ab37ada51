import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { z } from "zod"

import { ADDED_LISTS, OWN_LISTS } from "./own-entries.ts"

/** Ids that institutions give to what they add, so that a request that is sent twice adds one entry. */
export const NEW_ID = /^[A-Za-z0-9-]{8,64}$/

const newId = z.string().regex(NEW_ID)
const id = z.string().max(500)
const field = z.string().max(100)

/** One change that an institution makes of what is its own. */
export const ownChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("set"),
    list: z.enum(OWN_LISTS),
    id: id.describe("Of an assignment, that of its task."),
    field: field.describe("`privacy.visibility` for a field of a section."),
    value: z.unknown(),
    before: z
      .unknown()
      .optional()
      .describe("What the person saw: what others have changed beside it meanwhile stays."),
  }),
  z.object({
    kind: z.literal("add"),
    list: z.enum(ADDED_LISTS),
    id: newId,
    fields: z.record(field, z.unknown()),
  }),
  z.object({ kind: z.literal("remove"), list: z.enum(ADDED_LISTS), id }),
  z.object({
    kind: z.literal("confirm"),
    contactIds: z
      .array(id)
      .max(COLLECTIONS.contacts.max)
      .describe("Contacts that are still right."),
    whole: z
      .boolean()
      .describe("The institution has gone through everything: assignments and handovers, too."),
  }),
])

export type OwnChange = z.output<typeof ownChange>
