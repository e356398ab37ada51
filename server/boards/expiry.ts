import { type Log } from "../log.ts"
import { type Audit } from "./audit.ts"
import { type Boards } from "./boards.ts"
import { type FactHistory } from "./fact-history.ts"

interface Surroundings {
  readonly audit: Audit
  readonly boards: Boards
  readonly history: Pick<FactHistory, "forget">
  readonly log: Log
}

const FIRST_AFTER_MS = 20_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Removes expired tokens and old entries of the audit record and of the history of facts. */
export async function removeExpired(surroundings: Surroundings): Promise<void> {
  const { audit, boards, history, log } = surroundings
  const entries = await audit.forget()
  const changes = await history.forget()
  const tokens = await boards.removeExpiredTokens()
  if (entries + changes + tokens > 0) log.info("boards.expired", { entries, changes, tokens })
}

/** Does so soon after the start and then once a day. Returns what ends it and waits for the last time. */
export function startExpiring(surroundings: Surroundings): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const expire = (): void => {
    running = running
      .then(() => removeExpired(surroundings))
      .catch((error: unknown) => {
        surroundings.log.error("boards.expiryFailed", { message: String(error) })
      })
  }
  const first = setTimeout(expire, FIRST_AFTER_MS).unref()
  const daily = setInterval(expire, DAY_MS).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(daily)
    await running
  }
}
