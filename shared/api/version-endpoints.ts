import { z } from "zod"

import { type Endpoint, nothing } from "./endpoint.ts"
import * as shape from "./shapes.ts"

const VERSION = z.object({ n: z.coerce.number().int().describe("The version's number.") })

export const VERSIONS = {
  listVersions: {
    method: "get",
    path: "/api/boards/:id/versions",
    summary: "The versions of the board, newest first",
    access: "facilitator",
    answers: { 200: { description: "The versions.", body: shape.versions } },
  },
  takeVersion: {
    method: "post",
    path: "/api/boards/:id/versions",
    summary: "Keep the board as it is now, under a name",
    description:
      "The server takes versions by itself after ten minutes of change, when everybody has left, and before each import, restoration and bulk deletion; older ones make room. Those with a name stay until they are removed.",
    access: "facilitator",
    body: shape.newVersion,
    answers: { 201: { description: "The version.", body: shape.version } },
    problems: ["versions-full"],
  },
  readVersionContent: {
    method: "get",
    path: "/api/boards/:id/versions/:n/content",
    summary: "The content of a version, with every contact",
    access: "facilitator",
    params: VERSION,
    compressed: true,
    answers: { 200: { description: "Board content.", body: shape.boardContent } },
    problems: ["no-such-version"],
  },
  readVersionState: {
    method: "get",
    path: "/api/boards/:id/versions/:n/state",
    summary: "Canvas and content of a version without contacts, as one Yjs update",
    access: "facilitator",
    params: VERSION,
    answers: {
      200: {
        description: "A Yjs update (version 1) for an empty document.",
        body: { files: ["application/octet-stream"] },
      },
    },
    problems: ["no-such-version"],
  },
  readPreviousRound: {
    method: "get",
    path: "/api/boards/:id/previous-round",
    summary: "The content of the board that this one was made from",
    description: "The list of changes of the paper compares with it.",
    access: "viewer",
    compressed: true,
    answers: { 200: { description: "Board content, or null.", body: shape.previousRound } },
  },
  restoreVersion: {
    method: "post",
    path: "/api/boards/:id/versions/:n/restore",
    summary: "Restore a version, or a part of it",
    description:
      "As an edit on top of what is there, which everybody connected sees at once. `before` is the version of the board as it was: restoring it takes the restoration back. A frame is restored with everything that was in it, and what was added to it later stays; a task is restored with its row of cells.",
    access: "facilitator",
    params: VERSION,
    body: shape.restoration,
    answers: { 200: { description: "Restored.", body: shape.restored } },
    problems: ["no-such-version"],
  },
  removeVersion: {
    method: "delete",
    path: "/api/boards/:id/versions/:n",
    summary: "Remove a version for good",
    access: "facilitator",
    params: VERSION,
    answers: { 204: nothing("Removed.") },
    problems: ["no-such-version"],
  },
} as const satisfies Readonly<Record<string, Endpoint>>
