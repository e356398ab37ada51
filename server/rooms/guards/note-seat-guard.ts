import { randomInt } from "node:crypto"

import {
  canvasRecords,
  isNote,
  NOTE_SEATS,
  noteSeats,
  plainText,
  readRecord,
  type YRecord,
} from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { readTouches } from "./canvas-change.ts"
import {
  type Author,
  type EditAuthors,
  type Guard,
  type Reversal,
  type Violation,
} from "./guard.ts"
import { mapIn } from "./read-before.ts"
import { RevertUpdate } from "./revert-update.ts"
import {
  changedItemsIn,
  isNew,
  itemBefore,
  itemsOf,
  textBefore,
  type YType,
} from "./transaction-items.ts"

/** Where so many notes have their seat, those of deleted notes make room. */
const MOST_STAMPS = 5000
const TEXT = "props.richText"

/**
 * Stamps each note with the institution of whoever writes its first words, beside the record, so that the stamp goes
 * neither along with a copy nor away with another's edit. Facilitators and people without a seat leave none. What
 * clients write among the stamps is reverted: a stamp is what this guard has given, and nothing else.
 */
export class NoteSeatGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #records: Y.Map<YRecord>
  readonly #seats: YType
  /** The stamps as JSON, by note. */
  readonly #kept = new Map<string, string>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#records = canvasRecords(doc)
    this.#seats = asType(noteSeats(doc))
    for (const [id, item] of itemsOf(this.#seats)) {
      const stamp = stampIn(item)
      if (stamp !== undefined) this.#kept.set(id, stamp)
    }
  }

  review(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined {
    const written = transaction.changed.get(this.#seats) ?? new Set<string | null>()
    const stamped = this.#stamp(transaction, authors)
    const reversal = new RevertUpdate()
    const violations: Violation[] = []
    for (const id of new Set([...written, ...stamped])) {
      if (id === null) continue
      const item = itemsOf(this.#seats).get(id)
      if (stampIn(item) === this.#kept.get(id)) continue
      this.#correct(id, item, reversal)
      if (item && written.has(id) && !stamped.has(id)) {
        const reason = "noteSeats: only the server"
        violations.push({ reason, kind: "protected", causes: [item.id] })
      }
    }
    if (reversal.isEmpty) return undefined
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    const clock = Y.getState(this.#doc.store, client)
    return { update: reversal.encode({ client, clock }), violations }
  }

  #correct(id: string, item: Y.Item | undefined, reversal: RevertUpdate): void {
    const stamp = this.#kept.get(id)
    if (stamp === undefined) {
      if (item && !item.deleted) reversal.remove(item)
      return
    }
    const restored = { is: "plain", value: JSON.parse(stamp) as unknown } as const
    if (item) reversal.replace(item, restored)
    else reversal.add({ root: NOTE_SEATS, key: id }, restored)
  }

  /** Decides the stamps of notes that have their first words; answers which notes' stamps that changes. */
  #stamp(transaction: Y.Transaction, authors: EditAuthors): ReadonlySet<string> {
    const stamped = new Set<string>()
    for (const [id, { isWhole, keys }] of readTouches(this.#records, transaction)) {
      if (!isWhole && !keys.has(TEXT)) continue
      const items = this.#firstWords(id, transaction)
      const author = items && authorOf(items, authors)
      if (!author) continue
      if (author.seat === null) {
        if (this.#kept.delete(id)) stamped.add(id)
        continue
      }
      for (const gone of this.#makeRoom()) stamped.add(gone)
      if (this.#kept.size >= MOST_STAMPS) continue
      const { institutionId, name } = author.seat
      // As documents hold texts: half a character would never equal what was kept, and be corrected for ever.
      this.#kept.set(id, JSON.stringify({ institutionId, name: name.toWellFormed() }))
      stamped.add(id)
    }
    return stamped
  }

  /** What brought the first words of a note; undefined where it has none, or had some before. */
  #firstWords(id: string, transaction: Y.Transaction): readonly Y.Item[] | undefined {
    const holder = itemsOf(asType(this.#records)).get(id)
    const record = readRecord(this.#records.get(id))
    const isWritten = record && isNote(record) && !isBlank(plainText(record.props["richText"]))
    if (!holder || !isWritten) return undefined
    if (!isNew(holder, transaction)) return firstWordsIn(holder, transaction)
    // A note that is replaced under its id stays its writer's.
    const isReplaced = itemBefore(holder, transaction) !== undefined && this.#kept.has(id)
    return isReplaced ? undefined : [holder]
  }

  /** Forgets the stamps of deleted notes, where there are too many; answers which. */
  #makeRoom(): readonly string[] {
    if (this.#kept.size < MOST_STAMPS) return []
    const gone = [...this.#kept.keys()].filter((id) => !this.#records.has(id))
    for (const id of gone) this.#kept.delete(id)
    return gone
  }
}

/** Of a note that was there before. */
function firstWordsIn(note: Y.Item, transaction: Y.Transaction): readonly Y.Item[] | undefined {
  const map = mapIn(note.content)
  const text = map && itemsOf(map).get(TEXT)
  const before = text && itemBefore(text, transaction)
  if (!text || (before && !isBlank(wordsBefore(before, transaction)))) return undefined
  const { content } = text
  const isWhole = isNew(text, transaction) || !(content instanceof Y.ContentType)
  return isWhole ? [text] : changedItemsIn(content.type, transaction)
}

function isBlank(text: string): boolean {
  return text.trim() === ""
}

function wordsBefore({ content }: Y.Item, transaction: Y.Transaction): string {
  if (content instanceof Y.ContentType) return textBefore(content.type, transaction)
  return content instanceof Y.ContentAny ? plainText(content.arr.at(-1)) : ""
}

/** Undefined for the server, which brings notes back that have their stamp, and where nobody knows. */
function authorOf(items: readonly Y.Item[], authors: EditAuthors): Author | undefined {
  const sole = authors.soleAuthor()
  if (sole !== undefined) return sole ?? undefined
  const [item] = items
  return item && authors.authorsOf(item.id)[0]
}

/** As JSON; undefined for none. */
function stampIn(item: Y.Item | undefined): string | undefined {
  if (!item || item.deleted) return undefined
  if (!(item.content instanceof Y.ContentAny)) return "of another kind"
  const value: unknown = item.content.arr.at(-1)
  return typeof value === "bigint" ? "of another kind" : (JSON.stringify(value) ?? "undefined")
}

function asType(map: unknown): YType {
  if (!(map instanceof Y.AbstractType)) throw new Error("A map is a type")
  return map
}
