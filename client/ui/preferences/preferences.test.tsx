// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../toast.tsx"
import { PreferencesMenu } from "./preference-items.tsx"
import { changePreferences } from "./preferences.ts"
import { useSpoken } from "./use-spoken.ts"

beforeEach(() => {
  setLanguage("de")
  vi.useFakeTimers()
})

afterEach(() => {
  // Announcements of one test must not be heard in the next.
  act(() => {
    vi.runAllTimers()
  })
  cleanup()
  vi.useRealTimers()
  changePreferences({ appearance: "device", hearsOthers: true })
})

function Heard({ text }: { text: string }): JSX.Element {
  useSpoken(text)
  return <Toasts />
}

function heard(): string {
  return screen.getByRole("status").textContent
}

test("the person chooses dark, and the device remembers it", () => {
  render(<PreferencesMenu />)
  fireEvent.click(screen.getByRole("button", { name: "Einstellungen" }))
  fireEvent.click(screen.getByRole("menuitemradio", { name: "Dunkel" }))

  expect(screen.getByRole("menuitemradio", { name: "Dunkel", checked: true })).toBeTruthy()
  expect(document.documentElement.dataset["appearance"]).toBe("dark")
  expect(localStorage.getItem("tafelrunde.preferences")).toContain("dark")
})

test("what others change is read out at most once in five seconds, the latest of it", () => {
  const { rerender } = render(<Heard text="1 Fehler" />)
  expect(heard()).toBe("")

  for (const text of ["2 Fehler", "3 Fehler", "4 Fehler"]) rerender(<Heard text={text} />)
  expect(heard()).toBe("2 Fehler")

  act(() => {
    vi.advanceTimersByTime(5000)
  })
  expect(heard()).toBe("2 Fehler4 Fehler")
})

test("who does not want to hear of others hears nothing of them", () => {
  changePreferences({ hearsOthers: false })
  const { rerender } = render(<Heard text="1 Fehler" />)

  rerender(<Heard text="2 Fehler" />)

  expect(heard()).toBe("")
})
