import type { TLUiOverrides } from "tldraw"

import { MatrixIcon } from "./matrix-icon.tsx"
import { translations } from "./translations.ts"

/** What would fetch from elsewhere, or is for developers. */
const NOT_HERE = new Set([
  "insert-embed",
  "convert-to-embed",
  "convert-to-bookmark",
  "open-embed-link",
  "flatten-to-image",
  "video-replace",
  "toggle-debug-mode",
  "toggle-dark-mode",
])

export const overrides: TLUiOverrides = {
  translations,
  actions: (_editor, actions) =>
    Object.fromEntries(Object.entries(actions).filter(([id]) => !NOT_HERE.has(id))),
  tools: (editor, tools) => {
    const { embed: _foreign, ...others } = tools
    return {
      ...others,
      matrix: {
        id: "matrix",
        label: "tool.matrix",
        icon: <MatrixIcon />,
        kbd: "m",
        onSelect: () => editor.setCurrentTool("matrix"),
      },
    }
  },
}
