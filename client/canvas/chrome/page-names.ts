import { FIRST_PAGE } from "@tafelrunde/shared/canvas"
import type { Editor, TLPage } from "tldraw"

type Language = "de" | "en"

/** tldraw's own names of new pages. */
const NUMBERED = /^(?:Seite|Page) (\d+)$/
const NUMBERED_NAMES: Readonly<Record<Language, string>> = { de: "Seite", en: "Page" }

/** A page's name as it is shown: one that the program gave stands in the interface's language, others stay. */
function shownPageName({ id, name }: Pick<TLPage, "id" | "name">, language: Language): string {
  const isFirst = id === FIRST_PAGE.id && Object.values<string>(FIRST_PAGE.names).includes(name)
  if (isFirst) return FIRST_PAGE.names[language]
  return name.replace(NUMBERED, `${NUMBERED_NAMES[language]} $1`)
}

/** Lets the editor's readers see the shown names; what is stored stays. Returns the function that stops it. */
export function showPageNames(editor: Editor): () => void {
  const own = {
    getPage: editor.getPage.bind(editor),
    getPages: editor.getPages.bind(editor),
    getCurrentPage: editor.getCurrentPage.bind(editor),
  }
  // The same object each time, so that nothing is drawn anew.
  const shown = new WeakMap<TLPage, TLPage>()
  const show = (page: TLPage): TLPage => {
    const name = shownPageName(page, editor.user.getLocale() === "en" ? "en" : "de")
    if (name === page.name) return page
    const known = shown.get(page)
    if (known?.name === name) return known
    const renamed = { ...page, name }
    shown.set(page, renamed)
    return renamed
  }
  editor.getPage = (page) => {
    const found = own.getPage(page)
    return found && show(found)
  }
  // tldraw remembers what it has read of the current page before.
  editor.getCurrentPage = () => show(own.getCurrentPage())
  editor.getPages = () => own.getPages().map(show)
  return () => void Object.assign(editor, own)
}
