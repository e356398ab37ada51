import { type BoardView } from "@tafelrunde/shared/content"

import { type BoardContent, type Profile, shownTo } from "../../content/index.ts"

/** How many contacts a profile hides, and of how many it gives the functional mailbox alone. */
export interface WithheldContacts {
  readonly hidden: number
  readonly mailbox: number
}

export function withheldContacts({ contacts }: BoardContent, profile: Profile): WithheldContacts {
  const shown = contacts?.map((contact) => shownTo(contact, profile)) ?? []
  return {
    hidden: shown.filter((each) => each === "hidden").length,
    mailbox: shown.filter((each) => each === "mailbox").length,
  }
}

interface Readers {
  readonly board: BoardView
  readonly profile: Profile
  readonly withheld: WithheldContacts | undefined
}

/** What files for these readers leave out of the board and why, a sentence each. */
export function leftOutLines({ board, profile, withheld }: Readers): readonly string[] {
  const { hidden = 0, mailbox = 0 } = withheld ?? {}
  const lines = [
    [
      hidden > 0,
      {
        de: `Kontakte, die nur intern sichtbar sind: ${hidden}`,
        en: `Contacts that are visible internally only: ${hidden}`,
      },
    ],
    [
      mailbox > 0,
      {
        de: `Namen von Kontakten, die für diesen Leserkreis nicht freigegeben oder noch nicht bestätigt sind: ${mailbox}. An ihrer Stelle steht das Funktionspostfach.`,
        en: `Names of contacts who are not released for these readers or not yet confirmed: ${mailbox}. The functional mailbox stands in their place.`,
      },
    ],
    [
      profile === "public",
      {
        de: "Namen von Teilnehmenden und verantwortlichen Personen, weil diese Fassung öffentlich ist",
        en: "Names of participants and of responsible people, because this version is public",
      },
    ],
    [
      true,
      {
        de: "Zeichnung und Notizen der Tafel: Sie stehen in der Datei der ganzen Tafel (.tafelrunde).",
        en: "Drawing and notes of the board: they are in the file of the whole board (.tafelrunde).",
      },
    ],
  ] as const
  return lines.flatMap(([isLeftOut, words]) => (isLeftOut ? [board.say(words)] : []))
}
