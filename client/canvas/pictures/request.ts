import type { Board } from "../../board/board.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"

type Caller = Pick<Board, "id" | "token">

/** The server refused the request, or (status 0) did not answer. The message is the server's text for people. */
export class PictureError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = "PictureError"
    this.status = status
  }

  /** The picture itself is not refused; a later attempt may succeed. */
  get canPass(): boolean {
    return [0, 408, 429, 500, 502, 503, 504].includes(this.status)
  }
}

function addressOf({ id }: Caller): string {
  return `/api/boards/${encodeURIComponent(id)}/assets`
}

/** The address of a picture by the `src` of its record: `asset:` and the SHA-256 of its bytes. */
export function hashOf(src: string): string | undefined {
  return /^asset:([0-9a-f]{64})$/.exec(src)?.[1]
}

/** Resolves with the picture's hash. `onProgress` gets values from 0 to 1, which `fetch` cannot report. */
export function sendPicture(
  board: Caller,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", addressOf(board))
    request.setRequestHeader("Authorization", `Bearer ${board.token}`)
    // The interface's language can differ from the browser's.
    request.setRequestHeader("Accept-Language", currentLanguage())
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream")
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total)
    })
    request.addEventListener("load", () => {
      const answer = readAnswer(request.responseText)
      const isKept = request.status === 200 || request.status === 201
      if (isKept && answer.hash !== undefined) resolve(answer.hash)
      else reject(new PictureError(request.status, answer.detail ?? wordsFor(request.status)))
    })
    request.addEventListener("error", () => reject(new PictureError(0, "unreachable")))
    request.send(file)
  })
}

/** The message of our server; error pages of proxies are not shown. */
function wordsFor(status: number): string {
  const messages = currentMessages(filesMessages).pictures
  return status === 413 ? messages.tooLarge : messages.notTaken
}

function readAnswer(json: string): { hash?: string | undefined; detail?: string | undefined } {
  try {
    const answer: unknown = JSON.parse(json)
    const fields = new Map(Object.entries(Object(answer)))
    const text = (name: string): string | undefined => {
      const value = fields.get(name)
      return typeof value === "string" ? value : undefined
    }
    return { hash: text("hash"), detail: text("detail") }
  } catch {
    // The body is a proxy's error page.
    return {}
  }
}

export async function fetchPicture(board: Caller, hash: string): Promise<Blob> {
  let response: Response
  try {
    // `fetch`, because an <img> could send the token only in its address, where it must not be.
    response = await fetch(`${addressOf(board)}/${hash}`, {
      headers: { Authorization: `Bearer ${board.token}` },
    })
  } catch {
    throw new PictureError(0, "unreachable")
  }
  if (!response.ok) throw new PictureError(response.status, response.statusText)
  return await response.blob()
}
