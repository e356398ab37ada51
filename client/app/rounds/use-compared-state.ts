import { type BoardContent } from "@tafelrunde/shared/content"
import { useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { type ContentProblem, listVersions, readVersionContent, type Version } from "../api.ts"
import { attempt } from "../attempt.ts"
import { readContentFile } from "../import/content-file.ts"

/** Where a compared state comes from: a version by its number, a file, or the board as it is now. */
export type StateSource = number | "file" | "now"

export interface ComparedContent {
  /** Undefined until it has been read, and for the board as it is now. */
  readonly content: BoardContent | undefined
  readonly isLoading: boolean
  readonly fileName: string | undefined
  readonly chooseFile: (file: File | undefined) => Promise<void>
  /** Why the file cannot be read. */
  readonly problems: readonly ContentProblem[] | undefined
}

interface Read {
  readonly source: StateSource
  readonly content?: BoardContent
  readonly fileName?: string | undefined
  readonly problems?: readonly ContentProblem[]
}

/** The versions of the board; undefined until they have been read. */
export function useVersionList(
  { id }: Pick<Board, "id">,
  token: string,
): readonly Version[] | undefined {
  const [versions, setVersions] = useState<readonly Version[]>()
  useEffect(() => {
    let isOpen = true
    const load = async (): Promise<void> => {
      const listed = (await attempt(listVersions(id, token))) ?? []
      if (isOpen) setVersions(listed)
    }
    void load()
    return () => {
      isOpen = false
    }
  }, [id, token])
  return versions
}

/** The state that a comparison begins with: the previous round, else the newest version, else a file. */
export function firstToCompare(versions: readonly Version[]): StateSource {
  const previous = versions.find(({ reason }) => reason === "previousRound") ?? versions[0]
  return previous?.n ?? "file"
}

/** The content of one side of a comparison; `source` is undefined until it is known. */
export function useComparedContent(
  { id }: Pick<Board, "id">,
  token: string,
  source: StateSource | undefined,
): ComparedContent {
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    let isOpen = true
    const load = async (n: number): Promise<void> => {
      const content = await attempt(readVersionContent(id, token, n))
      if (isOpen) setRead({ source: n, ...(content && { content }) })
    }
    if (typeof source === "number") void load(source)
    return () => {
      isOpen = false
    }
  }, [id, token, source])
  const current = read?.source === source ? read : undefined
  return {
    content: current?.content,
    isLoading: source === undefined || (typeof source === "number" && !current),
    fileName: current?.fileName,
    chooseFile: async (file) => {
      setRead({ source: "file", fileName: file?.name, ...(await readFile(file)) })
    },
    problems: current?.problems,
  }
}

async function readFile(file: Blob | undefined): Promise<Omit<Read, "source">> {
  if (!file) return {}
  const read = await readContentFile(file).catch(() => ({ kind: "unreadable" }) as const)
  if (read.kind === "unreadable") return { problems: [] }
  return read.kind === "flawed" ? { problems: read.problems } : { content: read.content }
}
