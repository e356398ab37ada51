import type { AppMessages } from "../messages/app.ts"

/** Why the server refused a request, by HTTP status; 0 stands for no answer at all. */
export function problemText(messages: AppMessages, status: number): string {
  const texts: Readonly<Record<number, string>> = {
    0: messages.problem0,
    400: messages.problem422,
    401: messages.problem401,
    403: messages.problem403,
    404: messages.problem404,
    410: messages.problem404,
    413: messages.problem413,
    422: messages.problem422,
    429: messages.problem429,
    503: messages.problem503,
  }
  return texts[status] ?? messages.problemOther
}
