import type { TableMessages } from "../de/table.ts"

export const tableMessages: TableMessages = {
  title: "Who does what?",
  printedOn: (date: string): string => `Printed on ${date}`,
  legend: "Letters of the roles",
  phase: "Phase",
  allPhases: "All phases",
  viewer: "With your link you can read everything but change nothing.",
  locked: "The facilitator has locked the board. You can read everything.",
  form: "View",
  byTask: "Task",
  byInstitution: "Institution",
  asTable: "Table",
  chooseTask: "Choose a task",
  chooseInstitution: "Choose an institution",
  previous: "Previous",
  next: "Next",
  yours: "Your institution",
  others: "Others",
  role: (letter: string, word: string): string => `${letter}: ${word}`,
  cell: (task: string, institution: string): string => `Task ${task}, ${institution}`,
  task: (number: string, title: string): string => `${number} ${title}`,
  removedHere: (removed: string, shown: string) =>
    `Somebody removed “${removed}”. “${shown}” is here now.`,
  noTasks: "No tasks have been entered yet.",
  noInstitutions: "No institutions have been entered yet.",
  inTable: "Create tasks and institutions under “Table”.",
}
