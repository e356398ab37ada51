// @vitest-environment happy-dom
import { readFileSync } from "node:fs"

import {
  ASSIGNMENT_ROLES,
  blankContent,
  cellRoleCodes,
  taskTitleLines,
} from "@tafelrunde/shared/content"
import { cleanup, render } from "@testing-library/react"
import { afterEach, expect, test } from "vitest"

import { matrixSize } from "./matrix-size.ts"
import { MatrixSvg } from "./matrix-svg.tsx"
import { ROLE_STYLES } from "./role-style.ts"
import { createMatrixBoard, musterstadt, smallContent } from "./testing/matrix-board.ts"

afterEach(cleanup)

test("the size of a matrix is that of its rows and columns", () => {
  const matrix = createMatrixBoard(musterstadt()).matrix.get()

  const bars = 84 + 60
  expect(matrixSize(matrix)).toEqual({
    width: 440 + 12 * 64 + 44,
    // Two titles need a third line.
    height: bars + 6 * (34 + 28) + 24 * 44 + 2 * 22 + 36,
  })
  expect(matrixSize(matrix, "p3").height).toBe(bars + 34 + 4 * 44 + 22 + 28)
})

test("a small or empty matrix is wide enough for its legend and its words", () => {
  expect(matrixSize(createMatrixBoard(smallContent()).matrix.get()).width).toBe(760)
  const blank = createMatrixBoard(blankContent({ language: "de" })).matrix.get()
  expect(matrixSize(blank)).toEqual({ width: 760, height: 84 + 60 + 148 })
})

test("the picture of the matrix holds every title, every institution and every letter", () => {
  const matrix = createMatrixBoard(musterstadt()).matrix.get()
  const { container } = render(
    <svg>
      <MatrixSvg matrix={matrix} language="de" />
    </svg>,
  )

  const rows = [...container.querySelectorAll("title")].map(({ textContent }) => textContent)
  const tasks = matrix.phases.flatMap((phase) => phase.tasks)
  expect(rows).toEqual(tasks.map(({ number, title }) => `${number} ${title}`))
  const texts = [...container.querySelectorAll("text")].map(({ textContent }) => textContent)
  const shown = texts.join(" ")
  for (const { title } of tasks) {
    for (const line of taskTitleLines(title)) expect(shown).toContain(line)
  }
  for (const { title } of matrix.phases) expect(texts).toContain(title)
  for (const { short } of matrix.institutions) expect(texts).toContain(short)
  const letters = [...matrix.roles.values()].flatMap((roles) =>
    cellRoleCodes(matrix.roleScheme, roles, "de").split("/"),
  )
  const legend = 4
  expect(texts.filter((text) => /^[EDMI]$/.test(text ?? ""))).toHaveLength(letters.length + legend)
})

test("pictures have the light colours of the theme", () => {
  const theme = readFileSync(`${import.meta.dirname}/../ui/theme.css`, "utf8")

  for (const role of ASSIGNMENT_ROLES) {
    const { ink, fill } = ROLE_STYLES[role]
    const [, colour] = new RegExp(`--role-${role}: light-dark\\((#[0-9a-f]{6})`).exec(theme) ?? []
    expect([ink, fill]).toContain(colour)
  }
})
