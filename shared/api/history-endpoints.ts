import { z } from "zod"

import { type Endpoint } from "./endpoint.ts"
import { factHistory } from "./history-shapes.ts"

export const HISTORY = {
  readHistory: {
    method: "get",
    path: "/api/boards/:id/history",
    summary: "Which institution changed what when",
    description:
      "Of one entry (`list` and `entry`) with what its fields held before, or of all since a time (`since`) without. Not for viewers. Never a person's name; of contacts no values. Newest first, at most 1,000.",
    access: "viewer",
    query: z.object({
      list: z.string().max(100).optional().describe("A list of the content, `meta` or `workshop`."),
      entry: z.string().max(2000).optional().describe("The entry's id; of a section none."),
      since: z.iso.datetime().optional(),
    }),
    answers: { 200: { description: "The changes.", body: factHistory } },
    problems: ["not-allowed"],
  },
} as const satisfies Readonly<Record<string, Endpoint>>
