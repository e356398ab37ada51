import type { TLAssetStore } from "tldraw"

import type { Board } from "../../board/board.ts"
import { hashOfAsset, picturesOf } from "./pictures.ts"

/**
 * Where tldraw gets the pictures of a board. Their records name them by content (`asset:<sha256>`), so a copied board
 * or shape names the same ones; who may read them is a matter of the board.
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
