import type { WebsocketProvider } from "y-websocket"

import type { DeviceCopy } from "../device/device-copy.ts"
import type { PendingUpdates } from "./pending-updates.ts"

/** The server sends something at least every 24 s. */
const SILENCE_MS = 25_000
/** An attempt that takes longer began before the network was back. */
const ATTEMPT_MS = 4000
const TICK_MS = 3000
/** A timer that comes so late slept with the machine. */
const SLEPT_MS = 10_000

/**
 * Keeps the connection in step with the page and the machine: it ends when the page is left, so that nobody stays as a
 * ghost while the browser keeps the page for "back", and it is tried at once after a sleep, with the network, or when
 * somebody looks at the page again. Returns the function that stops it.
 */
export function followPageLife(provider: WebsocketProvider): () => void {
  let attemptedAt = Date.now()
  let tickedAt = Date.now()
  let isLeft = false
  const onStatus = ({ status }: { status: string }): void => {
    if (status === "connecting") attemptedAt = Date.now()
  }
  const hurry = (): void => {
    if (!provider.shouldConnect) return
    const silentMs = Date.now() - provider.wsLastMessageReceived
    const attemptMs = Date.now() - attemptedAt
    if (provider.wsconnected ? silentMs > SILENCE_MS : provider.ws && attemptMs > ATTEMPT_MS) {
      reconnect(provider)
    } else provider.connect()
  }
  const onOffline = (): void => {
    // A socket notices the lost network half a minute later than the browser, and people should know.
    if (provider.wsconnected) reconnect(provider)
  }
  const leave = (): void => {
    isLeft = provider.shouldConnect
    provider.disconnect()
  }
  const comeBack = (): void => {
    if (isLeft) provider.connect()
    isLeft = false
    hurry()
  }
  const look = (): void => {
    if (document.visibilityState === "visible") hurry()
  }
  const tick = (): void => {
    const sleptMs = Date.now() - tickedAt - TICK_MS
    tickedAt = Date.now()
    if (sleptMs > SLEPT_MS) hurry()
  }
  provider.on("status", onStatus)
  const timer = setInterval(tick, TICK_MS)
  window.addEventListener("offline", onOffline)
  window.addEventListener("online", hurry)
  window.addEventListener("pagehide", leave)
  window.addEventListener("pageshow", comeBack)
  document.addEventListener("visibilitychange", look)
  return () => {
    provider.off("status", onStatus)
    clearInterval(timer)
    window.removeEventListener("offline", onOffline)
    window.removeEventListener("online", hurry)
    window.removeEventListener("pagehide", leave)
    window.removeEventListener("pageshow", comeBack)
    document.removeEventListener("visibilitychange", look)
  }
}

export function reconnect(provider: WebsocketProvider): void {
  provider.disconnect()
  provider.connect()
}

/**
 * A page that is hidden or left may never run its timers again: what can leave for the server leaves, and what the device's
 * copy lacks is noted beside it. Where changes would be lost with the page, the browser asks before it is left.
 */
export function flushOnLeaving(
  pendingUpdates: PendingUpdates,
  { unsaved }: DeviceCopy,
): () => void {
  const flush = (): boolean => {
    pendingUpdates.flush()
    return unsaved.leave()
  }
  const ask = (event: BeforeUnloadEvent): void => {
    const isSafe = flush()
    if (pendingUpdates.count > 0 && !isSafe) event.preventDefault()
  }
  document.addEventListener("visibilitychange", flush)
  window.addEventListener("pagehide", flush)
  window.addEventListener("beforeunload", ask)
  return () => {
    document.removeEventListener("visibilitychange", flush)
    window.removeEventListener("pagehide", flush)
    window.removeEventListener("beforeunload", ask)
  }
}
