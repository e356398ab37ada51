import { currentLanguage } from "../ui/language.ts"
import { announce } from "../ui/toast.tsx"
import { ApiError } from "./api.ts"
import { facilitationWords } from "./people/facilitation-words.ts"
import { appWords, problemText } from "./words.ts"

/** Says in words when the server did not do what was asked; undefined then. */
export async function attempt<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (problem) {
    const status = problem instanceof ApiError ? problem.status : 500
    const language = currentLanguage()
    announce(facilitationWords[language].failed(problemText(appWords[language], status)))
    return undefined
  }
}
