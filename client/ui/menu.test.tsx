// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, expect, test, vi } from "vitest"

import { MenuChoice, MenuItem } from "./menu-list.tsx"
import { Menu } from "./menu.tsx"

afterEach(cleanup)

function renderMenu(): { onSave: () => void } {
  const onSave = vi.fn<() => void>()
  render(
    <Menu label="Datei" button="Datei">
      <MenuChoice chosen keepOpen onClick={() => {}}>
        Alles
      </MenuChoice>
      <MenuItem onClick={onSave}>Speichern</MenuItem>
      <MenuItem disabled>Drucken</MenuItem>
      <MenuItem>Teilen</MenuItem>
    </Menu>,
  )
  return { onSave }
}

function focused(): string {
  return document.activeElement?.textContent ?? ""
}
function press(key: string): void {
  if (document.activeElement) fireEvent.keyDown(document.activeElement, { key })
}

test("the menu is worked by keys alone: it opens on its first item, arrows and letters move, Escape goes back", () => {
  renderMenu()
  const button = screen.getByRole("button", { name: "Datei" })
  button.focus()

  press("ArrowDown")
  expect(focused()).toBe("Alles")
  press("ArrowDown")
  expect(focused()).toBe("Speichern")
  press("t")
  expect(focused()).toBe("Teilen")
  press("ArrowDown")
  expect(focused()).toBe("Alles")
  press("End")
  expect(focused()).toBe("Teilen")

  press("Escape")
  expect(screen.queryByRole("menu")).toBeNull()
  expect(document.activeElement).toBe(button)
})

test("an action closes the menu, a choice that belongs to an action keeps it open", () => {
  const { onSave } = renderMenu()
  fireEvent.click(screen.getByRole("button", { name: "Datei" }))

  fireEvent.click(screen.getByRole("menuitemradio", { name: "Alles" }))
  expect(screen.queryByRole("menu")).not.toBeNull()
  fireEvent.click(screen.getByRole("menuitem", { name: "Speichern" }))

  expect(onSave).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole("menu")).toBeNull()
})
