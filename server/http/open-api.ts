import { boardContentJsonSchema } from "@tafelrunde/shared/content"
import { ACCESS_ROLES } from "@tafelrunde/shared/protocol"

type Json = Readonly<Record<string, unknown>>

const TEXT = { type: "string" }
const role = { type: "string", enum: ACCESS_ROLES }
function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}
function json(schema: Json): Json {
  return { "application/json": { schema } }
}
function answer(description: string, schema?: Json): Json {
  return {
    description,
    ...(schema && { content: json(schema) }),
  }
}
function object(properties: Json, required: readonly string[] = Object.keys(properties)): Json {
  return {
    type: "object",
    properties,
    required,
  }
}
function body(schema: Json): Json {
  return { required: true, content: json(schema) }
}
function inPath(name: string): Json {
  return { name, in: "path", required: true, schema: TEXT }
}
function inQuery(name: string, schema: Json): Json {
  return { name, in: "query", schema }
}
const problem = {
  description: "A problem (RFC 9457) with a stable type and a message for a person.",
  content: { "application/problem+json": { schema: ref("Problem") } },
}
function operation(summary: string, more: Json): Json {
  const responses = typeof more["responses"] === "object" ? more["responses"] : {}
  return { summary, ...more, responses: { ...responses, default: problem } }
}
const open: Json = { security: [] }
const lang = inQuery("lang", { type: "string", enum: ["de", "en"] })
const asOf = inQuery("asOf", { type: "string", format: "date" })
const profile = inQuery("profile", { type: "string", enum: ["internal", "network", "public"] })

const boardPaths: Json = {
  "/api/boards": {
    post: operation("Create a board", {
      description: "Needs the organiser key as bearer where the server has one.",
      requestBody: body(ref("NewBoard")),
      responses: { 201: answer("The board and its links.", ref("CreatedBoard")) },
    }),
  },
  "/api/boards/{id}": {
    parameters: [inPath("id")],
    get: operation("What a board is", { responses: { 200: answer("The board.", ref("Board")) } }),
    delete: operation("Delete the board (facilitator)", {
      description: "Its data is removed; everybody connected is sent away with close code 4409.",
      responses: { 204: answer("Deleted. Later calls are answered with 410.") },
    }),
  },
  "/api/boards/{id}/content": {
    parameters: [inPath("id")],
    get: operation("The structured content, contacts by role", {
      responses: { 200: answer("Board content.", ref("BoardContent")) },
    }),
    put: operation("Replace the structured content (facilitator)", {
      requestBody: body(ref("BoardContent")),
      responses: { 204: answer("Replaced; everybody connected sees it.") },
    }),
  },
  "/api/boards/{id}/state": {
    parameters: [inPath("id")],
    get: operation("The board room's document as one Yjs update", {
      description:
        "Canvas and content without contacts: what a connection to the room would begin with, compressed, with an ETag a version.",
      responses: {
        200: {
          description: "A Yjs update (version 1).",
          content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
        },
        304: answer("Unchanged since the version of `If-None-Match`."),
      },
    }),
  },
  "/api/boards/{id}/join-code": {
    parameters: [inPath("id")],
    post: operation("Renew the join code or switch it (facilitator)", {
      requestBody: body(object({ action: { type: "string", enum: ["renew", "off", "on"] } })),
      responses: {
        200: answer(
          "The code that is valid now.",
          object({ joinCode: { type: ["string", "null"] } }),
        ),
      },
    }),
  },
}

const accessPaths: Json = {
  "/api/boards/{id}/enter": {
    parameters: [inPath("id")],
    post: operation("Get a token of one's own in place of a link's (any role)", {
      description:
        "With it a person can be removed alone. `known` is a token that the device had here before; it is answered if it is still valid. Facilitators, and who has a token of their own, are answered the token they show.",
      requestBody: { ...body(object({ known: TEXT }, [])), required: false },
      responses: { 200: answer("The token to go on with.", object({ token: TEXT })) },
    }),
  },
  "/api/boards/{id}/links": {
    parameters: [inPath("id")],
    post: operation("Renew the link of a role (facilitator)", {
      description:
        "Ends every token of the role, also people's own, and their connections with close code 4401. The join code stays as it is. Who renews the facilitators' link must go on with the new token.",
      requestBody: body(object({ role, action: { type: "string", enum: ["renew"] } })),
      responses: { 200: answer("The new link.", object({ role, url: TEXT, token: TEXT })) },
    }),
  },
  "/api/boards/{id}/people/{clientId}/remove": {
    parameters: [
      inPath("id"),
      { ...inPath("clientId"), schema: { type: "integer" }, description: "Awareness client id." },
    ],
    post: operation("Send a participant or viewer away (facilitator)", {
      description:
        "Ends the person's connections with close code 4403, and their own token. With `renew` the link of their role and the join code are renewed too, so that these let them in no more; everybody else with a token of their own stays, and connections that use the link's token itself end with close code 4401. Without it the person can come back by link or code.",
      requestBody: { ...body(object({ renew: { type: "boolean" } }, [])), required: false },
      responses: { 204: answer("Removed.") },
    }),
  },
}

const paperPaths: Json = {
  "/api/boards/{id}/findings": {
    parameters: [inPath("id"), asOf, lang],
    get: operation("Gaps and contradictions", {
      responses: { 200: answer("Findings.", { type: "array", items: ref("Finding") }) },
    }),
  },
  "/api/boards/{id}/exports/{name}": {
    parameters: [inPath("id"), inPath("name"), profile, lang, asOf],
    get: operation("A file made from the board, such as responsibilities.csv", {
      responses: { 200: { description: "The file.", content: { "*/*": {} } } },
    }),
  },
}

const asset = object({
  hash: { ...TEXT, description: "SHA-256 of the bytes, hexadecimal." },
  url: TEXT,
  src: { ...TEXT, description: "`asset:` and the hash: what a canvas record names it by." },
  type: TEXT,
  width: { type: "integer" },
  height: { type: "integer" },
  bytes: { type: "integer" },
})
const pictures = Object.fromEntries(
  ["image/png", "image/jpeg", "image/gif", "image/webp"].map((type) => [type, {}]),
)

const assetPaths: Json = {
  "/api/boards/{id}/assets": {
    parameters: [inPath("id")],
    post: operation("Add a picture (whoever may write the board)", {
      description:
        "The body is the file itself. Its type is read from its bytes; SVG is refused. Nothing on the board shows it yet: a picture that stays unused is removed after a grace period.",
      requestBody: { required: true, content: pictures },
      responses: {
        200: answer("The board had it already.", asset),
        201: answer("It is kept.", asset),
      },
    }),
  },
  "/api/boards/{id}/assets/{hash}": {
    parameters: [inPath("id"), inPath("hash")],
    get: operation("A picture of the board", {
      responses: { 200: { description: "The file as it was sent.", content: pictures } },
    }),
  },
}

const otherPaths: Json = {
  "/api/join": {
    post: operation("Join by code", {
      ...open,
      requestBody: body(object({ code: TEXT })),
      responses: { 200: answer("A participant's token.", ref("Joined")) },
    }),
  },
  "/api/settings": {
    get: operation("What the client must know of the server", {
      ...open,
      responses: { 200: answer("Settings.", ref("Settings")) },
    }),
  },
  "/healthz": {
    get: operation("Whether the process lives", {
      ...open,
      responses: { 200: answer("It does.") },
    }),
  },
  "/readyz": {
    get: operation("Whether boards can be opened and stored", {
      ...open,
      responses: { 200: answer("Ready."), 503: answer("Not ready.") },
    }),
  },
  "/metrics": {
    get: operation("Numbers for Prometheus", {
      ...open,
      responses: { 200: { description: "Text.", content: { "text/plain": { schema: TEXT } } } },
    }),
  },
}

const link = object({ url: TEXT, token: TEXT })
const links = object({ facilitator: link, participant: link, viewer: link })
const TIME = { type: "string", format: "date-time" }
const LANGUAGE = { type: "string", enum: ["de", "en"] }

const schemas: Json = {
  BoardContent: boardContentJsonSchema(),
  NewBoard: object(
    {
      title: TEXT,
      language: LANGUAGE,
      template: { type: "string", enum: ["blank", "regionalworkshop", "musterstadt"] },
      content: ref("BoardContent"),
    },
    [],
  ),
  CreatedBoard: object({ id: TEXT, title: TEXT, joinCode: TEXT, links }),
  Board: object(
    {
      id: TEXT,
      title: TEXT,
      language: LANGUAGE,
      institutions: {
        type: "array",
        description: "Whom a person can belong to, in the board's order.",
        items: object({ id: TEXT, name: TEXT, short: TEXT }),
      },
      role,
      createdAt: TIME,
      updatedAt: TIME,
      joinCode: { type: ["string", "null"] },
      links,
    },
    ["id", "title", "language", "institutions", "role", "createdAt", "updatedAt"],
  ),
  Joined: object({ boardId: TEXT, role, token: TEXT, url: TEXT }),
  Finding: object({
    rule: TEXT,
    severity: { type: "string", enum: ["error", "warning", "hint"] },
    entity: TEXT,
    entityId: TEXT,
    institutionIds: { type: "array", items: TEXT },
    message: TEXT,
  }),
  Settings: object({
    tldrawLicenseKey: { type: ["string", "null"] },
    createNeedsKey: { type: "boolean" },
    lanUrls: { type: "array", items: TEXT },
  }),
  Problem: object(
    {
      type: TEXT,
      title: TEXT,
      status: { type: "integer" },
      detail: TEXT,
      problems: { type: "array", items: object({ path: TEXT, message: TEXT }) },
    },
    ["type", "title", "status", "detail"],
  ),
}

/** What this server's API offers, for programs and their authors. */
export const openApi: Json = {
  openapi: "3.1.0",
  info: {
    title: "Tafelrunde",
    version: "1",
    description:
      "Boards for workshops: content, findings and exports. Live sync is at /sync/:room.",
  },
  paths: { ...boardPaths, ...accessPaths, ...paperPaths, ...assetPaths, ...otherPaths },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas,
  },
  security: [{ token: [] }],
}
