import { clearDeviceCopies } from "../../board/device/device-copy.ts"
import { navigate } from "../route.ts"
import { forgetBoard } from "../start/recent-boards.ts"
import { forgetToken } from "../token.ts"

/** To the start page, and nothing of the board stays on this device: for boards that are gone. */
export async function leaveForGood(boardId: string): Promise<void> {
  forgetBoard(boardId)
  forgetToken(boardId)
  navigate("/")
  await clearDeviceCopies(boardId)
}
