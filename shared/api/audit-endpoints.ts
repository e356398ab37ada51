import { type Endpoint, nothing } from "./endpoint.ts"
import * as shape from "./shapes.ts"

export const AUDIT = {
  listTokens: {
    method: "get",
    path: "/api/boards/:id/tokens",
    summary: "What lets people in: links and devices",
    description: "The tokens themselves are nowhere stored and cannot be shown.",
    access: "facilitator",
    answers: { 200: { description: "The tokens, oldest first.", body: shape.accessTokens } },
  },
  endToken: {
    method: "delete",
    path: "/api/boards/:id/tokens/:tokenId",
    summary: "End a device's own token",
    description:
      "Its connections end with close code 4401. The device can come back by link or code; renew those to keep it out.",
    access: "facilitator",
    answers: { 204: nothing("Ended.") },
    problems: ["no-such-token"],
  },
  readAudit: {
    method: "get",
    path: "/api/boards/:id/audit",
    summary: "Who did what with the board",
    description:
      "Who created, joined, exported, imported, locked, removed, renewed, restored and deleted; for as many days as the server is told. No names of persons, no content.",
    access: "facilitator",
    answers: { 200: { description: "The record, newest first.", body: shape.auditRecord } },
  },
} as const satisfies Readonly<Record<string, Endpoint>>
