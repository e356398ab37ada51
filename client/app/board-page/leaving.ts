import { clearDeviceCopies } from "../../board/device/device-copy.ts"
import { navigate } from "../route.ts"
import { forgetBoard } from "../start/recent-boards.ts"
import { forgetToken } from "../token.ts"

/** Leaves a board that no longer exists: removes all its data from this device and shows the start page. */
export async function leaveForGood(boardId: string): Promise<void> {
  forgetBoard(boardId)
  forgetToken(boardId)
  navigate("/")
  await clearDeviceCopies(boardId)
}
