import type { TLAsset, TLAssetStore } from "tldraw"

import type { Board } from "../board/board.ts"
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
      return pictures.uploads.get(asset.id)?.url ?? embedded(asset)
    },
  }
}

/** Other programs may write small pictures into the record itself. */
function embedded({ props }: TLAsset): string | null {
  const source = "src" in props && typeof props.src === "string" ? props.src : ""
  return /^data:image\/(?:png|jpeg|gif|webp)[;,]/.test(source) ? source : null
}
