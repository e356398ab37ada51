import type { AccessRole, SpaceDropReason } from "@tafelrunde/shared/protocol"

/** Why a board is over for this browser; trying again would not help. */
export type EndReason = "deleted" | "notFound" | "linkEnded" | "removed" | "tooLarge"

export interface Access {
  readonly access: "write" | "read"
  readonly role: AccessRole
  readonly locked: boolean
}

/** The one true state of the connection. `pending` counts own changes that the server does not have durably. */
export type ConnectionStatus =
  | { readonly kind: "opening" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly pending: number }
  /** `kept`: what waits outlives the page. */
  | { readonly kind: "offline"; readonly pending: number; readonly persisted: boolean }
  /** What waits behind a lock is sent when the board is opened again. */
  | {
      readonly kind: "notPermitted"
      readonly reason: "viewer" | "locked" | "refused"
      readonly pending: number
    }
  /** The server goes on in memory, because its store cannot write. */
  | { readonly kind: "notSaved"; readonly pending: number }
  /** What waits is sent when there is space again. */
  | {
      readonly kind: "noSpace"
      readonly reason: SpaceDropReason
      readonly pending: number
      readonly persisted: boolean
    }
  | { readonly kind: "ended"; readonly reason: EndReason; readonly pending: number }

/** What is known of all rooms of the board together. */
export interface ConnectionFacts {
  readonly synced: boolean
  /** Has been synced at least once, or lost its first attempt: before, nothing can be said. */
  readonly tried: boolean
  readonly pending: number
  readonly storageOk: boolean
  /** The device takes what it is given to keep. */
  readonly persisted: boolean
  /** The server has thrown away a change of ours. */
  readonly refused: boolean
  /** Why the server has no space for changes of ours. */
  readonly noSpace?: SpaceDropReason | undefined
  readonly access: Access
  readonly ended?: EndReason | undefined
}

/** The most serious fact wins: what a person must know first. */
export function toConnectionStatus(facts: ConnectionFacts): ConnectionStatus {
  const { pending, persisted, noSpace } = facts
  if (facts.ended) return { kind: "ended", reason: facts.ended, pending }
  if (facts.refused) return { kind: "notPermitted", reason: "refused", pending }
  if (!facts.synced)
    return facts.tried ? { kind: "offline", pending, persisted } : { kind: "opening" }
  if (!facts.storageOk) return { kind: "notSaved", pending }
  if (noSpace) return { kind: "noSpace", reason: noSpace, pending, persisted }
  if (facts.access.access === "read") {
    const reason = facts.access.role === "viewer" ? "viewer" : "locked"
    return { kind: "notPermitted", reason, pending }
  }
  return pending > 0 ? { kind: "saving", pending } : { kind: "saved" }
}

export function isSameConnectionStatus(a: ConnectionStatus, b: ConnectionStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
