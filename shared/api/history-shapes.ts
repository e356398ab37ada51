import { z } from "zod"

import { named, seat, time } from "./shapes.ts"

export const factHistory = named(
  "FactHistory",
  z.object({
    now: time.describe("By the server's clock, for the next `since`."),
    changes: z.array(
      named(
        "FactChange",
        z.object({
          list: z.string(),
          entry: z.string().describe("Empty for a section of the board."),
          field: z.string().nullable().describe("Null for the entry as a whole."),
          what: z.string().describe("`changed`, `added`, `removed` or `restored`."),
          at: time,
          role: z
            .string()
            .describe(
              "Of the board, `institution` by its link, or `server` for an import or a restoration.",
            ),
          seat: seat.nullable().describe("The institution."),
          before: z.unknown().optional().describe("Missing where it is not kept or not asked for."),
        }),
      ),
    ),
  }),
)
