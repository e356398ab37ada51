import { type Endpoint, ENDPOINTS } from "@tafelrunde/shared/api"
import { defaultProfile } from "@tafelrunde/shared/paper"
import { type Request } from "express"

import { type Actor, type Audit, type AuditEvent, toActor } from "../boards/audit.ts"
import { type LinkAdmission } from "../boards/institution-links.ts"
import { hashToken, toTokenId } from "../boards/token.ts"
import { toNetwork } from "../network/sender.ts"
import { type SignedIn } from "./authenticate.ts"
import { type Answered, type Call } from "./endpoint-call.ts"

type Event = Omit<AuditEvent, "boardId">
type Describe<E extends Endpoint> = (call: Call<E>, answer: Answered<E>) => Event | undefined

/** What the record says of a call to the board of its `:id`. */
const EVENTS = new Map<Endpoint, Describe<Endpoint>>()

function record<const E extends Endpoint>(endpoint: E, describe: Describe<NoInfer<E>>): void {
  EVENTS.set(endpoint, describe as unknown as Describe<Endpoint>)
}

record(ENDPOINTS.enter, ({ person, body }, { token }) =>
  // Whoever comes back with the token that the device has had joins nothing new.
  token === person.token || token === body.known
    ? undefined
    : { action: "joined", subject: "link" },
)
record(ENDPOINTS.readExport, ({ request, person, query }) => ({
  action: "exported",
  subject: String(request.params["name"]),
  profile: query.profile ?? defaultProfile(person.role),
}))
record(ENDPOINTS.readContent, ({ person: { role } }) => ({
  action: "exported",
  subject: "content",
  profile: role === "facilitator" ? "internal" : defaultProfile(role),
}))
record(ENDPOINTS.readVersionContent, ({ params: { n } }) => ({
  action: "exported",
  subject: `version ${n}`,
  profile: "internal",
}))
record(ENDPOINTS.readPreviousRound, ({ person: { role } }, { content }) =>
  content === null
    ? undefined
    : {
        action: "exported",
        subject: "previous-round",
        profile: role === "facilitator" ? "internal" : defaultProfile(role),
      },
)
record(ENDPOINTS.createNextRound, () => ({
  action: "exported",
  subject: "next-round",
  profile: "internal",
}))
record(ENDPOINTS.replaceContent, () => ({ action: "imported", subject: "content" }))
record(ENDPOINTS.replaceBoard, () => ({ action: "imported", subject: "board" }))
record(ENDPOINTS.removePerson, ({ body }) => ({
  action: "removed",
  subject: body.renew ? "renewed" : undefined,
}))
record(ENDPOINTS.removeConnection, ({ body }) => ({
  action: "removed",
  subject: body.renew ? "renewed" : undefined,
}))
record(ENDPOINTS.endToken, ({ request }) => ({
  action: "ended",
  subject: String(request.params["tokenId"]),
}))
record(ENDPOINTS.renewLink, ({ body: { role } }) => ({ action: "renewed", subject: role }))
record(ENDPOINTS.changeJoinCode, ({ body: { action } }) => ({
  action: "renewed",
  subject: action === "renew" ? "joinCode" : `joinCode ${action}`,
}))
record(ENDPOINTS.changeInstitutionLinks, ({ body: { action } }) => ({
  action: action === "end" ? "ended" : "renewed",
  subject: `institutionLinks ${action}`,
}))
record(ENDPOINTS.readOwnInstitution, () => ({ action: "joined", subject: "institutionLink" }))
record(ENDPOINTS.changeOwnInstitution, ({ body }) => ({
  action: "answered",
  subject: body.kind === "confirm" && body.whole ? "confirmed" : undefined,
}))
record(ENDPOINTS.restoreVersion, ({ params: { n } }) => ({
  action: "restored",
  subject: String(n),
}))
record(ENDPOINTS.removeVersion, ({ params: { n } }) => ({ action: "deleted", subject: String(n) }))
record(ENDPOINTS.deleteBoard, () => ({ action: "deleted", subject: "board" }))

/** Whether the audit record says of a call that it was made. */
export function isAudited(endpoint: Endpoint): boolean {
  return EVENTS.has(endpoint) || endpoint === ENDPOINTS.createBoard || endpoint === ENDPOINTS.join
}

interface AnsweredCall {
  readonly request: Request
  readonly person: SignedIn | LinkAdmission | undefined
  readonly answer: unknown
}

/** Of calls without a board's token: what they answer names the board, and the token that they gave. */
function withoutPerson(
  endpoint: Endpoint,
  { request, answer }: AnsweredCall,
): { readonly event: AuditEvent; readonly actor: Actor } | undefined {
  const address = toNetwork(request.ip)
  if (endpoint === ENDPOINTS.createBoard) {
    const { id } = answer as Answered<typeof ENDPOINTS.createBoard>
    return { event: { boardId: id, action: "created" }, actor: organiserAt(address) }
  }
  if (endpoint === ENDPOINTS.join) {
    const { boardId, role, token, seat } = answer as Answered<typeof ENDPOINTS.join>
    const actor = { role, seat: seat?.id ?? null, token: toTokenId(hashToken(token)), address }
    return { event: { boardId, action: "joined", subject: "joinCode" }, actor }
  }
  return undefined
}

/** Notes a call that has been answered, if the record is about such calls. */
export async function noteCall(
  audit: Audit,
  endpoint: Endpoint,
  call: AnsweredCall,
): Promise<void> {
  const { request, person, answer } = call
  const named = withoutPerson(endpoint, call)
  if (named) return audit.note(named.event, named.actor)
  const event = EVENTS.get(endpoint)?.(call as unknown as Call<Endpoint>, answer)
  if (!event || !person) return
  // Whoever has just got a token of their own goes by that.
  const own =
    endpoint === ENDPOINTS.enter ? (answer as Answered<typeof ENDPOINTS.enter>) : undefined
  const actor = toActor(
    person.role === "institution" ? { ...person, seat: { id: person.institutionId } } : person,
    toNetwork(request.ip),
  )
  const token = own ? toTokenId(hashToken(own.token)) : actor.token
  const seat = own ? (own.seat?.id ?? null) : actor.seat
  await audit.note({ boardId: person.board.id, ...event }, { ...actor, token, seat })
  if (endpoint !== ENDPOINTS.createNextRound) return
  const { id } = answer as Answered<typeof ENDPOINTS.createNextRound>
  await audit.note({ boardId: id, action: "created" }, organiserAt(actor.address))
}

function organiserAt(address: string | null): Actor {
  return { role: "organiser", seat: null, token: null, address }
}
