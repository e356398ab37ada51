import { type BoardContent } from "@tafelrunde/shared/content"
import { useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { type ContentProblem, listVersions, readVersionContent, type Version } from "../api.ts"
import { attempt } from "../attempt.ts"
import { readContentFile } from "../import/content-file.ts"

/** Where the earlier content comes from: a version by its number, or a file. */
type Source = number | "file" | undefined

interface EarlierContent {
  readonly versions: readonly Version[] | undefined
  readonly source: Source
  readonly choose: (source: Source) => void
  readonly chooseFile: (file: Blob | undefined) => Promise<void>
  /** Undefined until it has been read. */
  readonly content: BoardContent | undefined
  readonly isLoading: boolean
  /** Why the file cannot be read. */
  readonly problems: readonly ContentProblem[] | undefined
}

interface Read {
  readonly source: Source
  readonly content?: BoardContent
  readonly problems?: readonly ContentProblem[]
}

/** The earlier state that a facilitator compares the board with: at first the previous round, else the newest version. */
export function useEarlierContent(
  { id }: Pick<Board, "id">,
  token: string,
  first: number | undefined,
): EarlierContent {
  const [versions, setVersions] = useState<readonly Version[]>()
  const [source, setSource] = useState<Source>(first)
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    let isOpen = true
    const load = async (): Promise<void> => {
      const listed = (await attempt(listVersions(id, token))) ?? []
      if (!isOpen) return
      setVersions(listed)
      const previous = listed.find(({ reason }) => reason === "previousRound") ?? listed[0]
      setSource((chosen) => chosen ?? previous?.n ?? "file")
    }
    void load()
    return () => {
      isOpen = false
    }
  }, [id, token])
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
    versions,
    source,
    choose: setSource,
    chooseFile: async (file) => setRead({ source: "file", ...(await readFile(file)) }),
    content: current?.content,
    isLoading: source === undefined || (typeof source === "number" && !current),
    problems: current?.problems,
  }
}

async function readFile(file: Blob | undefined): Promise<Omit<Read, "source">> {
  if (!file) return {}
  const read = await readContentFile(file).catch(() => ({ kind: "unreadable" }) as const)
  if (read.kind === "unreadable") return { problems: [] }
  return read.kind === "flawed" ? { problems: read.problems } : { content: read.content }
}
