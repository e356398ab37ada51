import { z } from "zod"

import { ARCHIVE_MEDIA_TYPE } from "../archive/index.ts"
import { AUDIT } from "./audit-endpoints.ts"
import { type Endpoint, nothing } from "./endpoint.ts"
import { HISTORY } from "./history-endpoints.ts"
import { INSTITUTIONS } from "./institution-endpoints.ts"
import { PAPER } from "./paper-endpoints.ts"
import { PEOPLE, SEAT_PROBLEMS } from "./people-endpoints.ts"
import * as shape from "./shapes.ts"
import { VERSIONS } from "./version-endpoints.ts"

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"]

/** A whole board as one file; programs that do not know it call it one of the others. */
const ARCHIVES = [ARCHIVE_MEDIA_TYPE, "application/zip", "application/octet-stream"]
const ARCHIVE_PROBLEMS = [
  "not-a-board-file",
  "damaged-board-file",
  "unsafe-board-file",
  "invalid-canvas",
  "broken-picture",
  "not-a-picture",
  "picture-too-large",
  "picture-too-many-pixels",
  "board-pictures-full",
  "disk-full",
] as const

const BOARDS = {
  createBoard: {
    method: "post",
    path: "/api/boards",
    summary: "Create a board",
    description:
      "Needs the organiser key as bearer where the server has one. The body can also be a file `board.tafelrunde` as `exports/board.tafelrunde` writes it: the new board gets its content, canvas and pictures.",
    access: "organiser",
    query: z.object({ title: shape.boardTitle.optional().describe("Of a board from a file.") }),
    body: { json: shape.newBoard, files: ARCHIVES },
    takesContent: true,
    answers: { 201: { description: "The board and its links.", body: shape.createdBoard } },
    problems: [
      "organiser-key-needed",
      "invalid-content",
      "too-large",
      "not-json",
      "not-utf8",
      "json-too-deep",
      "too-many-requests",
      "server-full",
      ...ARCHIVE_PROBLEMS,
    ],
  },
  createNextRound: {
    method: "post",
    path: "/api/boards/:id/next-round",
    summary: "Create the board of the next round from this one",
    description:
      "Tasks, institutions, responsibilities and handovers stay, with open agreements and open questions; contacts have to be confirmed again, and the paper is a draft of the next version. The new board keeps the content of this one as a version, which the list of changes of its paper begins with.",
    access: "facilitator",
    body: shape.nextRound,
    answers: { 201: { description: "The board and its links.", body: shape.createdBoard } },
    problems: ["organiser-key-needed", "too-many-requests", "server-full", "disk-full"],
  },
  readBoard: {
    method: "get",
    path: "/api/boards/:id",
    summary: "What a board is",
    access: "viewer",
    answers: { 200: { description: "The board.", body: shape.boardSummary } },
  },
  replaceBoard: {
    method: "put",
    path: "/api/boards/:id",
    summary: "Replace content and canvas by those of a file board.tafelrunde",
    description:
      "In one transaction that everybody connected sees at once; links, code and people stay. A file that is not wholly right changes nothing.",
    access: "facilitator",
    body: { files: ARCHIVES },
    answers: { 204: nothing("Replaced.") },
    problems: ["invalid-content", "too-large", "not-utf8", ...ARCHIVE_PROBLEMS],
  },
  deleteBoard: {
    method: "delete",
    path: "/api/boards/:id",
    summary: "Delete the board",
    description: "Its data is removed; everybody connected is sent away with close code 4409.",
    access: "facilitator",
    answers: { 204: nothing("Deleted. Later calls are answered with 410.") },
  },
  readContent: {
    method: "get",
    path: "/api/boards/:id/content",
    summary: "The structured content, contacts by role",
    access: "viewer",
    compressed: true,
    answers: { 200: { description: "Board content.", body: shape.boardContent } },
  },
  readState: {
    method: "get",
    path: "/api/boards/:id/state",
    summary: "The board room's document as one Yjs update",
    description:
      "Canvas and content without contacts: what a connection to the room would begin with, compressed, with an ETag a version.",
    access: "viewer",
    answers: {
      200: {
        description: "A Yjs update (version 1).",
        body: { files: ["application/octet-stream"] },
      },
      304: nothing("Unchanged since the version of `If-None-Match`."),
    },
  },
  replaceContent: {
    method: "put",
    path: "/api/boards/:id/content",
    summary: "Replace the structured content",
    access: "facilitator",
    body: shape.boardContent,
    takesContent: true,
    answers: { 204: nothing("Replaced; everybody connected sees it.") },
    problems: ["invalid-content", "too-large", "not-json", "not-utf8", "json-too-deep"],
  },
} as const satisfies Readonly<Record<string, Endpoint>>

const ACCESS = {
  join: {
    method: "post",
    path: "/api/join",
    summary: "Join by code",
    access: "open",
    description:
      "With `institutionId` or `institution` the token gets this institution's seat, as with `enter`.",
    body: shape.joinRequest,
    answers: { 200: { description: "A participant's token.", body: shape.joined } },
    problems: ["wrong-join-code", "too-many-attempts", "too-many-requests", ...SEAT_PROBLEMS],
  },
  changeJoinCode: {
    method: "post",
    path: "/api/boards/:id/join-code",
    summary: "Renew the join code or switch it",
    access: "facilitator",
    body: shape.joinCodeChange,
    answers: { 200: { description: "The code that is valid now.", body: shape.joinCode } },
  },
  enter: {
    method: "post",
    path: "/api/boards/:id/enter",
    summary: "Get a token of one's own in place of a link's",
    description:
      "With it a person can be removed alone. `known` is a token that the device had here before; it is answered if it is still valid. Facilitators, and who has a token of their own, are answered the token they show. With `institutionId` or `institution` the token gets the seat of this institution, or changes to it; without them it keeps the one it has. Facilitators have no seat.",
    access: "viewer",
    body: shape.enterRequest,
    answers: { 200: { description: "The token to go on with.", body: shape.entered } },
    problems: ["too-many-requests", ...SEAT_PROBLEMS],
  },
  readSeats: {
    method: "get",
    path: "/api/boards/:id/seats",
    summary: "The institutions for which somebody is or was at the board",
    access: "facilitator",
    answers: { 200: { description: "The seats.", body: shape.seats } },
  },
  readSpace: {
    method: "get",
    path: "/api/boards/:id/space",
    summary: "What the board takes of its space, and who wrote most of it",
    access: "facilitator",
    answers: { 200: { description: "The space.", body: shape.space } },
  },
  mergeSeat: {
    method: "post",
    path: "/api/boards/:id/seats/:seatId/merge",
    summary: "Make two spellings of an institution one",
    description:
      "Every device of the seat `seatId` moves to the seat that the body names. Where both are the same, its name is spelled as given. An institution that the board lists cannot be merged away.",
    access: "facilitator",
    body: shape.seatChange,
    answers: { 200: { description: "The seat that remains.", body: shape.seat } },
    problems: ["no-such-seat", ...SEAT_PROBLEMS],
  },
  renewLink: {
    method: "post",
    path: "/api/boards/:id/links",
    summary: "Renew the link of a role",
    description:
      "Ends every token of the role, also people's own, and their connections with close code 4401. The join code stays as it is. Who renews the facilitators' link must go on with the new token.",
    access: "facilitator",
    body: shape.linkRenewal,
    answers: { 200: { description: "The new link.", body: shape.renewedLink } },
  },
} as const satisfies Readonly<Record<string, Endpoint>>

const ASSETS = {
  addAsset: {
    method: "post",
    path: "/api/boards/:id/assets",
    summary: "Add a picture (whoever may write the board)",
    description:
      "The body is the file itself. Its type is read from its bytes; SVG is refused. Nothing on the board shows it yet: a picture that stays unused is removed after a grace period.",
    access: "viewer",
    body: { files: PICTURES },
    answers: {
      200: { description: "The board had it already.", body: shape.asset },
      201: { description: "It is kept.", body: shape.asset },
    },
    problems: [
      "not-allowed",
      "not-a-picture",
      "svg-picture",
      "broken-picture",
      "picture-too-large",
      "picture-too-many-pixels",
      "board-pictures-full",
      "disk-full",
    ],
  },
  readAsset: {
    method: "get",
    path: "/api/boards/:id/assets/:hash",
    summary: "A picture of the board",
    access: "viewer",
    answers: { 200: { description: "The file as it was sent.", body: { files: PICTURES } } },
    problems: ["no-such-picture"],
  },
} as const satisfies Readonly<Record<string, Endpoint>>

const SERVER = {
  readSettings: {
    method: "get",
    path: "/api/settings",
    summary: "What the client must know of the server",
    access: "open",
    answers: { 200: { description: "Settings.", body: shape.settings } },
  },
  readOpenApi: {
    method: "get",
    path: "/api/openapi.json",
    summary: "This description",
    access: "open",
    compressed: true,
    answers: { 200: { description: "OpenAPI 3.1.", body: z.record(z.string(), z.unknown()) } },
  },
  readHealth: {
    method: "get",
    path: "/healthz",
    summary: "Whether the process lives",
    access: "open",
    answers: { 200: { description: "It does.", body: shape.health } },
  },
  readReadiness: {
    method: "get",
    path: "/readyz",
    summary: "Whether boards can be opened and stored",
    access: "open",
    answers: {
      200: { description: "Ready.", body: shape.readiness },
      503: { description: "Not ready.", body: shape.readiness },
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>

/** Every call there is, by the name that generated clients give it (`operationId`). */
export const ENDPOINTS = {
  ...BOARDS,
  ...ACCESS,
  ...PEOPLE,
  ...INSTITUTIONS,
  ...PAPER,
  ...ASSETS,
  ...VERSIONS,
  ...AUDIT,
  ...HISTORY,
  ...SERVER,
}
