import { createTLStore, defaultTools, Editor, type TLPageId } from "tldraw"

import type { Board } from "../../board/board.ts"
import { assetUrls } from "../chrome/asset-urls.ts"
import { connectModel, openAllPhases } from "../shapes/canvas-model.ts"
import { bindingUtils, shapeUtils } from "../shapes/shape-utils.ts"
import { textOptions } from "../text/rich-text-editor.ts"

/** Reads any page of a canvas without opening it for the person. */
export interface Reader {
  /** Reads the open page in the present editor, and other pages in a separate editor. */
  readonly at: (page: TLPageId) => Editor
  readonly close: () => void
}

/** The separate editor holds the canvas as it was when the first other page was read. */
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
  // With tldraw's styles; laid out like any editor, but off the screen.
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
  openAllPhases(hidden)
  return {
    editor: hidden,
    close: () => {
      hidden.dispose()
      stopModel()
      // Later, because tldraw still removes its own elements there.
      setTimeout(() => container.remove(), 0)
    },
  }
}
