import { CLOSE } from "@tafelrunde/shared/protocol"
import { WebSocket } from "ws"

const MESSAGE_TOO_BIG = 1009

/**
 * Closes with 4413 instead of the 1009 that `ws` uses for too large frames: stock clients reconnect
 * after 1009 and send the same frame again, without end.
 */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === MESSAGE_TOO_BIG ? CLOSE.tooLarge : code, reason)
  }
}
