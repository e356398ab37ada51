import {
  type AccessRole,
  type RevertKind,
  type Seat,
  type SpaceDropReason,
} from "@tafelrunde/shared/protocol"
import type * as Y from "yjs"

import { type LogAuthor } from "../../storage/storage.ts"
import { type IncomingUpdate } from "./incoming-update.ts"

/** Who sent an update, as far as guards need to know. */
export interface Author {
  readonly role: AccessRole
  /** The hash of the token that let them in. */
  readonly key: string
  /** The institution for which they are here; null for facilitators and whoever did not say. */
  readonly seat: Seat | null
  /** The network from which they are connected; see `toNetwork`. */
  readonly network: string | null
}

/**
 * Why an update was not taken. Its sender's connection ends with a close code that says so, except where
 * there is only no space.
 */
export type Refusal =
  | SpaceDropReason
  | "undecodable"
  | "clock"
  | "clientId"
  | "clients"
  | "deletion"
  | "depth"
  | "gap"
  | "roots"
  | "structure"

/** Something in a transaction that a guard does not let stand. */
export interface Violation {
  /** In English, for a log. */
  readonly reason: string
  /** What the authors are told; harmful to others, if nothing else is said. */
  readonly kind?: RevertKind
  /** The items that the violation consists of, written or deleted in the transaction. */
  readonly causes: readonly Y.ID[]
}

/** What a guard takes back of a transaction. */
export interface Reversal {
  /** Logged and applied as an edit of the server, it removes the violations. */
  readonly update: Uint8Array
  readonly violations: readonly Violation[]
}

/** Tells whose updates a transaction consists of. Asking decodes them, so ask only about violations. */
export interface EditAuthors {
  /** Everybody who wrote or deleted the item in this transaction; the server is not among them. */
  authorsOf(cause: Y.ID): readonly Author[]
  /**
   * Whether only facilitators and the server wrote the item in this transaction. False for an item that
   * waited for a missing update: nobody knows any more who sent it.
   */
  isWrittenByFacilitators(item: Y.ID): boolean
  /** Likewise, whether only they deleted it. */
  isDeletedByFacilitators(item: Y.ID): boolean
  /** Who sent all updates of this transaction; null for the server, undefined for several. Decodes nothing. */
  soleAuthor(): Author | null | undefined
  /** As `authorsOf`, as the log names them: the server, and institutions that edit by their links, are among them. */
  writersOf(cause: Y.ID): readonly LogAuthor[]
  /** As `soleAuthor`, likewise; undefined for several. */
  soleWriter(): LogAuthor | undefined
}

/**
 * Watches one aspect of a room's document. A guard either refuses an update before it is logged, which
 * costs the sender their connection and so is for attacks only, or reverts what an update has done,
 * which an honest client survives. Rights (who may write at all) are checked before any guard.
 */
export interface Guard {
  /** Refuses the update, or undefined. Another guard may still refuse it: remember nothing here. */
  admit?(update: IncomingUpdate, author: Author): Refusal | undefined
  /** Every guard has admitted the update; it will be applied after those that were admitted before. */
  onAdmitted?(update: IncomingUpdate, author: Author): void
  /** All admitted updates are applied. */
  onApplied?(): void
  /**
   * Checks what a transaction did. Called in Yjs's `afterTransaction`, before Yjs frees what was
   * deleted, for the server's own edits and for reversals too; it must not change the document.
   */
  review?(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined
}
