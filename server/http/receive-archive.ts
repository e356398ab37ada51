import { open, readFile } from "node:fs/promises"

import { type ProblemName } from "@tafelrunde/shared/api"
import { type ArchiveFault } from "@tafelrunde/shared/archive"
import { type Request } from "express"

import { AssetRefusal, toRefusal } from "../assets/asset-refusal.ts"
import { type ArchiveRefusal } from "../boards/use-cases/index.ts"
import { toAssetProblem } from "./asset-problem.ts"
import { type Dependencies } from "./dependencies.ts"
import { Problem } from "./problem.ts"

const PROBLEM_OF_FAULT: Readonly<Record<ArchiveFault, ProblemName>> = {
  notZip: "not-a-board-file",
  notArchive: "not-a-board-file",
  damaged: "damaged-board-file",
  unsafePath: "unsafe-board-file",
  tooLarge: "too-large",
  notUtf8: "not-utf8",
  badContent: "invalid-content",
  badCanvas: "invalid-canvas",
}

/** Throws the refusal of a file as its problem. */
export function refuseArchive({ fault, problems }: ArchiveRefusal): never {
  throw new Problem(PROBLEM_OF_FAULT[fault], problems.length > 0 ? { problems } : {})
}

async function receive(request: Request, path: string, mostBytes: number): Promise<void> {
  if (Number(request.get("Content-Length") ?? 0) > mostBytes) throw new Problem("too-large")
  const file = await open(path, "wx", 0o600)
  let bytes = 0
  try {
    // Left open when refused in the middle: a destroyed connection would carry no answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) throw new Problem("too-large")
      await file.writeFile(chunk as Buffer)
    }
  } finally {
    await file.close()
  }
}

/** Files are large: one at a time is in memory. */
let lastTurn: Promise<unknown> = Promise.resolve()

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(work)
  lastTurn = turn.catch(() => {})
  return turn
}

/** Receives the request's body as a file on the disk, then hands it over in its turn. */
export async function withReceivedFile<Result>(
  { assets, limits }: Pick<Dependencies, "assets" | "limits">,
  request: Request,
  work: (bytes: Uint8Array) => Promise<Result>,
): Promise<Result> {
  const mostBytes = limits.boardBytes + assets.limits.boardAssetBytes
  try {
    return await assets.withIncoming(async (path) => {
      await receive(request, path, mostBytes)
      return await inTurn(async () => work(await readFile(path)))
    })
  } catch (error) {
    if (error instanceof Problem) throw error
    if (request.errored || request.aborted) throw new Problem("bad-request")
    const refusal = toRefusal(error)
    throw refusal instanceof AssetRefusal ? toAssetProblem(refusal) : error
  }
}
