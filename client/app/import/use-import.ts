import { decodeFile, type DecodedText } from "@tafelrunde/shared/import"
import { useState } from "react"

import type { Board } from "../../board/board.ts"
import { isUnsyncedChanges, mergeUnsyncedChanges } from "../../board/device/unsynced-changes.ts"
import { appMessages } from "../../messages/app.ts"
import { boardMessages } from "../../messages/board.ts"
import { importMessages } from "../../messages/import.ts"
import { currentMessages, useMessages } from "../../messages/language.ts"
import { announce, announceWork } from "../../ui/toast.tsx"
import { ApiError, type ContentProblem, replaceBoard, replaceContent } from "../api.ts"
import { problemText } from "../problem-text.ts"
import { parseJson, readContentFile } from "./content-file.ts"
import { isTableName, type ReadTable, readTable } from "./table/read-table.ts"

/** The state of an import: waiting for confirmation, or refused. */
type Import =
  | {
      readonly step: "confirm"
      readonly title: string
      readonly content: unknown
      readonly guess?: DecodedText["guess"]
    }
  | { readonly step: "confirmBoard"; readonly title: string; readonly file: Blob }
  | { readonly step: "table"; readonly table: ReadTable }
  | {
      readonly step: "flawed"
      readonly problems: readonly ContentProblem[]
      readonly text?: string
    }

interface ImportFlow {
  readonly current: Import | undefined
  readonly choose: (file: File) => Promise<void>
  readonly confirm: () => Promise<void>
  readonly cancel: () => void
}

/** Saved changes are text; whole boards are large files that need not be read as such. */
async function readUnsynced(file: Blob): Promise<unknown> {
  const begin = await file.slice(0, 1).text()
  return begin === "P" ? undefined : parseJson((await decodeFile(file)).text)
}

/** Reads a chosen table, for facilitators; undefined where only an announcement says why not. */
async function chooseTable(board: Board, file: File): Promise<Import | undefined> {
  const { access, role } = board.access.get()
  if (access !== "write") {
    announce(currentMessages(boardMessages).importLocked)
    return undefined
  }
  if (role !== "facilitator") {
    return { step: "flawed", problems: [], text: currentMessages(boardMessages).importNotKept }
  }
  const messages = currentMessages(importMessages)
  const work = announceWork(messages.reading)
  const read = await readTable(file)
  work.end()
  if (read.ok) return { step: "table", table: { name: file.name, file: read } }
  return { step: "flawed", problems: [], text: messages.faults[read.fault] }
}

/** Imports a file: a table is mapped and previewed; saved changes of the same board are merged; a content replaces the board's after confirmation. */
export function useImport(board: Board, token: string): ImportFlow {
  const messages = useMessages(boardMessages)
  const problems = useMessages(appMessages)
  const [current, setCurrent] = useState<Import>()
  return {
    current,
    cancel: () => setCurrent(undefined),
    choose: async (file) => {
      if (isTableName(file.name)) return setCurrent(await chooseTable(board, file))
      const kept = await readUnsynced(file)
      // The board may have been locked since the file dialog opened.
      if (board.access.get().access !== "write") return announce(messages.importLocked)
      if (isUnsyncedChanges(kept) && kept.boardId === board.id) {
        mergeUnsyncedChanges(board, kept)
        announce(messages.importMerged)
        return
      }
      if (board.access.get().role !== "facilitator") {
        const text = isUnsyncedChanges(kept) ? messages.importOtherBoard : messages.importNotKept
        return setCurrent({ step: "flawed", problems: [], text })
      }
      const read = await readContentFile(file)
      if (read.kind === "good") {
        const { title, content, guess } = read
        setCurrent({ step: "confirm", title, content, ...(guess && { guess }) })
      } else if (read.kind === "board") {
        setCurrent({ step: "confirmBoard", title: read.title, file: read.file })
      } else if (read.kind === "flawed") {
        setCurrent({ step: "flawed", problems: read.problems })
      } else {
        setCurrent({ step: "flawed", problems: [], text: messages.importUnreadable })
      }
    },
    confirm: async () => {
      if (current?.step !== "confirm" && current?.step !== "confirmBoard") return
      try {
        if (current.step === "confirm") await replaceContent(board.id, token, current.content)
        else await replaceBoard(board.id, token, current.file)
        setCurrent(undefined)
        announce(current.step === "confirm" ? messages.importDone : messages.importBoardDone)
      } catch (problem) {
        const failed = problem instanceof ApiError ? problem : new ApiError(500, "")
        setCurrent({
          step: "flawed",
          problems: failed.problems,
          text: problemText(problems, failed.status),
        })
      }
    },
  }
}
