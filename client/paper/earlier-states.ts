import { type BoardContent } from "@tafelrunde/shared/content"
import { useEffect, useState } from "react"

/** A version by its number and what people call it. */
export interface EarlierState {
  readonly n: number
  readonly name: string
  /** Whether it is the content of the board that this one was made from. */
  readonly isPreviousRound: boolean
}

/** Where the paper's list of changes begins: a version, nowhere, or (undefined) at the previous round, if there is one. */
export type Since = number | "none" | undefined

/** The earlier states of a board, as the server has them. Both calls reject where it cannot be reached. */
export interface EarlierStates {
  /** The versions, the newest first; empty for those who may not choose one. */
  readonly list: () => Promise<readonly EarlierState[]>
  /** The content to compare with; undefined without one. */
  readonly read: (since: Exclude<Since, "none">) => Promise<BoardContent | undefined>
}

interface Earlier {
  readonly states: readonly EarlierState[]
  readonly since: Since
  readonly choose: (since: Since) => void
  /** Undefined until it has been read, and without one. */
  readonly content: BoardContent | undefined
  /** Whether the server did not answer, so that the list of changes is missing. */
  readonly isMissing: boolean
}

interface Read {
  readonly since: Since
  readonly content?: BoardContent | undefined
  readonly isMissing?: boolean
}

/** The earlier state that the list of changes compares with; at first the previous round. */
export function useEarlier(source: EarlierStates): Earlier {
  const [states, setStates] = useState<readonly EarlierState[]>([])
  const [since, choose] = useState<Since>()
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    let isOpen = true
    const load = async (): Promise<void> => {
      const listed = await source.list().catch(() => [])
      if (isOpen) setStates(listed)
    }
    void load()
    return () => {
      isOpen = false
    }
  }, [source])
  useEffect(() => {
    let isOpen = true
    const load = async (wanted: Exclude<Since, "none">): Promise<void> => {
      const found = await source.read(wanted).then(
        (content) => ({ since: wanted, content }),
        () => ({ since: wanted, isMissing: true }),
      )
      if (isOpen) setRead(found)
    }
    if (since !== "none") void load(since)
    return () => {
      isOpen = false
    }
  }, [source, since])
  const current = read?.since === since && since !== "none" ? read : undefined
  return {
    states,
    since,
    choose,
    content: current?.content,
    isMissing: current?.isMissing ?? false,
  }
}
