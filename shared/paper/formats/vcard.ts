import { isDay } from "@tafelrunde/shared/content"
import { VCard } from "vcard-creator"

import { type ContactCard } from "../cards/contact-cards.ts"
import { oneLine } from "./one-line.ts"
import { zipOf } from "./zip.ts"

interface VCardOptions {
  /** The day of the cards' revision, fixed so that the same content gives the same bytes. */
  readonly asOf: string
}

/** The contacts as vCard 3.0 (RFC 2426), which Outlook, Thunderbird and telephones read. */
export function vcardsOf(cards: readonly ContactCard[], options: VCardOptions): string {
  return cards.map((card) => vcardOf(card, options)).join("")
}

/** A ZIP with one file a contact, for programs that read only the first contact of a file. */
export function vcardZipOf(cards: readonly ContactCard[], options: VCardOptions): Uint8Array {
  const digits = String(cards.length).length
  return zipOf(
    Object.fromEntries(
      cards.map((card, at) => {
        const name = [card.lastName, card.firstName].filter(Boolean).join(" ") || card.mailboxName
        const number = String(at + 1).padStart(digits, "0")
        return [`${number}_${fileSafe(name)}.vcf`, vcardOf(card, options)]
      }),
    ),
  )
}

function fileSafe(name: string): string {
  return name
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
}

function vcardOf(card: ContactCard, { asOf }: VCardOptions): string {
  const vcard = new VCard()
  addName(vcard, card)
  vcard.addCompany({ name: oneLine(card.institution), department: oneLine(card.unit) })
  if (card.function) vcard.addJobtitle(oneLine(card.function))
  for (const number of card.phones) {
    vcard.addPhoneNumber({ number: oneLine(number), type: ["work", "voice"] })
  }
  for (const address of card.emails) {
    vcard.addEmail({ address: oneLine(address), type: ["internet", "work"] })
  }
  addAddress(vcard, card)
  if (card.hours) vcard.addNote(oneLine(card.hours))
  vcard.addUid(oneLine(card.uid))
  vcard.addRevision(new Date(`${isDay(asOf) ? asOf : "2000-01-01"}T00:00:00Z`))
  return vcard.toString()
}

function addName(vcard: VCard, { title, firstName, lastName, mailboxName }: ContactCard): void {
  if (!firstName && !lastName) {
    vcard.addName({ familyName: oneLine(mailboxName) })
    return
  }
  vcard.addName({
    familyName: oneLine(lastName),
    givenName: oneLine(firstName),
    honorificPrefix: oneLine(title),
  })
}

function addAddress(vcard: VCard, { address }: ContactCard): void {
  const { street, postalCode, city } = address
  if (!street && !postalCode && !city) return
  vcard.addAddress({
    street: oneLine(street),
    postalCode: oneLine(postalCode),
    locality: oneLine(city),
    type: ["work"],
  })
}
