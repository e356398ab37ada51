import { BOARD_ROOTS, CONTACT_ROOTS } from "@tafelrunde/shared/model"
import { type RoomKind } from "@tafelrunde/shared/protocol"
import type * as Y from "yjs"

import { HistoryWatch } from "../history/history-watch.ts"
import { BulkDeletionWatch } from "./bulk-deletion-watch.ts"
import { CanvasGuard } from "./canvas-guard.ts"
import { ClientIdGuard, ClientIds } from "./client-id-guard.ts"
import { FacilitatorsGuard } from "./facilitators-guard.ts"
import { type Author, type EditAuthors, type Guard, type Refusal, type Reversal } from "./guard.ts"
import { decodeIncoming } from "./incoming-update.ts"
import { ConflictGuard } from "./limits/conflict-guard.ts"
import { UpdateLimits } from "./limits/update-limits.ts"
import { LockWatch } from "./lock-watch.ts"
import { NoteSeatGuard } from "./note-seat-guard.ts"
import { ProtectionGuard } from "./protection-guard.ts"
import { RemovalGuard } from "./removal-guard.ts"
import { NO_WATCH, type RoomWatch } from "./room-watch.ts"
import { StructureGuard } from "./structure/structure-guard.ts"

/** What guards need of their room. */
export interface GuardContext {
  readonly watch: () => RoomWatch
  /** The board's setting: whether participants may remove what somebody has filled in. */
  readonly participantsMayRemove: () => boolean
  readonly clientIds: ClientIds
  /** The reversals are not applied, because guards revert each other's without end: a bug. */
  readonly onEndless?: (reason: string) => void
}

/** A reversal may be reverted in part, as when a record is emptied before it goes; more rounds than these end nowhere. */
const MAX_ROUNDS = 20

function noContext(): GuardContext {
  return {
    watch: () => NO_WATCH,
    participantsMayRemove: () => false,
    clientIds: new ClientIds(),
  }
}

type CreateGuard = (doc: Y.Doc, context: GuardContext) => Guard

function limits(doc: Y.Doc): Guard {
  return new UpdateLimits(doc)
}

function conflicts(doc: Y.Doc): Guard {
  return new ConflictGuard(doc)
}

function clientIds(doc: Y.Doc, context: GuardContext): Guard {
  return new ClientIdGuard(doc, context.clientIds)
}

function canvas(doc: Y.Doc): Guard {
  return new CanvasGuard(doc)
}

function protection(doc: Y.Doc): Guard {
  return new ProtectionGuard(doc)
}

function noteSeats(doc: Y.Doc): Guard {
  return new NoteSeatGuard(doc)
}

function facilitatorsOnly(doc: Y.Doc): Guard {
  return new FacilitatorsGuard(doc)
}

function bulkDeletion(doc: Y.Doc, { watch }: GuardContext): Guard {
  return new BulkDeletionWatch(doc, (deletion) => watch().onBulkDeletion(deletion))
}

function lock(doc: Y.Doc, { watch }: GuardContext): Guard {
  return new LockWatch(doc, (locked, author) => watch().onLock(locked, author))
}

function boardStructure(doc: Y.Doc): Guard {
  return new StructureGuard(doc, BOARD_ROOTS)
}

function contactStructure(doc: Y.Doc): Guard {
  return new StructureGuard(doc, CONTACT_ROOTS)
}

function boardRemovals(doc: Y.Doc, context: GuardContext): Guard {
  return new RemovalGuard(doc, BOARD_ROOTS, context)
}

function contactRemovals(doc: Y.Doc, context: GuardContext): Guard {
  return new RemovalGuard(doc, CONTACT_ROOTS, context)
}

function boardHistory(doc: Y.Doc, { watch }: GuardContext): Guard {
  return new HistoryWatch(doc, BOARD_ROOTS, (changes) => watch().onFactChanges(changes))
}

function contactHistory(doc: Y.Doc, { watch }: GuardContext): Guard {
  return new HistoryWatch(doc, CONTACT_ROOTS, (changes) => watch().onFactChanges(changes))
}

/** In the order in which they are asked: cheap and general ones first. */
const GUARDS: Readonly<Record<RoomKind, readonly CreateGuard[]>> = {
  board: [
    limits,
    conflicts,
    clientIds,
    canvas,
    boardStructure,
    boardRemovals,
    facilitatorsOnly,
    protection,
    noteSeats,
    bulkDeletion,
    boardHistory,
  ],
  contacts: [limits, conflicts, clientIds, contactStructure, contactRemovals, contactHistory],
  internal: [limits, conflicts, clientIds, contactStructure, contactHistory],
  facilitation: [limits, conflicts, clientIds, lock],
}

/** The guards of a room of this kind, which watch its document. */
export function createRoomGuards(
  kind: RoomKind,
  doc: Y.Doc,
  context: GuardContext = noContext(),
): RoomGuards {
  const guards = GUARDS[kind].map((create) => create(doc, context))
  return new RoomGuards(guards, context.onEndless)
}

/** Asks the guards of one room, one after the other. */
export class RoomGuards {
  readonly #guards: readonly Guard[]
  readonly #onEndless: (reason: string) => void
  /** Consecutive transactions of the server alone of which something was reverted. */
  #rounds = 0

  constructor(guards: readonly Guard[], onEndless: (reason: string) => void = () => {}) {
    this.#guards = guards
    this.#onEndless = onEndless
  }

  /** The first refusal; undefined admits the update, which must then be applied in this order. */
  admit(bytes: Uint8Array, author: Author, isAnswer = false): Refusal | undefined {
    const update = decodeIncoming(bytes, isAnswer)
    if (!update) return "undecodable"
    for (const guard of this.#guards) {
      const refusal = guard.admit?.(update, author)
      if (refusal) return refusal
    }
    for (const guard of this.#guards) guard.onAdmitted?.(update, author)
    return undefined
  }

  onApplied(): void {
    for (const guard of this.#guards) guard.onApplied?.()
  }

  /** What all guards revert of a transaction; see `Guard.review`. */
  review(transaction: Y.Transaction, authors: EditAuthors): readonly Reversal[] {
    const reversals: Reversal[] = []
    for (const guard of this.#guards) {
      const reversal = guard.review?.(transaction, authors)
      if (reversal) reversals.push(reversal)
    }
    return this.#isEndless(reversals, authors) ? [] : reversals
  }

  #isEndless(reversals: readonly Reversal[], authors: EditAuthors): boolean {
    const isEcho = reversals.length > 0 && authors.soleAuthor() === null
    this.#rounds = isEcho ? this.#rounds + 1 : 0
    if (this.#rounds <= MAX_ROUNDS) return false
    this.#rounds = 0
    this.#onEndless(reversals[0]?.violations[0]?.reason ?? "")
    return true
  }
}
