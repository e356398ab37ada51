// @vitest-environment happy-dom
import { expect, test } from "vitest"

import { writeHyphens } from "./soft-hyphens.ts"

function textsIn(inner: string): readonly string[] {
  const host = document.createElement("div")
  host.innerHTML = `<svg>${inner}</svg>`
  const svg = host.querySelector("svg")
  if (!svg) throw new Error("A drawing")
  writeHyphens(svg)
  return [...svg.querySelectorAll("text")].map((text) =>
    [...text.children].length > 0
      ? [...text.children].map(({ textContent }) => textContent).join("|")
      : text.textContent,
  )
}

test("a soft hyphen is shown where a line ends at it, and nowhere else", () => {
  const label =
    '<tspan y="8">Pfe\u00adil</tspan><tspan y="8"> </tspan><tspan y="8">Über\u00ad</tspan>' +
    '<tspan y="35">\n</tspan><tspan y="35">gabe\u00ad</tspan>'
  expect(textsIn(`<text>Auf\u00adgabe</text><text>${label}</text>`)).toEqual([
    "Aufgabe",
    "Pfeil| |Über-||gabe",
  ])
})

test("what has no width is not in the file", () => {
  expect(textsIn("<text>Rah\u00admen\u200b</text>")).toEqual(["Rahmen"])
})
