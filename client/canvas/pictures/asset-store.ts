import type { TLAssetStore } from "tldraw"

import type { Board } from "../../board/board.ts"
import { hashOfAsset, picturesOf } from "./pictures.ts"

/**
 * The asset store through which tldraw loads a board's pictures. Records refer to pictures by content (`asset:<sha256>`),
 * so that copied boards and shapes refer to the same ones; the board's access decides who may read them.
 */
export function createAssetStore(board: Board): TLAssetStore {
  const pictures = picturesOf(board)
  return {
    upload: async (asset, file) => {
      const src = await pictures.send(asset.id, file)
      if (src === undefined) throw new Error("The picture was refused, which was told.")
      return { src }
    },
    resolve: (asset) => {
      const hash = hashOfAsset(asset)
      if (hash !== undefined) return pictures.urls.get(hash)
      return pictures.uploads.get(asset.id)?.url ?? null
    },
  }
}
