import { type BoardContent } from "@tafelrunde/shared/content"
import { changeOwn, type OwnChange } from "@tafelrunde/shared/selfservice"

/** What the server answers of an institution's part; `content` is board content with that alone. */
export interface ServedPart {
  readonly institutionId: string
  readonly content: BoardContent
  readonly isLocked: boolean
  /** ISO 8601; null until the institution has said that everything is right. */
  readonly confirmedAt: string | null
}

/** Why the server did not answer as wished, in the person's language where it said something. */
export class Failure extends Error {
  /** 0: it could not be reached. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

interface OwnPartServer {
  /** Both reject with a `Failure`. */
  readonly read: () => Promise<ServedPart>
  readonly change: (change: OwnChange) => Promise<ServedPart>
}

export interface OwnPartState {
  /** With everything that this page has changed, saved or not; undefined until it has come. */
  readonly part: ServedPart | undefined
  readonly saving: "saved" | "saving" | "waiting"
  /** Why there is nothing to show. */
  readonly failure: Failure | undefined
}

interface Options {
  readonly server: OwnPartServer
  /** Called with a change that the server does not take; the page shows the server's state again. */
  readonly onRefused: (failure: Failure) => void
  /** `YYYY-MM-DD`. */
  readonly today: () => string
}

/** So long after the last letter what was typed is sent. */
const TYPING_MS = 700
const RETRY_MS = 5000

/**
 * An institution's part of a board in this browser. Changes show at once, wait in line, and go to the server one after
 * the other; those that it could not be told are sent again. What others change comes with each answer.
 */
export class OwnPart {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #served: ServedPart | undefined
  #failure: Failure | undefined
  #waiting: OwnChange[] = []
  #isSending = false
  #isCutOff = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: OwnPartState = { part: undefined, saving: "saved", failure: undefined }

  constructor(options: Options) {
    this.#options = options
  }

  get = (): OwnPartState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Fetches the part; also again, so that what others have changed is in sight. */
  async load(): Promise<void> {
    try {
      this.#served = await this.#options.server.read()
      this.#failure = undefined
    } catch (error) {
      const failure = toFailure(error)
      // What is in sight already stays there while the server cannot be reached.
      if (!this.#served || isFinal(failure)) this.#failure = failure
    }
    this.#show()
  }

  /** Shows the change at once and sends it soon; what is typed into one field goes together. */
  change(change: OwnChange): void {
    const isUnderWay = this.#isSending && this.#waiting.length === 1
    const together = isUnderWay ? undefined : joined(this.#waiting.at(-1), change)
    if (together) this.#waiting.splice(-1, 1, together)
    else this.#waiting.push(change)
    this.#show()
    this.#sendIn(change.kind === "set" ? TYPING_MS : 0)
  }

  get hasUnsaved(): boolean {
    return this.#waiting.length > 0
  }

  /** Sends what waits now, because the page may be closed. */
  flush(): void {
    if (this.hasUnsaved) this.#sendIn(0)
  }

  close(): void {
    this.flush()
    this.#listeners.clear()
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) await this.#sendOne(next)
    } catch (error) {
      toFailure(error)
      this.#isCutOff = true
      this.#show()
      this.#sendIn(RETRY_MS)
    } finally {
      this.#isSending = false
    }
  }

  /** Rejects with a failure that passes; what the server refuses is dropped. */
  async #sendOne(change: OwnChange): Promise<void> {
    try {
      this.#served = await this.#options.server.change(change)
      this.#waiting.shift()
    } catch (error) {
      const failure = toFailure(error)
      if (isPassing(failure)) throw failure
      this.#waiting.shift()
      if (isFinal(failure)) this.#failure = failure
      else this.#options.onRefused(failure)
      await this.load()
    }
    this.#isCutOff = false
    this.#show()
  }

  #show(): void {
    const served = this.#served
    const saving = !this.hasUnsaved ? "saved" : this.#isCutOff ? "waiting" : "saving"
    this.#state = {
      part: served && { ...served, content: this.#withChanges(served) },
      saving,
      failure: this.#failure,
    }
    for (const listener of this.#listeners) listener()
  }

  #withChanges({ content, institutionId }: ServedPart): BoardContent {
    const own = { institutionId, today: this.#options.today() }
    return this.#waiting.reduce((shown, change) => {
      const changed = changeOwn(shown, change, own)
      // The server will say why.
      return typeof changed === "string" ? shown : changed
    }, content)
  }
}

/** Two changes of one field as one; undefined for any others. */
function joined(last: OwnChange | undefined, next: OwnChange): OwnChange | undefined {
  if (last?.kind !== "set" || next.kind !== "set") return undefined
  const isSame = last.list === next.list && last.id === next.id && last.field === next.field
  return isSame ? { ...next, before: last.before } : undefined
}

/** Anything else is a bug, and stays what it is. */
function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  throw error
}

/** No answer, a server in trouble, or too many calls: the same again may be taken later. */
function isPassing({ status }: Failure): boolean {
  return status === 0 || status === 429 || status === 502 || status === 503 || status === 504
}

/** The link has ended, or what it leads to is gone. */
function isFinal({ status }: Failure): boolean {
  return status === 401 || status === 404 || status === 410
}
