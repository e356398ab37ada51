import { type BoardContent } from "@tafelrunde/shared/content"
import { useEffect, useRef, useState } from "react"

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

interface ReadVersion {
  readonly n: number
  /** Undefined where it could not be read. */
  readonly content: BoardContent | undefined
}

type ReadFile = Partial<Pick<ComparedContent, "content" | "fileName" | "problems">>

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
  const [version, setVersion] = useState<ReadVersion>()
  const [file, setFile] = useState<ReadFile>({})
  const newest = useRef(0)
  useEffect(() => {
    let isOpen = true
    const load = async (n: number): Promise<void> => {
      const content = await attempt(readVersionContent(id, token, n))
      if (isOpen) setVersion({ n, content })
    }
    if (typeof source === "number") void load(source)
    return () => {
      isOpen = false
    }
  }, [id, token, source])
  const chooseFile = async (chosen: File | undefined): Promise<void> => {
    newest.current += 1
    const turn = newest.current
    const read = await readFile(chosen)
    // A large file may be read after one that was chosen later.
    if (turn === newest.current) setFile({ ...read, fileName: chosen?.name })
  }
  const isRead = version?.n === source
  const { content, fileName, problems }: ReadFile =
    source === "file" ? file : { content: isRead ? version?.content : undefined }
  const isLoading = source === undefined || (typeof source === "number" && !isRead)
  return { content, isLoading, fileName, chooseFile, problems }
}

async function readFile(file: Blob | undefined): Promise<ReadFile> {
  if (!file) return {}
  const read = await readContentFile(file).catch(() => ({ kind: "unreadable" }) as const)
  if (read.kind === "unreadable") return { problems: [] }
  return read.kind === "flawed" ? { problems: read.problems } : { content: read.content }
}
