import { setMaxListeners } from "node:events"

const PICTURE_MS = 1000 / 60

/**
 * Gives this process what our browser code needs of a page: events that never come, and a screen of sixty pictures a
 * second. The screens of different people are not in step, so each picture is a random moment away.
 */
export function installPage(): void {
  const timers = new Map<number, NodeJS.Timeout>()
  let asked = 0
  const page = {
    window: new EventTarget(),
    document: new EventTarget(),
    requestAnimationFrame: (draw: (now: number) => void): number => {
      asked += 1
      const id = asked
      const show = (): void => {
        timers.delete(id)
        draw(performance.now())
      }
      timers.set(id, setTimeout(show, Math.random() * PICTURE_MS))
      return id
    },
    cancelAnimationFrame: (id: number): void => {
      clearTimeout(timers.get(id))
      timers.delete(id)
    },
  }
  // Many people share it.
  setMaxListeners(0, page.window, page.document)
  Object.assign(globalThis, page)
}
