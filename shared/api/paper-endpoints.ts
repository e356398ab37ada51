import { z } from "zod"

import { type Endpoint } from "./endpoint.ts"
import * as shape from "./shapes.ts"

const paperQuery = { lang: shape.language.optional(), asOf: shape.day.optional() }

export const PAPER = {
  readFindings: {
    method: "get",
    path: "/api/boards/:id/findings",
    summary: "Gaps and contradictions",
    access: "viewer",
    query: z.object({
      ...paperQuery,
      profile: shape.profile
        .optional()
        .describe(
          "Also what speaks against an export in it: unconfirmed contacts (public), and places in texts where a name stands that it hides (not told to viewers).",
        ),
    }),
    answers: { 200: { description: "Findings.", body: shape.findingList } },
    problems: ["not-allowed"],
  },
  readExport: {
    method: "get",
    path: "/api/boards/:id/exports/:name",
    summary: "A file made from the board, such as responsibilities.csv",
    description:
      "`board.tafelrunde` is the whole board with canvas and pictures. The profile must not be above the role; default `network`, for viewers `public`. In `public` nothing is exported while a contact is not confirmed; names in texts stay, and `findings?profile=` says where.",
    access: "viewer",
    query: z.object({
      profile: shape.profile.optional(),
      ...paperQuery,
      since: z
        .union([z.literal("none"), z.coerce.number().int()])
        .optional()
        .describe(
          "The version with which the paper's list of changes compares, for facilitators; default: the previous round, where the board was made from one.",
        ),
      institution: z
        .union([z.string().max(200), z.array(z.string().max(200)).max(2)])
        .optional()
        .describe(
          "Of `paper.…`: the id of an institution whose extract is made, or two of them for what concerns both.",
        ),
    }),
    answers: { 200: { description: "The file.", body: { files: ["*/*"] } } },
    problems: [
      "no-such-export",
      "no-such-version",
      "no-such-extract",
      "unconfirmed-contacts",
      "export-too-large",
      "exports-busy",
      "pdf-unavailable",
    ],
  },
} as const satisfies Readonly<Record<string, Endpoint>>
