import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

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

    for (const tool of ["select", "draw", "arrow"]) {
      await carla.page.getByTestId(`tools.${tool}`).tap()
      await expect(carla.page.getByTestId(`tools.${tool}`)).toHaveAttribute("aria-pressed", "true")
    }
  })
}

test("once a pen has drawn, a hand on the screen draws no more, two fingers still move, and a button ends it", async ({
  newPerson,
  server,
}) => {
  const board = await server.createBoard("blank")
  const viewport = { width: 1024, height: 768 }
  const carla = await newPerson({ viewport, hasTouch: true, isMobile: true })
  await carla.joins(board.links.participant, "Carla", "Jobcenter")
  await carla.opensCanvas()
  await carla.page.getByTestId("tools.draw").tap()
  const strokes = carla.page.locator('.tl-shape[data-shape-type="draw"]')
  const finger = await fingersOf(carla)
  const stroke = async (y: number): Promise<void> => {
    await finger("touchStart", [{ x: 300, y, id: 1 }])
    for (const x of [330, 370, 410]) await finger("touchMove", [{ x, y: y + 20, id: 1 }])
    await finger("touchEnd", [])
  }

  const pen = await carla.context.newCDPSession(carla.page)
  const draw = async (type: "mousePressed" | "mouseMoved" | "mouseReleased", x: number) => {
    const buttons = type === "mouseReleased" ? 0 : 1
    const at = { x, y: 300, button: "left" as const, buttons, pointerType: "pen" as const }
    await pen.send("Input.dispatchMouseEvent", { type, ...at, force: 0.5, clickCount: 1 })
  }
  await draw("mousePressed", 500)
  for (const x of [520, 550, 590]) await draw("mouseMoved", x)
  await draw("mouseReleased", 600)
  await expect(strokes).toHaveCount(1)

  await stroke(500)
  const layer = carla.page.locator(".tl-html-layer.tl-shapes")
  const before = await layer.getAttribute("style")
  await finger("touchStart", [
    { x: 400, y: 400, id: 1 },
    { x: 500, y: 400, id: 2 },
  ])
  for (const by of [20, 50, 90]) {
    await finger("touchMove", [
      { x: 400 - by, y: 420, id: 1 },
      { x: 500 + by, y: 420, id: 2 },
    ])
  }
  await finger("touchEnd", [])
  await expect.poll(async () => await layer.getAttribute("style")).not.toBe(before)
  await expect(strokes).toHaveCount(1)

  await carla.page.getByRole("button", { name: "Stiftmodus beenden" }).tap()
  await stroke(560)
  await expect(strokes).toHaveCount(2)
})

test("on a phone the board opens with the table, and the canvas is one tap away with every tool on the screen", async ({
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const viewport = { width: 390, height: 844 }
  const carla = await newPerson({ viewport, hasTouch: true, isMobile: true })
  await carla.joins(board.links.participant, "Carla")
  await expect(carla.page.getByRole("main", { name: "Tabelle" })).toBeVisible()

  await carla.page.getByRole("banner").getByText("Tafel", { exact: true }).tap()
  await expect(carla.canvas()).toBeVisible()

  for (const tool of ["select", "hand", "note", "draw", "arrow", "text", "asset"]) {
    const box = await carla.page.getByTestId(`tools.${tool}`).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
  }
  await carla.page.getByTestId("tools.draw").tap()
  await carla.page.getByTestId("mobile-styles.button").tap()
  await expect(carla.page.getByTestId("style.color.red")).toBeInViewport({ ratio: 1 })
  await carla.page.keyboard.press("Escape")
  await carla.page.getByTestId("tools.more-button").tap()
  await expect(carla.page.getByTestId("tools.more.card")).toBeInViewport({ ratio: 1 })
})
