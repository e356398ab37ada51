import { arbitraryContent, musterstadtExpected } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { type BoardContent, type Contact } from "./board-content.ts"
import { parseBoardContent } from "./parse.ts"
import { redactContent, shownTo } from "./redact.ts"
import { templateContent } from "./templates.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function namedIn(content: BoardContent): string[] {
  return (content.contacts ?? []).filter(({ lastName }) => lastName !== null).map(({ id }) => id)
}

function withVisibility(visibility: string): BoardContent {
  const contacts = musterstadt.contacts?.map((contact) =>
    contact.id === "c21" ? { ...contact, privacy: { visibility } } : contact,
  ) as Contact[]
  return { ...musterstadt, contacts }
}

test("the public profile names exactly the five contacts that are public", () => {
  expect(namedIn(redactContent(musterstadt, "public"))).toEqual(
    musterstadtExpected.publicProfile.namedContacts,
  )
})

test("the public profile names no participant of the workshop, the network profile does", () => {
  const participants = [{ name: "Gerda Gast", role: "participant" as const }]
  const content = { ...musterstadt, workshop: { id: "w", title: "Workshop", participants } }

  expect(redactContent(content, "public").workshop?.participants).toEqual([
    { name: null, role: "participant" },
  ])
  expect(redactContent(content, "network").workshop?.participants).toEqual(participants)
})

test("a participant whose contact is shown by its mailbox has no name of their own either", () => {
  const participants = [{ name: "Gerda Gast", contactId: "c08" }]
  const content = { ...musterstadt, workshop: { id: "w", title: "Workshop", participants } }

  expect(redactContent(content, "network").workshop?.participants).toEqual([
    { name: null, contactId: "c08" },
  ])
  expect(redactContent(content, "internal").workshop?.participants).toEqual(participants)
})

test("mailbox-only contacts are never named outside the internal profile", () => {
  for (const profile of ["network", "public"] as const) {
    const words = JSON.stringify(redactContent(musterstadt, profile))
    for (const id of musterstadtExpected.neverNamedOutsideInternal) {
      const contact = musterstadt.contacts?.find((each) => each.id === id)
      expect(words).not.toContain(contact?.lastName)
      expect(words).not.toContain(contact?.email)
      expect(words).not.toContain(contact?.phone)
    }
  }
})

test("the internal profile is the content itself", () => {
  expect(redactContent(musterstadt, "internal")).toBe(musterstadt)
})

test("a contact for internal use is gone from the network profile, with all that refers to it", () => {
  const redacted = redactContent(withVisibility("internal"), "network")

  expect(redacted.contacts?.some(({ id }) => id === "c21")).toBe(false)
  expect(redacted.meta?.editorContactId).toBeNull()
  expect(redacted.agreements?.find(({ id }) => id === "v06")?.ownerContactId).toBeNull()
  expect(redacted.workshop?.participants?.some(({ contactId }) => contactId === "c21")).toBe(false)
})

test("a contact nobody has confirmed yet is shown by its mailbox only", () => {
  const { privacy: _unconfirmed, ...contact } = musterstadt.contacts?.[0] ?? {
    id: "",
    institutionId: "",
  }

  expect(shownTo(contact, "network")).toBe("mailbox")
  expect(shownTo({ ...contact, privacy: { visibility: "pending" } }, "network")).toBe("mailbox")
  expect(shownTo(contact, "internal")).toBe("named")
})

test("what a profile shows is always importable", () => {
  fc.assert(
    fc.property(
      arbitraryContent,
      fc.constantFrom("network" as const, "public" as const),
      (content, profile) => {
        expect(parseBoardContent(redactContent(content, profile))).toMatchObject({ ok: true })
      },
    ),
    { numRuns: 100 },
  )
})
