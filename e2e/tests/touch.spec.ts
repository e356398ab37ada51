import { expect, test } from "../people/fixtures.ts"
import { type Person } from "../people/person.ts"

interface Touch {
  readonly x: number
  readonly y: number
  readonly id: number
}

type Fingers = (type: "touchStart" | "touchMove" | "touchEnd", at: Touch[]) => Promise<void>

/** Puts fingers on the screen, moves and lifts them; none: all are lifted. */
async function fingersOf({ context, page }: Person): Promise<Fingers> {
  const screen = await context.newCDPSession(page)
  return async (type, touchPoints) => {
    await screen.send("Input.dispatchTouchEvent", { type, touchPoints })
  }
}

for (const [device, viewport] of [
  ["tablet", { width: 768, height: 1024 }],
  ["phone", { width: 390, height: 844 }],
] as const) {
  test(`on a ${device} one finger draws, two move and zoom, and the tools are free`, async ({
    newPerson,
    server,
  }) => {
    const board = await server.createBoard("blank")
    const carla = await newPerson({ viewport, hasTouch: true, isMobile: true })
    await carla.joins(board.links.participant, "Carla", "Jobcenter")
    await carla.opensCanvas()
    await carla.page.getByTestId("tools.draw").tap()

    const finger = await fingersOf(carla)
    await finger("touchStart", [{ x: 100, y: 300, id: 1 }])
    for (const x of [130, 170, 210]) {
      await finger("touchMove", [{ x, y: 330, id: 1 }])
    }
    await finger("touchEnd", [])
    const strokes = carla.page.locator('.tl-shape[data-shape-type="draw"]')
    await expect(strokes).toHaveCount(1)

    const layer = carla.page.locator(".tl-html-layer.tl-shapes")
    const before = await layer.getAttribute("style")
    await finger("touchStart", [
      { x: 150, y: 400, id: 1 },
      { x: 200, y: 400, id: 2 },
    ])
    for (const by of [20, 50, 90]) {
      await finger("touchMove", [
        { x: 150 - by, y: 420, id: 1 },
        { x: 200 + by, y: 420, id: 2 },
      ])
    }
    await finger("touchEnd", [])
    await expect.poll(async () => await layer.getAttribute("style")).not.toBe(before)
    await expect(strokes).toHaveCount(1)

    for (const tool of ["select", "draw", "eraser"]) {
      await carla.page.getByTestId(`tools.${tool}`).tap()
      await expect(carla.page.getByTestId(`tools.${tool}`)).toHaveAttribute("aria-pressed", "true")
    }
  })
}
