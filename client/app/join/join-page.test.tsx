// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import type { BoardUser } from "../../board/people/people.ts"
import { setLanguage } from "../../messages/language.ts"
import type { BoardAccess } from "../board-page/board-access.ts"
import { JoinPage } from "./join-page.tsx"

const access: BoardAccess = {
  boardId: "b1",
  token: "t",
  role: "participant",
  title: "3. Regionalworkshop",
  institutions: [
    { id: "afa", name: "Agentur für Arbeit", short: "AfA" },
    { id: "vhs", name: "Volkshochschule", short: "VHS" },
  ],
  licenseKey: undefined,
  offline: false,
}

beforeEach(() => {
  localStorage.clear()
  setLanguage("de")
})
afterEach(cleanup)

test("a person gives name and institution and comes in with the institution's colour", () => {
  const onEnter = vi.fn<(user: BoardUser) => Promise<void>>(async () => {})
  render(<JoinPage access={access} onEnter={onEnter} />)

  fireEvent.change(screen.getByLabelText("Ihr Name"), { target: { value: " Ada Lovelace " } })
  fireEvent.change(screen.getByLabelText("Ihre Institution"), { target: { value: "vhs" } })
  fireEvent.click(screen.getByRole("button", { name: "An die Tafel" }))

  expect(onEnter).toHaveBeenCalledWith(
    expect.objectContaining({ name: "Ada Lovelace", institutionId: "vhs", institution: "VHS" }),
  )
})

test("what is missing is said at its field, and nobody comes in", () => {
  const onEnter = vi.fn<(user: BoardUser) => Promise<void>>(async () => {})
  render(<JoinPage access={access} onEnter={onEnter} />)

  fireEvent.click(screen.getByRole("button", { name: "An die Tafel" }))

  expect(onEnter).not.toHaveBeenCalled()
  expect(screen.getByLabelText("Ihr Name").getAttribute("aria-invalid")).toBe("true")
  expect(screen.getByText("Bitte wählen Sie Ihre Institution.")).toBeTruthy()
})

test("an institution that is not on the board is entered by name", () => {
  const onEnter = vi.fn<(user: BoardUser) => Promise<void>>(async () => {})
  render(<JoinPage access={access} onEnter={onEnter} />)

  fireEvent.change(screen.getByLabelText("Ihr Name"), { target: { value: "Bo" } })
  const choice: HTMLSelectElement = screen.getByLabelText("Ihre Institution")
  fireEvent.change(choice, { target: { value: [...choice.options].at(-1)?.value } })
  fireEvent.change(screen.getByLabelText("Name der Institution"), { target: { value: "Caritas" } })
  fireEvent.click(screen.getByRole("button", { name: "An die Tafel" }))

  expect(onEnter).toHaveBeenCalledWith(
    expect.objectContaining({ institutionId: null, institution: "Caritas" }),
  )
})

test("a projector looks on with one click", () => {
  const onEnter = vi.fn<(user: BoardUser) => Promise<void>>(async () => {})
  render(<JoinPage access={{ ...access, role: "viewer" }} onEnter={onEnter} />)

  fireEvent.click(screen.getByRole("button", { name: /Ohne Namen/ }))

  expect(onEnter).toHaveBeenCalledTimes(1)
})
