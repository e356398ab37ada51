import { type JSX, useState } from "react"

import { type Board } from "../board/board.ts"
import { PromoteDialog } from "./promote-dialog.tsx"
import { promoteAtOnce, type Request } from "./promotion.ts"

interface Promoting {
  /** Makes notes entries of a list, at once or after a question. */
  readonly ask: (request: Request) => void
  readonly element: JSX.Element | null
}

export function usePromotion(board: Board, onDone: () => void): Promoting {
  const [asked, setAsked] = useState<Request>()
  return {
    ask: (request) => {
      if (promoteAtOnce(board, request)) onDone()
      else setAsked(request)
    },
    element: asked ? (
      <PromoteDialog
        board={board}
        request={asked}
        onClose={() => setAsked(undefined)}
        onDone={() => {
          setAsked(undefined)
          onDone()
        }}
      />
    ) : null,
  }
}
