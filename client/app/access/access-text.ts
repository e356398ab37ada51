import type { FacilitationMessages } from "../../messages/facilitation.ts"
import type { AccessToken, AuditEntry } from "../api.ts"

type Role = AuditEntry["role"]

function roleText(role: Role, messages: FacilitationMessages): string {
  const texts: Readonly<Record<Role, string>> = {
    facilitator: messages.accessFacilitator,
    participant: messages.accessParticipant,
    viewer: messages.accessViewer,
    institution: messages.accessInstitution,
    organiser: messages.accessOrganiser,
    operator: messages.accessOperator,
    server: messages.accessServer,
  }
  return texts[role]
}

function linkText(role: string, messages: FacilitationMessages): string {
  if (role === "facilitator") return messages.accessLinkFacilitator
  return role === "viewer" ? messages.accessLinkViewer : messages.accessLinkParticipant
}

function timeText(at: string, locale: string): string {
  return new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" })
}

/** What facilitators call the token: a link, or the device of an institution. */
export function tokenName(
  { role, origin, seat }: AccessToken,
  messages: FacilitationMessages,
): string {
  if (origin === "link") return linkText(role, messages)
  if (role === "viewer") return messages.accessDeviceViewer
  return seat ? messages.accessDeviceOf(seat.name) : messages.accessDevice
}

/** When it was made and used, and its id. */
export function tokenFacts(
  { id, createdAt, usedAt, connections }: AccessToken,
  messages: FacilitationMessages,
  locale: string,
): string {
  const used =
    usedAt === null ? messages.accessUnused : messages.accessUsed(timeText(usedAt, locale))
  return [
    connections > 0 ? messages.accessConnected : used,
    messages.accessSince(timeText(createdAt, locale)),
    messages.accessId(id),
  ].join(" · ")
}

type Texts = Readonly<
  Record<AuditEntry["action"], (subject: string, messages: FacilitationMessages) => string>
>

const TEXTS: Omit<Texts, "exported"> = {
  created: (_subject, messages) => messages.accessCreated,
  joined: joiningText,
  imported: (subject, { accessReplaced, accessImported }) =>
    subject === "board" ? accessReplaced : accessImported,
  locked: (_subject, messages) => messages.accessLocked,
  unlocked: (_subject, messages) => messages.accessUnlocked,
  removed: (subject, { accessRemovedRenewed, accessRemoved }) =>
    subject === "renewed" ? accessRemovedRenewed : accessRemoved,
  ended: (subject, messages) =>
    subject === "institutionLinks end"
      ? messages.accessInstitutionLinksEnded
      : messages.accessEndedOne(subject),
  renewed: renewalText,
  restored: (subject, messages) => messages.accessRestored(subject),
  repaired: (_subject, messages) => messages.accessRepaired,
  answered: (subject, { accessConfirmed, accessAnswered }) =>
    subject === "confirmed" ? accessConfirmed : accessAnswered,
  damaged: (subject, messages) => messages.accessDamaged(Number(subject)),
  deleted: (subject, { accessDeleted, accessVersionDeleted }) =>
    subject === "board" ? accessDeleted : accessVersionDeleted(subject),
}

/** What was done, in words. */
export function entryText(entry: AuditEntry, messages: FacilitationMessages): string {
  if (entry.action === "exported") return exportText(entry, messages)
  return TEXTS[entry.action](entry.subject ?? "", messages)
}

function exportText({ subject, profile }: AuditEntry, messages: FacilitationMessages): string {
  const texts = {
    internal: messages.accessInternal,
    network: messages.accessNetwork,
    public: messages.accessPublic,
  }
  const version = /^version (\d+)$/.exec(subject ?? "")?.[1]
  if (version !== undefined) return messages.accessVersionRead(version)
  const name = subject === "content" || subject === null ? messages.accessContent : subject
  return messages.accessExported(name, profile ? texts[profile] : "")
}

function joiningText(subject: string, messages: FacilitationMessages): string {
  if (subject === "joinCode") return messages.accessJoinedByCode
  return subject === "institutionLink" ? messages.accessOwnOpened : messages.accessJoinedByLink
}

function renewalText(subject: string, messages: FacilitationMessages): string {
  switch (subject) {
    case "joinCode":
      return messages.accessCodeRenewed
    case "joinCode on":
      return messages.accessCodeOn
    case "joinCode off":
      return messages.accessCodeOff
    case "institutionLinks create":
      return messages.accessInstitutionLinksMade
    case "institutionLinks renew":
      return messages.accessInstitutionLinksRenewed
    default:
      return messages.accessLinkRenewed(linkText(subject, messages))
  }
}

/** When and by whom: role, institution, token id and network; never a person's name. */
export function entryFacts(
  { at, role, seat, token, address, times }: AuditEntry,
  messages: FacilitationMessages,
  locale: string,
): string {
  const facts = [
    timeText(at, locale),
    times > 1 ? messages.accessTimes(times) : null,
    roleText(role, messages),
    seat,
    token && messages.accessId(token),
    address && messages.accessAddress(address),
  ]
  return facts.filter((fact) => fact !== null && fact !== "").join(" · ")
}
