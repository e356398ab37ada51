import { createTLStore, defaultTools, Editor, type TLPageId } from "tldraw"

import type { Board } from "../../board/board.ts"
import { assetUrls } from "../chrome/asset-urls.ts"
import { connectModel } from "../shapes/canvas-model.ts"
import { bindingUtils, shapeUtils } from "../shapes/shape-utils.ts"
import { textOptions } from "../text/rich-text-editor.ts"

/** Looks at any page of a canvas without opening it for the person in front of it. */
export interface Reader {
  /** The page that is open is read where it is; others in an editor of their own. */
  readonly at: (page: TLPageId) => Editor
  readonly close: () => void
}

/** Sees the canvas as it is when the first other page is asked for. */
export function openReader(editor: Editor, board: Board): Reader {
  let other: ReturnType<typeof openHidden> | undefined
  return {
    at: (page) => {
      if (page === editor.getCurrentPageId()) return editor
      other ??= openHidden(editor, board)
      other.editor.setCurrentPage(page)
      return other.editor
    },
    close: () => other?.close(),
  }
}

function openHidden(editor: Editor, board: Board): { editor: Editor; close: () => void } {
  const store = createTLStore({ schema: editor.store.schema, assets: editor.store.props.assets })
  store.loadStoreSnapshot({
    store: editor.store.serialize("document"),
    schema: editor.store.schema.serialize(),
  })
  const stopModel = connectModel(store, board)
  const container = document.createElement("div")
  // tldraw's own styles; laid out like all others, but where nobody sees it.
  container.className = "tl-container tl-theme__light canvas-reader"
  container.inert = true
  document.body.append(container)
  const hidden = new Editor({
    store,
    shapeUtils,
    bindingUtils,
    tools: defaultTools,
    textOptions,
    getContainer: () => container,
    autoFocus: false,
    fontAssetUrls: assetUrls.fonts,
  })
  return {
    editor: hidden,
    close: () => {
      hidden.dispose()
      stopModel()
      // A moment later: tldraw takes away what it has drawn there.
      setTimeout(() => container.remove(), 0)
    },
  }
}
