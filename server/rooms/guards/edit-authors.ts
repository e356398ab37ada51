import * as Y from "yjs"

import { type Author, type EditAuthors, type Violation } from "./guard.ts"

interface AuthoredUpdate<Session> {
  readonly update: Uint8Array | undefined
  /** Undefined for an edit of the server. */
  readonly session?: Session
}

/** One session's update, decoded. */
interface AuthoredItems<Session> {
  readonly session: Session
  readonly structs: ReturnType<typeof Y.decodeUpdate>["structs"]
  readonly deletions: ReturnType<typeof Y.decodeUpdate>["ds"]["clients"]
}

/** Finds the sessions behind a transaction's items; decodes its updates at the first question. */
export class TransactionAuthors<Session extends Author> implements EditAuthors {
  readonly #updates: readonly AuthoredUpdate<Session>[]
  #decoded: readonly AuthoredItems<Session>[] | undefined

  constructor(updates: readonly AuthoredUpdate<Session>[]) {
    this.#updates = updates
  }

  authorsOf(cause: Y.ID): readonly Session[] {
    const holders = this.#decode().filter((items) => holds(items, cause))
    return [...new Set(holders.map(({ session }) => session))]
  }

  /** Each session whose updates hold a cause of a violation, with the reasons of all of them. */
  reasonsByAuthor(violations: readonly Violation[]): ReadonlyMap<Session, readonly string[]> {
    const reasons = new Map<Session, string[]>()
    for (const { reason, causes } of violations) {
      for (const session of new Set(causes.flatMap((cause) => this.authorsOf(cause)))) {
        const known = reasons.get(session) ?? []
        known.push(reason)
        reasons.set(session, known)
      }
    }
    return reasons
  }

  #decode(): readonly AuthoredItems<Session>[] {
    this.#decoded ??= this.#updates.flatMap(({ session, update }) => {
      if (!session || !update) return []
      const { structs, ds } = Y.decodeUpdate(update)
      return [{ session, structs, deletions: ds.clients }]
    })
    return this.#decoded
  }
}

function holds({ structs, deletions }: AuthoredItems<unknown>, { client, clock }: Y.ID): boolean {
  return (
    structs.some((one) => one.id.client === client && covers(one.id.clock, one.length, clock)) ||
    (deletions.get(client) ?? []).some((one) => covers(one.clock, one.len, clock))
  )
}

function covers(start: number, length: number, clock: number): boolean {
  return clock >= start && clock < start + length
}
