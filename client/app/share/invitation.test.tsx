// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react"
import { afterEach, expect, test } from "vitest"

import { appMessages } from "../../messages/app.ts"
import { setLanguage } from "../../messages/language.ts"
import { InvitationSheet } from "./invitation-sheet.tsx"
import { Invitation } from "./invitation.tsx"

afterEach(cleanup)

test.each(["de", "en"] as const)(
  "a code whose time is over is called so, not switched off (%s)",
  (language) => {
    setLanguage(language)
    const { joinCodeExpired, joinCodeOff } = appMessages[language]
    render(<Invitation joinCode={null} isExpired participantUrl="https://tafel.example.org/b/x" />)

    expect(screen.getByText(joinCodeExpired)).toBeTruthy()
    expect(screen.queryByText(joinCodeOff)).toBeNull()
    cleanup()

    render(<Invitation joinCode={null} participantUrl="https://tafel.example.org/b/x" />)
    expect(screen.getByText(joinCodeOff)).toBeTruthy()
  },
)

test("the notice for the room says what, when, where, and how to join without an account", () => {
  setLanguage("de")
  const workshop = {
    id: "w",
    title: "W",
    date: "2027-03-10",
    start: "09:00",
    end: "16:00",
    place: "Bürgersaal",
  }
  render(
    <InvitationSheet
      title="Integration Musterstadt"
      workshop={workshop}
      joinCode="ABCD-EFGH"
      participantUrl="https://tafel.example.org/b/x#t=secret"
    />,
  )

  const sheet = screen.getByRole("region", { name: "Aushang", hidden: true })
  for (const text of [
    "Integration Musterstadt",
    "10.03.2027, 09:00–16:00 Uhr",
    "Bürgersaal",
    "tafel.example.org/join",
    "ABCD-EFGH",
    "Ein Konto oder eine App braucht niemand.",
  ]) {
    expect(sheet.textContent).toContain(text)
  }
  // The link itself stands in the QR code alone, where nobody copies it off by eye.
  expect(sheet.textContent).not.toContain("secret")
  expect(sheet.querySelector("svg[role=img]")).toBeTruthy()
})

test("where the code is switched off the notice has the QR code alone", () => {
  setLanguage("en")
  render(
    <InvitationSheet
      title="T"
      workshop={undefined}
      joinCode={null}
      participantUrl="https://tafel.example.org/b/x"
    />,
  )
  const sheet = screen.getByRole("region", { name: "Notice", hidden: true })
  expect(sheet.textContent).toContain("Nobody needs an account")
  expect(sheet.textContent).not.toContain("Without a camera")
})
