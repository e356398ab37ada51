import type { RolesMessages } from "../de/roles.ts"
import { plural } from "../plural.ts"

export const rolesMessages: RolesMessages = {
  item: "Roles and letters …",
  change: "Change letters",
  title: "Roles and letters",
  intro:
    "Letters and words apply everywhere: in matrix and table, on the phone, in the paper and in all files. What has been entered stays as it is.",
  scheme: "Role scheme",
  own: "Letters and words of this board",
  letterOf: (word) => `Letter for “${word}”`,
  wordOf: (letter) => `Word for ${letter}`,
  letter: "Letter",
  word: "Word",
  standard: "Reset to the usual ones",
  sameLetter: (letter) => `“${letter}” is there twice. Every role needs a letter of its own.`,
  mergedTitle: "No longer told apart",
  merged: ({ letter, before, cells, together }) =>
    `${before.join(" and ")} would both be shown as ${letter}: in ${plural("en", cells, { one: "one cell", other: "# cells" })}${together > 0 ? `, ${together} of which hold both` : ""}.`,
  mergedMore:
    "The difference stays stored: the present scheme shows it again. But whoever sets or removes the shared letter means both.",
  save: "Apply",
  saved: (scheme) => `Everybody now sees ${scheme}.`,
  cancel: "Cancel",
}
