import type { DetailsMessages } from "../de/details.ts"

export const detailsMessages: DetailsMessages = {
  item: "About this board …",
  title: "About this board",
  more: "These details are part of file names and of exported tables and pages.",
  titleMissing: "Please enter a title.",
  notChosen: "Not stated",
  save: "Save",
  saved: "The details are saved.",
  cancel: "Cancel",
}
