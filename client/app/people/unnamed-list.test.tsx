// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import type { UnnamedConnection } from "../../board/people/unnamed.ts"
import { setLanguage } from "../../messages/language.ts"
import { UnnamedList } from "./unnamed-list.tsx"

const LISTENER: UnnamedConnection = {
  id: 7,
  role: "participant",
  seat: { id: "jc", institutionId: "jc", name: "Jobcenter" },
  clientId: null,
  ours: false,
}

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

test("each unnamed connection stands with role, institution and program, and can be removed", () => {
  const onRemove = vi.fn<(connection: UnnamedConnection, name: string) => void>()
  const viewer: UnnamedConnection = { ...LISTENER, id: 8, role: "viewer", seat: null, ours: true }
  render(<UnnamedList unnamed={[LISTENER, viewer]} onRemove={onRemove} />)

  const list = screen.getByRole("list", { name: /Verbunden, aber ohne Namen/ })
  const items = within(list).getAllByRole("listitem")
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Teilnahme · Jobcenter · anderes Programm"),
    expect.stringContaining("sieht zu"),
  ])
  fireEvent.click(within(list).getByRole("button", { name: /Ohne Namen 1.*entfernen/ }))
  expect(onRemove).toHaveBeenCalledWith(LISTENER, "Ohne Namen 1")
})

test("facilitators' connections have no button, because their link is shared", () => {
  render(<UnnamedList unnamed={[{ ...LISTENER, role: "facilitator" }]} onRemove={() => {}} />)

  expect(screen.getByRole("listitem")).toBeTruthy()
  expect(screen.queryByRole("button")).toBeNull()
})

test("without such connections there is nothing", () => {
  const { container } = render(<UnnamedList unnamed={[]} onRemove={() => {}} />)

  expect(container.textContent).toBe("")
})
