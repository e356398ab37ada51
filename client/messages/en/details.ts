import type { DetailsMessages } from "../de/details.ts"
import { plural } from "../plural.ts"

export const detailsMessages: DetailsMessages = {
  item: "About this board …",
  title: "About this board",
  more: "These details are part of file names and of exported tables and pages.",
  titleMissing: "Please enter a title.",
  notChosen: "Not stated",
  notAgreedYet: (errors) =>
    `“agreed” is possible once no error is left: ${plural("en", errors, { one: "# is", other: "# are" })} still listed under “Findings”. What is intended can be given a reason there.`,
  save: "Save",
  saved: "The details are saved.",
  cancel: "Cancel",
  rolesItem: "Roles and letters …",
  rolesChange: "Change letters",
  rolesTitle: "Roles and letters",
  rolesIntro:
    "Letters and words apply everywhere: in matrix and table, on the phone, in the paper and in all files. What has been entered stays as it is.",
  rolesScheme: "Role scheme",
  rolesOwn: "Letters and words of this board",
  rolesLetterOf: (word) => `Letter for “${word}”`,
  rolesWordOf: (letter) => `Word for ${letter}`,
  rolesLetter: "Letter",
  rolesWord: "Word",
  rolesStandard: "Reset to the usual ones",
  rolesSameLetter: (letter) => `“${letter}” is there twice. Every role needs a letter of its own.`,
  rolesMergedTitle: "No longer told apart",
  rolesMerged: ({ letter, before, cells, together }) =>
    `${before.join(" and ")} would both be shown as ${letter}: in ${plural("en", cells, { one: "one cell", other: "# cells" })}${together > 0 ? `, ${together} of which hold both` : ""}.`,
  rolesMergedMore:
    "The difference stays stored: the present scheme shows it again. But whoever sets or removes the shared letter means both.",
  rolesSave: "Apply",
  rolesSaved: (scheme) => `Everybody now sees ${scheme}.`,
}
