import { expect, test } from "../../people/fixtures.ts"

/** The smallest text of the matrix that is seen, in px: letters are drawn by CSS. */
function smallestText(): number {
  const texts = [...document.querySelectorAll<HTMLElement>(".wall-scene :is(h1, th, li, span)")]
  const shown = texts.filter((each) => each.offsetWidth > 1)
  return Math.min(...shown.map((each) => parseFloat(getComputedStyle(each, "::before").fontSize)))
}

test("the wall can be read from the back of the room on both usual projectors, without tldraw", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const { page } = alice
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(board.links.viewer.replace("#", "/wall#"))

  await expect(
    page.getByRole("heading", { name: "1. Ankommen und Erstorientierung" }),
  ).toBeVisible()
  await expect(page.getByRole("columnheader", { name: "KIK" })).toBeInViewport()
  expect(await page.evaluate(smallestText)).toBeGreaterThanOrEqual(24)
  // A phase of four tasks leaves room for larger text.
  await expect(page.getByRole("rowheader").first()).toHaveCSS("font-size", /^(3[0-9]|4[0-8])px$/)

  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(page.getByRole("columnheader", { name: "KIK" })).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(smallestText)).toBeGreaterThanOrEqual(18)
  await expect(page.locator(".tl-container")).toHaveCount(0)
})
