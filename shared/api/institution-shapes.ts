import { z } from "zod"

import { ownChange as change } from "../selfservice/index.ts"
import { boardContent, lanUrls, named, time } from "./shapes.ts"

export const institutionLinkChange = named(
  "InstitutionLinkChange",
  z.object({
    action: z.enum(["create", "renew", "end"]),
    institutionIds: z
      .array(z.string().max(500))
      .max(200)
      .optional()
      .describe("Absent: all that the board lists."),
  }),
)

export const institutionLinks = named(
  "InstitutionLinks",
  z.object({
    institutions: z.array(
      z.object({
        institutionId: z.string(),
        name: z.string(),
        short: z.string(),
        isOpen: z.boolean().describe("Whether there is a link that opens something."),
        url: z
          .string()
          .nullable()
          .describe("Null without a link, or where it can only be renewed."),
        createdAt: time.nullable(),
        usedAt: time.nullable().describe("Of this link, to within ten minutes; null: never."),
        changedAt: time.nullable().describe("The last change or confirmation by the institution."),
        confirmedAt: time.nullable().describe("When it last said that everything is right."),
      }),
    ),
    lanUrls,
  }),
)

export const ownChange = named("OwnChange", change)

export const ownInstitution = named(
  "OwnInstitution",
  z.object({
    institutionId: z.string(),
    content: boardContent.describe("Board content with what the institution sees of it alone."),
    isLocked: z.boolean().describe("Facilitators have locked the board: nothing can be changed."),
    confirmedAt: time.nullable(),
  }),
)
