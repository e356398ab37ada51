import { expect, test } from "vitest"

import { templateContent } from "../../content/index.ts"
import { type Table } from "../tables/table.ts"
import { table } from "../tables/tables.ts"
import { htmlOf } from "./html.ts"

const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const
const musterstadt = templateContent("musterstadt", { language: "de" })

test("a page holds each table with its name, its headings and a row for each entry", () => {
  const matrix = table("matrix", musterstadt, options)
  const page = htmlOf([matrix, table("metadata", musterstadt, options)], {
    language: "de",
    title: "Musterstadt",
    foot: "Fassung 3.0 · Netzwerk",
  })
  const [first = "", legend] = page.split("</table>")

  expect(page).toContain('<html lang="de">')
  expect(page).toContain("<h1>Musterstadt</h1>\n<p>Fassung 3.0 · Netzwerk</p>")
  expect(first).toContain(`<caption>${matrix.title}</caption>`)
  for (const { heading } of matrix.columns) expect(first).toContain(`>${heading}</th>`)
  expect(first.match(/<th scope="row">/g)).toHaveLength(24)
  expect(legend).toContain("<td>10.03.2027</td>")
})

test("nothing that people write becomes part of the page's own code", () => {
  const hostile = `<img src=x onerror="alert(1)"></td><script>alert(1)</script>&amp;'\u0000`
  const column = { heading: hostile, kind: "text", width: 20 } as const
  const row: Table = {
    name: "questions",
    title: hostile,
    columns: [
      { key: "a", ...column },
      { key: "b", ...column },
    ],
    rows: [[hostile, hostile]],
  }

  const page = htmlOf([row], { language: "de", title: hostile, foot: hostile })

  expect(page).not.toMatch(/<(?:img|script)|onerror="/)
  expect(page).not.toContain("\u0000")
  // Title, heading, version line, name for screen readers, caption, two headings, two cells.
  expect(page.split("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;")).toHaveLength(1 + 9)
  expect(page.split("&amp;amp;&#39;\uFFFD")).toHaveLength(1 + 9)
})

test("the page asks for nothing from elsewhere", () => {
  const page = htmlOf([table("responsibilities", musterstadt, options)], {
    language: "de",
    title: "Zuständigkeiten",
    foot: "",
  })
  expect(page).not.toMatch(/<(?:link|script|img|iframe)|url\(|@import/)
})
