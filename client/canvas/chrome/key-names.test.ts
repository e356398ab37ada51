// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { nameKeys } from "./key-names.ts"

afterEach(() => setLanguage("de"))

function tldrawsMenu(): HTMLElement {
  const container = document.createElement("div")
  container.innerHTML =
    '<button title="Rückgängig —\u00A0Ctrl + Z"></button><kbd class="tlui-kbd"><span>Ctrl</span><span>⇧</span><span>Z</span></kbd>'
  return container
}

function shown(container: HTMLElement): string[] {
  const keys = [...container.querySelectorAll("span")].map(({ textContent }) => textContent)
  return [container.querySelector("button")?.title.replace(/\s/g, " ") ?? "", keys.join(" ")]
}

test("tldraw's keys have their German names in the German interface", () => {
  setLanguage("de")
  const container = tldrawsMenu()
  nameKeys(container)()
  expect(shown(container)).toEqual(["Rückgängig — Strg + Z", "Strg Umschalt Z"])
})

test("the English interface keeps the English names", () => {
  setLanguage("en")
  const container = tldrawsMenu()
  nameKeys(container)()
  expect(shown(container)).toEqual(["Rückgängig — Ctrl + Z", "Ctrl ⇧ Z"])
})

test("keys of several arrows have one plus sign", () => {
  const container = document.createElement("div")
  const keys = ["Space", "+", "+", "+", "↑", "+", "→", "+", "↓", "+", "←"]
  container.innerHTML = `<kbd class="tlui-kbd">${keys.map((key) => `<span>${key}</span>`).join("")}</kbd>`
  nameKeys(container)()

  const visible = [...container.querySelectorAll("span")].filter(
    ({ style }) => style.display !== "none",
  )
  expect(visible.map(({ textContent }) => textContent)).toEqual([
    "Leertaste",
    "+",
    "↑",
    "→",
    "↓",
    "←",
  ])
})
