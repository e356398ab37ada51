import * as Y from "yjs"

import { type LogAuthor } from "../../storage/storage.ts"
import { type Author, type EditAuthors, type Violation } from "./guard.ts"

interface AuthoredUpdate<Session> {
  readonly update: Uint8Array | undefined
  readonly author: LogAuthor
  /** Undefined for an edit of the server, and of an institution by its link. */
  readonly session?: Session
}

/** One update, decoded. */
interface AuthoredItems<Session> {
  readonly author: LogAuthor
  readonly session: Session | undefined
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
    return [...new Set(this.#holdersOf(cause).flatMap(({ session }) => session ?? []))]
  }

  writersOf(cause: Y.ID): readonly LogAuthor[] {
    return this.#holdersOf(cause).map(({ author }) => author)
  }

  #holdersOf(cause: Y.ID): readonly AuthoredItems<Session>[] {
    return this.#decode().filter((one) => writes(one, cause) || deletes(one, cause))
  }

  isWrittenByFacilitators(item: Y.ID): boolean {
    return areFacilitators(this.#decode().filter((one) => writes(one, item)))
  }

  isDeletedByFacilitators(item: Y.ID): boolean {
    return areFacilitators(this.#decode().filter((one) => deletes(one, item)))
  }

  soleAuthor(): Session | null | undefined {
    const sessions = new Set(
      this.#updates.flatMap(({ update, session }) => (update ? [session ?? null] : [])),
    )
    const [sole] = sessions
    return sessions.size === 1 ? sole : undefined
  }

  soleWriter(): LogAuthor | undefined {
    const [first, ...others] = this.#updates.flatMap(({ update, author }) =>
      update ? [author] : [],
    )
    const isSole = others.every(({ role, seat }) => role === first?.role && seat === first.seat)
    return isSole ? first : undefined
  }

  /** Each session whose updates hold a cause of a violation, with all violations that it caused. */
  violationsByAuthor(violations: readonly Violation[]): ReadonlyMap<Session, readonly Violation[]> {
    const byAuthor = new Map<Session, Violation[]>()
    for (const violation of violations) {
      for (const session of new Set(violation.causes.flatMap((cause) => this.authorsOf(cause)))) {
        const known = byAuthor.get(session) ?? []
        known.push(violation)
        byAuthor.set(session, known)
      }
    }
    return byAuthor
  }

  #decode(): readonly AuthoredItems<Session>[] {
    this.#decoded ??= this.#updates.flatMap(({ author, session, update }) => {
      if (!update) return []
      const { structs, ds } = Y.decodeUpdate(update)
      return [{ author, session, structs, deletions: ds.clients }]
    })
    return this.#decoded
  }
}

/** The server counts as one. Nobody does not. */
function areFacilitators(items: readonly AuthoredItems<Author>[]): boolean {
  const all = items.map(({ session }) => session?.role ?? "facilitator")
  return all.length > 0 && all.every((role) => role === "facilitator")
}

function writes({ structs }: AuthoredItems<unknown>, { client, clock }: Y.ID): boolean {
  return structs.some((one) => one.id.client === client && covers(one.id.clock, one.length, clock))
}

function deletes({ deletions }: AuthoredItems<unknown>, { client, clock }: Y.ID): boolean {
  return (deletions.get(client) ?? []).some((one) => covers(one.clock, one.len, clock))
}

function covers(start: number, length: number, clock: number): boolean {
  return clock >= start && clock < start + length
}
