import type { Editor, TLUiActionItem, TLUiActionsContextType, TLUiOverrides } from "tldraw"

import type { CanvasExport } from "../../board/canvas-files.ts"
import type { Language } from "../../messages/language.ts"
import { saveCanvas } from "../files/canvas-files.ts"
import { toggleSingleKeys } from "../keyboard/single-keys.ts"
import { pasteCellsOfClipboard } from "../paste/paste-cells.ts"
import { toggleCursors } from "../presence/person-cursors.tsx"
import { modelOf } from "../shapes/canvas-model.ts"
import { MatrixIcon } from "../shapes/matrix-icon.tsx"
import { translations } from "./translations.ts"

/** Actions that load from third parties or are for developers. */
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

const shared: TLUiOverrides = {
  actions: (editor, actions) => ({
    ...Object.fromEntries(Object.entries(actions).filter(([id]) => !NOT_HERE.has(id))),
    ...ownExports(editor, actions),
    ...ownPaste(editor, actions),
    "toggle-cursors": {
      id: "toggle-cursors",
      label: "action.toggle-cursors",
      checkbox: true,
      readonlyOk: true,
      onSelect: () => toggleCursors(),
    },
    "toggle-single-keys": {
      id: "toggle-single-keys",
      label: "action.toggle-single-keys",
      checkbox: true,
      readonlyOk: true,
      onSelect: () => toggleSingleKeys(),
    },
  }),
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

/** Constants: for a new object tldraw would rebuild its menus on each render. */
export const overrides: Readonly<Record<Language, TLUiOverrides>> = {
  de: { ...shared, translations: translations.de },
  en: { ...shared, translations: translations.en },
}

/** Paste from the menu; the key is handled by the paste event. */
function ownPaste(editor: Editor, { paste }: TLUiActionsContextType): TLUiActionsContextType {
  if (!paste) return {}
  const onSelect: TLUiActionItem["onSelect"] = async (source) => {
    const point = source === "context-menu" ? editor.inputs.currentPagePoint : undefined
    if (!(await pasteCellsOfClipboard(editor, point))) await paste.onSelect(source)
  }
  return { paste: { ...paste, onSelect } }
}

/** tldraw's export actions with our files: named like our other exports, with text as text. */
function ownExports(editor: Editor, actions: TLUiActionsContextType): TLUiActionsContextType {
  const own: TLUiActionsContextType = {}
  const save = (what: CanvasExport): void => void saveCanvas(editor, modelOf(editor).board, what)
  for (const as of ["png", "svg"] as const) {
    const [some, all] = [actions[`export-as-${as}`], actions[`export-all-as-${as}`]]
    const of = (): "selection" | "board" =>
      editor.getSelectedShapeIds().length > 0 ? "selection" : "board"
    if (some) own[some.id] = { ...some, onSelect: () => save({ of: of(), as }) }
    if (all) own[all.id] = { ...all, onSelect: () => save({ of: "board", as }) }
  }
  return own
}
