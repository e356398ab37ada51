import type { Editor, TLUiActionItem, TLUiActionsContextType, TLUiOverrides } from "tldraw"

import type { CanvasExport } from "../../board/canvas-files.ts"
import type { Language } from "../../messages/language.ts"
import { CardIcon } from "../cards/card-icon.tsx"
import { copyShapes, cutShapes } from "../clipboard/copy-shapes.ts"
import { pasteFromMenu } from "../clipboard/paste-content.ts"
import { diagramActions } from "../diagrams/diagram-menu.tsx"
import { saveCanvas } from "../files/canvas-files.ts"
import { toggleSingleKeys } from "../keyboard/single-keys.ts"
import { promotionActions } from "../notes/promoting.ts"
import { toggleCursors } from "../presence/person-cursors.tsx"
import { tellProtected } from "../protection/delete-with-care.ts"
import { protectionOf } from "../protection/protection.ts"
import { mayProtect, toggleProtection } from "../protection/toggle-protection.ts"
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
    ...Object.fromEntries(
      Object.entries(actions).filter(([id]) => !NOT_HERE.has(id) && mayUse(editor, id)),
    ),
    ...ownExports(editor, actions),
    ...ownClipboard(editor, actions),
    ...protectionActions(editor, actions),
    ...diagramActions(editor),
    ...promotionActions(editor),
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
      card: {
        id: "card",
        label: "tool.card",
        icon: <CardIcon />,
        kbd: "c",
        onSelect: () => modelOf(editor).isChoosingCards.set(true),
      },
    }
  },
}

/** Participants do not unlock what somebody has locked against slips all over the board. */
function mayUse(editor: Editor, action: string): boolean {
  return action !== "unlock-all" || mayProtect(editor)
}

/** Actions that move what is in a frame in order to change the frame. */
const FRAME_ACTIONS = ["remove-frame", "fit-frame-to-content"]

function protectionActions(
  editor: Editor,
  actions: TLUiActionsContextType,
): TLUiActionsContextType {
  const own: TLUiActionsContextType = {}
  for (const action of FRAME_ACTIONS.flatMap((id) => actions[id] ?? [])) {
    const onSelect: TLUiActionItem["onSelect"] = (source) => {
      const { mayChange } = protectionOf(editor)
      return editor.getSelectedShapeIds().every(mayChange)
        ? action.onSelect(source)
        : tellProtected()
    }
    own[action.id] = { ...action, onSelect }
  }
  if (!mayProtect(editor)) return own
  const toggle: TLUiActionItem = {
    id: "toggle-protection",
    label: "action.toggle-protection",
    kbd: "shift+p",
    onSelect: () => toggleProtection(editor),
  }
  return { ...own, [toggle.id]: toggle }
}

/** Constants: for a new object tldraw would rebuild its menus on each render. */
export const overrides: Readonly<Record<Language, TLUiOverrides>> = {
  de: { ...shared, translations: translations.de },
  en: { ...shared, translations: translations.en },
}

/** Copy, cut and paste of the menus; the keys are handled by the browser's events. */
function ownClipboard(editor: Editor, actions: TLUiActionsContextType): TLUiActionsContextType {
  const own: TLUiActionsContextType = {}
  const { copy, cut, paste } = actions
  const hasSelection = (): boolean => editor.getSelectedShapeIds().length > 0
  if (copy) own["copy"] = { ...copy, onSelect: () => void (hasSelection() && copyShapes(editor)) }
  if (cut) own["cut"] = { ...cut, onSelect: () => void (hasSelection() && cutShapes(editor)) }
  if (paste) {
    own["paste"] = {
      ...paste,
      onSelect: (source) => {
        const isHere = source === "context-menu"
        void pasteFromMenu(editor, isHere ? editor.inputs.currentPagePoint.clone() : undefined)
      },
    }
  }
  return own
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
