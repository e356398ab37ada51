import { appMessages } from "../messages/app.ts"
import { currentMessages } from "../messages/language.ts"
import { announce } from "../ui/toast.tsx"
import { ApiError } from "./api.ts"
import { problemText } from "./problem-text.ts"

/** Announces the reason when a request fails, and returns undefined then. */
export async function attempt<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (problem) {
    const status = problem instanceof ApiError ? problem.status : 500
    const messages = currentMessages(appMessages)
    announce(messages.failed(problemText(messages, status)))
    return undefined
  }
}
