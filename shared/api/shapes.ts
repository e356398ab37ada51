import { z } from "zod"

import { TEMPLATES } from "../content/index.ts"
import { FINDING_ENTITIES, SEVERITIES } from "../findings/index.ts"
import { ACCESS_ROLES, AUDIT_ACTIONS, AUDIT_ROLES } from "../protocol/index.ts"

/** The named shapes of the API, as `components.schemas` of the OpenAPI document names them. */
export const shapes = z.registry<{ id: string }>()

export function named<Shape extends z.ZodType>(id: string, shape: Shape): Shape {
  shapes.add(shape, { id })
  return shape
}

export const language = z.enum(["de", "en"])
export const profile = z.enum(["internal", "network", "public"])
const role = z.enum(ACCESS_ROLES)
export const day = z.iso.date()
export const time = z.iso.datetime()

/** Checked by `parseBoardContent`, which names every violation; described by the published JSON Schema. */
export const boardContent = named("BoardContent", z.unknown())

const link = named("Link", z.object({ url: z.string(), token: z.string() }))
const links = named("Links", z.object({ facilitator: link, participant: link, viewer: link }))

export const boardTitle = z.string().max(300)

export const newBoard = named(
  "NewBoard",
  z.object({
    title: boardTitle.nullish(),
    language: language.nullish(),
    template: z.enum(TEMPLATES).nullish(),
    content: boardContent.optional(),
  }),
)

export const lanUrls = z
  .array(z.string())
  .optional()
  .describe(
    "Where others in the network reach the server; for facilitators in it, and with the join code.",
  )

export const createdBoard = named(
  "CreatedBoard",
  z.object({ id: z.string(), title: z.string(), joinCode: z.string(), links, lanUrls }),
)

export const nextRound = named(
  "NextRound",
  z.object({
    title: boardTitle.nullish().describe("Of the new board; default: that of this one."),
    organiserKey: z
      .string()
      .max(1000)
      .nullish()
      .describe("Where the server has one: the token in the header is that of this board."),
  }),
)

export const previousRound = named(
  "PreviousRound",
  z.object({
    content: boardContent.describe(
      "With the contacts that the role may see now; null where the board was not made from another one.",
    ),
  }),
)

export const boardSummary = named(
  "Board",
  z.object({
    id: z.string(),
    title: z.string(),
    language,
    institutions: z
      .array(z.object({ id: z.string(), name: z.string(), short: z.string() }))
      .describe("Whom a person can belong to, in the board's order."),
    role,
    createdAt: time,
    updatedAt: time,
    joinCode: z
      .string()
      .nullable()
      .optional()
      .describe(
        "For facilitators; for others while facilitators show it on the wall. Null: switched off, or expired.",
      ),
    joinCodeExpired: z
      .boolean()
      .optional()
      .describe("Facilitators only: joining by code is on, but the code is no longer valid."),
    links: links.optional().describe("Facilitators only."),
    lanUrls,
  }),
)

export const joinCodeChange = named(
  "JoinCodeChange",
  z.object({ action: z.enum(["renew", "off", "on"]) }),
)
export const joinCode = named(
  "JoinCode",
  z.object({ joinCode: z.string().nullable().describe("Null: joining by code is off.") }),
)

export const seat = named(
  "Seat",
  z.object({
    id: z.string(),
    institutionId: z.string().nullable().describe("Null where the board does not list it."),
    name: z.string(),
  }),
)
export const seats = z.array(seat)

export const space = named(
  "Space",
  z.object({
    bytes: z
      .number()
      .int()
      .describe("Of canvas and content; what compaction will drop counts until then."),
    mostBytes: z.number().int(),
    shares: z
      .array(
        z.object({
          name: z.string().nullable().describe("The seat's; null for people without one."),
          bytes: z.number().int(),
        }),
      )
      .describe("Of those who wrote most, largest first; facilitators have no share."),
    pictures: z
      .object({ count: z.number().int(), bytes: z.number().int(), mostBytes: z.number().int() })
      .describe("Files, which do not count towards `bytes`."),
  }),
)

const institutionChoice = {
  institutionId: z.string().max(500).nullish().describe("An institution that the board lists."),
  institution: z
    .string()
    .max(120)
    .nullish()
    .describe("The name of another one; it counts where the board does not list the id."),
}
const personChoice = {
  ...institutionChoice,
  name: z.string().max(200).nullish().describe("The person's name; it is never stored."),
}
export const seatChange = named("SeatChange", z.object(institutionChoice))

export const joinRequest = named("JoinRequest", z.object({ code: z.string(), ...personChoice }))
export const joined = named(
  "Joined",
  z.object({
    boardId: z.string(),
    role,
    token: z.string(),
    url: z.string(),
    seat: seat.nullable(),
  }),
)

export const enterRequest = named(
  "EnterRequest",
  z.object({
    known: z.string().optional().describe("A token that the device had on this board before."),
    ...personChoice,
  }),
)
export const entered = named("Entered", z.object({ token: z.string(), seat: seat.nullable() }))

export const linkRenewal = named("LinkRenewal", z.object({ role, action: z.literal("renew") }))
export const renewedLink = named(
  "RenewedLink",
  z.object({ role, url: z.string(), token: z.string() }),
)

export const removal = named("Removal", z.object({ renew: z.boolean().optional() }))

export const removed = named(
  "Removed",
  z.object({ endedTokens: z.int().describe("How many tokens let nobody in any more.") }),
)

export const accessTokens = z.array(
  named(
    "AccessToken",
    z.object({
      id: z.string().describe("The beginning of the token's hash; it lets nobody in."),
      role,
      origin: z.enum(["link", "own"]).describe("`own`: of one device."),
      seat: seat.nullable(),
      createdAt: time,
      usedAt: time.nullable().describe("To within ten minutes; null: never, or long ago."),
      connections: z.int().describe("To the board, now."),
    }),
  ),
)

export const auditRecord = z.array(
  named(
    "AuditEntry",
    z.object({
      at: time,
      action: z.enum(AUDIT_ACTIONS),
      role: z
        .enum(AUDIT_ROLES)
        .describe("`organiser` created the board, `operator` works on the server itself."),
      seat: z.string().nullable().describe("The name of the institution."),
      token: z.string().nullable().describe("As `id` of an `AccessToken`."),
      address: z.string().nullable().describe("A network: /24 of IPv4, /48 of IPv6."),
      subject: z
        .string()
        .nullable()
        .describe(
          "With what: an export's name, `content` or `board`, a version's number, a role whose link was renewed, `joinCode`, `institutionLinks` and what was done with them, a token's id.",
        ),
      profile: profile.nullable(),
      times: z.int().describe("How often within an hour; `at` is the last time."),
    }),
  ),
)

export const findingList = z.array(
  named(
    "Finding",
    z.object({
      rule: z.string(),
      severity: z.enum(SEVERITIES),
      entity: z.enum(FINDING_ENTITIES),
      entityId: z.string(),
      institutionIds: z.array(z.string()),
      message: z.string(),
      answer: z.string().optional().describe("Why it is so on purpose."),
    }),
  ),
)

export const asset = named(
  "Asset",
  z.object({
    hash: z.string().describe("SHA-256 of the bytes, hexadecimal."),
    url: z.string(),
    src: z.string().describe("`asset:` and the hash: what a canvas record names it by."),
    type: z.string(),
    width: z.int(),
    height: z.int(),
    bytes: z.int(),
  }),
)

const versionCounts = named(
  "VersionCounts",
  z.object({
    tasks: z.int(),
    institutions: z.int(),
    cells: z.int().describe("Assignments: a task and an institution."),
    shapes: z.int().describe("On the canvas."),
    others: z.int().describe("Phases, contacts, handovers, agreements and whatever else there is."),
  }),
)

export const version = named(
  "Version",
  z.object({
    n: z.int().describe("Identifies the version; never given twice."),
    at: time,
    reason: z
      .enum(["automatic", "named", "import", "restore", "bulkDeletion", "previousRound"])
      .describe(
        "`previousRound`: the content of the board that this one was made from; all others but the first two mean: taken before it.",
      ),
    name: z.string().nullable(),
    counts: versionCounts.describe("What is in it."),
    changes: versionCounts
      .nullable()
      .describe(
        "What was added, changed or removed since the version before; null for the oldest.",
      ),
  }),
)
export const versions = z.array(version)

export const newVersion = named("NewVersion", z.object({ name: z.string().trim().min(1).max(120) }))

export const restoration = named(
  "Restoration",
  z.object({
    only: z
      .union([
        z.literal("content"),
        z.object({
          frames: z.array(z.string()).max(1000).optional().describe("Record ids of shapes."),
          tasks: z.array(z.string()).max(1000).optional(),
        }),
      ])
      .nullish()
      .describe("Absent: content and canvas, whole."),
  }),
)
export const restored = named(
  "Restored",
  z.object({ before: z.int().describe("The version of the board as it was before.") }),
)

export const settings = named(
  "Settings",
  z.object({
    tldrawLicenseKey: z.string().nullable(),
    createNeedsKey: z.boolean(),
  }),
)

export const health = named("Health", z.object({ status: z.literal("ok") }))
export const readiness = named(
  "Readiness",
  z.object({ status: z.enum(["ready", "not ready"]), storage: z.boolean(), open: z.boolean() }),
)

export const problem = named(
  "Problem",
  z.object({
    type: z.string().describe("`urn:tafelrunde:problem:` and one of the names below."),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
)
