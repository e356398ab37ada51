import { dayIn, isDay } from "@tafelrunde/shared/content"
import { choiceWord, meta } from "@tafelrunde/shared/entities"

import { type BoardContent } from "../content/index.ts"
import { type SheetOptions } from "./formats/sheet.ts"
import { PROFILE_WORDS } from "./tables/status-texts.ts"
import { type PaperOptions } from "./tables/table.ts"

/** What stands on every sheet of a board's file, as in `Fassung 3.0 · Entwurf · 10.03.2027 · Netzwerk`. */
export function sheetOptions(content: BoardContent, paper: PaperOptions): SheetOptions {
  const { asOf, language, profile } = paper
  const { title, version, status } = content.meta ?? {}
  const foot = [
    version && `${meta.fields.version.heading[language]} ${version}`,
    status && choiceWord(meta.fields.status, status, language),
    isDay(asOf) && dayIn(asOf, language),
    PROFILE_WORDS[profile][language],
  ]
  return { language, title: title ?? "", asOf, foot: foot.filter(Boolean).join(" · ") }
}
