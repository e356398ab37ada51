import { z } from "zod"

import { type Endpoint } from "./endpoint.ts"
import * as shape from "./shapes.ts"

const PERSON = z.object({
  clientId: z.coerce.number().int().describe("Awareness client id."),
})

const CONNECTION = z.object({
  connectionId: z.coerce.number().int().describe("As in the server message `connections`."),
})

/** What may keep a seat from being given. */
export const SEAT_PROBLEMS = ["no-such-institution", "board-seats-full"] as const

/** Who is at the board, and what facilitators do with them. */
export const PEOPLE = {
  changeSeat: {
    method: "put",
    path: "/api/boards/:id/people/:clientId/seat",
    summary: "Correct for which institution a person is at the board",
    description: "Counts for all connections with the person's own token, at once.",
    access: "facilitator",
    params: PERSON,
    body: shape.seatChange,
    answers: { 200: { description: "The person's seat.", body: shape.seat } },
    problems: ["no-such-person", "no-own-token", ...SEAT_PROBLEMS],
  },
  removePerson: {
    method: "post",
    path: "/api/boards/:id/people/:clientId/remove",
    summary: "Send a participant or viewer away",
    description:
      "Ends the person's connections with close code 4403, and their own token. With `renew` the link of their role and the join code are renewed too, and every token of the role ends that nobody in the list of people uses, so that none lets them in again; whoever is in the list with a token of their own stays, and other connections of the role end with close code 4401. Without it the person can come back by link or code.",
    access: "facilitator",
    params: PERSON,
    body: shape.removal,
    answers: { 200: { description: "What ended.", body: shape.removed } },
    problems: ["no-such-person"],
  },
  removeConnection: {
    method: "post",
    path: "/api/boards/:id/connections/:connectionId/remove",
    summary: "Send a connection away, whether it shows a person or not",
    description:
      "Connections are known from the server message `connections`, which facilitators get in the board's room. Does the same as removing a person. Facilitators' connections cannot be removed.",
    access: "facilitator",
    params: CONNECTION,
    body: shape.removal,
    answers: { 200: { description: "What ended.", body: shape.removed } },
    problems: ["no-such-person"],
  },
} as const satisfies Readonly<Record<string, Endpoint>>
