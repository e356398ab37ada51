import { type Page } from "@playwright/test"

declare global {
  interface Window {
    /** Ms since the page began to load, at the first frame in which the editor had answered a pointer. */
    interactiveAt?: number
    /** The same clock, when the form to join was sent. */
    joinedAt?: number
    /** Ms between animation frames since `watchFrames`. */
    frameTimes?: number[]
  }
}

const PATIENCE_MS = 60_000

/**
 * Moves a pointer over one note with every frame until the canvas shows it as hovered and everything is there: what a
 * person would have to wait for. To be called before the page is opened; holds for reloads.
 */
export async function watchInteractive(
  page: Page,
  wanted: { note: string; shapes: number },
): Promise<void> {
  await page.addInitScript(({ note, shapes }) => {
    addEventListener("submit", () => (window.joinedAt = performance.now()), { capture: true })
    const look = (): void => {
      const canvas = document.querySelector(".tl-canvas")
      const rect = document.getElementById(note)?.getBoundingClientRect()
      const isAnswered = document.querySelector('.tl-overlays__item[style*="display: block"]')
      if (isAnswered && document.querySelectorAll(".tl-shape").length >= shapes) {
        window.interactiveAt = performance.now()
        return
      }
      if (canvas && rect) {
        const at = { clientX: rect.x + rect.width / 2, clientY: rect.y + rect.height / 2 }
        const event = { ...at, bubbles: true, pointerId: 1, pointerType: "mouse", isPrimary: true }
        canvas.dispatchEvent(new PointerEvent("pointerover", event))
        const nudge = Math.random()
        const moved = { ...event, clientX: at.clientX + nudge }
        canvas.dispatchEvent(new PointerEvent("pointermove", moved))
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, wanted)
}

export async function whenInteractive(page: Page): Promise<{ at: number; sinceJoining: number }> {
  const handle = await page.waitForFunction(
    () =>
      window.interactiveAt === undefined
        ? undefined
        : {
            at: window.interactiveAt,
            sinceJoining: window.interactiveAt - (window.joinedAt ?? Number.NaN),
          },
    undefined,
    { timeout: PATIENCE_MS },
  )
  const value = await handle.jsonValue()
  if (!value) throw new Error("Never interactive")
  return value
}

export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = []
    window.frameTimes = frames
    let last = performance.now()
    const next = (now: number): void => {
      if (window.frameTimes !== frames) return
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
}

export async function readMessages(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const frames = window.frameTimes ?? []
    delete window.frameTimes
    return frames
  })
}

export interface Busy {
  /** Per cent of the time in which the main thread was in a task; other processes in between count too. */
  readonly busy: number
  /** Per cent of a core that its own work took; what a machine that does nothing else would show as busy. */
  readonly cpu: number
  readonly script: number
  readonly style: number
  readonly layout: number
}

/** What the page's main thread did in this time; the last three in per cent of a core, as `cpu`. */
export async function measureBusy(page: Page, work: () => Promise<void>): Promise<Busy> {
  const wall = await meter(page, "timeTicks")
  const cpu = await meter(page, "threadTicks")
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  const share = (spent: number): number => (100 * spent) / seconds
  const [byWall, byCpu] = [await wall(), await cpu()]
  return {
    busy: share(byWall("TaskDuration")),
    cpu: share(byCpu("TaskDuration")),
    script: share(byCpu("ScriptDuration")),
    style: share(byCpu("RecalcStyleDuration")),
    layout: share(byCpu("LayoutDuration")),
  }
}

type Spent = (metric: string) => number

/** Reads the browser's own counters now; the answer reads them again and says what was spent in between. */
async function meter(
  page: Page,
  timeDomain: "timeTicks" | "threadTicks",
): Promise<() => Promise<Spent>> {
  const session = await page.context().newCDPSession(page)
  await session.send("Performance.enable", { timeDomain })
  const read = async (): Promise<ReadonlyMap<string, number>> => {
    const { metrics } = await session.send("Performance.getMetrics")
    return new Map(metrics.map(({ name, value }) => [name, value]))
  }
  const before = await read()
  return async () => {
    const after = await read()
    await session.detach()
    return (metric) => (after.get(metric) ?? 0) - (before.get(metric) ?? 0)
  }
}
