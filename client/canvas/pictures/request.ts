import type { Board } from "../../board/board.ts"
import { currentLanguage } from "../../messages/language.ts"
import { picturesMessages } from "../../messages/pictures.ts"

type Caller = Pick<Board, "id" | "token">

/** The server's answer was no, or (status 0) there was none. The message is the server's, for a person. */
export class PictureError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = "PictureError"
    this.status = status
  }

  /** Nothing is wrong with the picture: later it may go. */
  get canPass(): boolean {
    return [0, 408, 429, 500, 502, 503, 504].includes(this.status)
  }
}

function addressOf({ id }: Caller): string {
  return `/api/boards/${encodeURIComponent(id)}/assets`
}

/** Where a picture's bytes are by the `src` of its record: `asset:` and their SHA-256. */
export function hashOf(src: string): string | undefined {
  return /^asset:([0-9a-f]{64})$/.exec(src)?.[1]
}

/** Resolves with the picture's hash. `onProgress` gets parts from 0 to 1: the reason for not using `fetch`. */
export function sendPicture(
  board: Caller,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", addressOf(board))
    request.setRequestHeader("Authorization", `Bearer ${board.token}`)
    // The interface's language may be another than the browser's.
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

/** What a proxy says between us and the server is for nobody's eyes. */
function wordsFor(status: number): string {
  const messages = picturesMessages[currentLanguage()]
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
    // A proxy's own error page.
    return {}
  }
}

export async function fetchPicture(board: Caller, hash: string): Promise<Blob> {
  let response: Response
  try {
    // An <img> could send no token, except in its address, where it must not stand.
    response = await fetch(`${addressOf(board)}/${hash}`, {
      headers: { Authorization: `Bearer ${board.token}` },
    })
  } catch {
    throw new PictureError(0, "unreachable")
  }
  if (!response.ok) throw new PictureError(response.status, response.statusText)
  return await response.blob()
}
