import { CLOSE } from "@tafelrunde/shared/protocol"
import { WebSocket } from "ws"

const MESSAGE_TOO_BIG = 1009

/**
 * ws ends what is larger than it may read with 1009, after which stock clients come back and send
 * it again, for ever. 4413 stops them.
 */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === MESSAGE_TOO_BIG ? CLOSE.tooLarge : code, reason)
  }
}
