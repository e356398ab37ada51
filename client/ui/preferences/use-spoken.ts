import { useEffect, useState } from "react"

import { announce } from "../toast.tsx"
import { preferences } from "./preferences.ts"

/** A workshop of twenty people changes something every second; nobody could listen to all of it. */
const EVERY_MS = 5000

/**
 * Reads out a text that others change, politely: the latest one, at most once in five seconds, not the first one, and
 * none while the person does not want to hear of others. Show the text beside it; this shows nothing.
 */
export function useSpoken(text: string): void {
  const [speaker] = useState(() => createSpeaker(text))
  useEffect(() => speaker.take(text), [speaker, text])
  useEffect(() => speaker.stop, [speaker])
}

function createSpeaker(first: string): {
  readonly take: (text: string) => void
  readonly stop: () => void
} {
  let latest = first
  let said = first
  let timer: ReturnType<typeof setTimeout> | undefined
  function speak(): void {
    timer = undefined
    if (latest === said) return
    said = latest
    if (latest === "" || !preferences().hearsOthers) return
    announce(latest, "quiet")
    timer = setTimeout(speak, EVERY_MS)
  }
  return {
    take: (text) => {
      latest = text
      if (timer === undefined) speak()
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
