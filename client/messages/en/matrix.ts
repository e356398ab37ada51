import type { MatrixMessages, SpokenCell } from "../de/matrix.ts"
import { plural } from "../plural.ts"

export const matrixMessages: MatrixMessages = {
  title: "Who does what?",
  caption: (phase: string): string =>
    phase ? `Responsibilities in the phase ${phase}` : "Responsibilities by task",
  legend: "Letters of the roles",
  task: "Task",
  cell: ({ number, institution, roles }: SpokenCell): string =>
    `Task ${number}, ${institution}: ${roles.join(", ") || "not involved"}`,
  keys: "Arrow keys move, and so does Tab while you fill in cells. Letters set a role or take it away. Enter opens the choice, F2 condition, validity and note, Delete clears the cell. F8 switches fast entry. Esc, then Tab, leaves the table.",
  readOnly: "View only",
  lockedMeanwhile:
    "The board has just been locked. What you are writing here stays until it is open again.",
  renamedMeanwhile: (title: string): string =>
    `Somebody has just changed the title to “${title}”. Enter sets your title, Esc leaves theirs.`,
  goneText: "Somebody has just removed what you were working on.",
  goneElsewhere: "Somebody has moved the task you were writing in to another phase.",
  useAsTitle: "Use as title",
  addAsTask: (phase: string): string => `Add as a new task in “${phase}”`,
  addAsPhase: "Add as a new phase",
  dismiss: "Close",
  institutionGone:
    "Somebody has just removed this institution. “Add again” brings it back under this name, without its cells.",
  addAgain: "Add again",
  rolesOf: (institution: string): string => `Roles: ${institution}`,
  details: "Condition, validity, note …",
  detailsOf: (institution: string): string => `Details: ${institution}`,
  done: "Done",
  tasksOf: (phase: string): string => `Tasks of the phase “${phase}”`,
  hiddenTasks: (count: number): string =>
    plural("en", count, { one: "# task collapsed", other: "# tasks collapsed" }),
  fast: "Fast entry",
  fastOn:
    "Fast entry is on: a letter sets a role and moves on. With Shift it stays, for a second one. Space moves on, Enter goes to the next row, Backspace takes the last one back.",
  fastOff: "Fast entry is off.",
  clear: "Clear the cell",
  undo: "Undo",
  removed: (what: string): string => `“${what}” removed`,
  removeTitle: (what: string): string => `Remove “${what}”?`,
  goesWith: (what: string): string => `Removed with it: ${what}.`,
  isFilled: "Something has already been entered for it.",
  tasksStay: "The tasks stay, in the phase before or after it.",
  toBin: "Facilitators can bring everything back from the bin at any time.",
  filledStays: (what: string): string =>
    `“${what}” has been filled in already. Only facilitators can remove it.`,
  drag: "Drag to move",
  moved: (what: string): string => `“${what}” moved`,
  added: (what: string): string => `“${what}” added`,
  pasted: ({ cells, titles, added }) =>
    [
      cells > 0 && plural("en", cells, { one: "One cell filled", other: "# cells filled" }),
      titles > 0 && plural("en", titles, { one: "One title replaced", other: "# titles replaced" }),
      added > 0 && plural("en", added, { one: "One row added", other: "# rows added" }),
    ]
      .filter((part) => part !== false)
      .join(", ") || "Nothing to change",
  pasteReadOnly: "Nothing can be pasted here now: you can only view the table.",
  pasteNotHere: "This cannot be pasted here. Choose a cell, the title of a task or “+ Task”.",
  pasteTooMany: "Please paste at most 200 rows at once. Nothing was pasted.",
  pasteTooLong: "A title has at most 300 characters. Nothing was pasted.",
  pasteNoRole: (text, letters) =>
    `“${text.slice(0, 40)}” is no letter of a role. Cells take ${letters.join(", ")}. Nothing was pasted.`,
  pasteTooLarge: (block, room) =>
    `These are ${block.rows} × ${block.columns} cells; from here there is room for ${room.rows} × ${room.columns}. Nothing was pasted.`,
  actionsFor: (what: string): string => `Edit: ${what}`,
  rename: "Rename",
  remove: "Remove",
  up: "Move up",
  down: "Move down",
  left: "Move left",
  right: "Move right",
  toPhase: (phase: string): string => `To “${phase}”`,
  addTask: "Task",
  addTaskTo: (phase: string): string => `Add a task to “${phase}”`,
  addTaskBelow: "Add a task below",
  addTaskHere: "Add a task",
  newTask: "New task",
  taskTitle: "Title of the task",
  addPhase: "Phase",
  addPhaseLong: "Add a phase",
  addPhaseBelow: "Add a phase below",
  newPhase: "New phase",
  phaseTitle: "Title of the phase",
  institution: "Institution",
  addInstitution: "Add an institution",
  addInstitutionRight: "Add an institution to the right",
  renameInstitution: "Rename the institution",
  severalAtOnce: "Enter several at once …",
  institutionList: "One institution a line",
  institutionListHint:
    "“Code; name” or just the name, such as: VHS; Adult education centre. Pasting from Excel or Word works too.",
  listed: (count: number): string =>
    plural("en", count, { one: "One institution:", other: "# institutions:" }),
  duplicates: (names: readonly string[]): string =>
    `Already here, not added again: ${names.join(" · ")}`,
  listEmpty: "Please enter at least one institution that is not here yet.",
  tooMany: (most: number): string =>
    plural("en", most, {
      one: "There is room for one more institution only. Please shorten the list.",
      other: "There is room for # institutions at most. Please shorten the list.",
    }),
  tooLong: (most: number): string => `A name has ${most} characters at most.`,
  addCount: (count: number): string =>
    count === 0 ? "Add" : plural("en", count, { other: "Add #" }),
  addedCount: (count: number): string => plural("en", count, { other: "# institutions added" }),
  short: "Short code",
  shortHint: "At most 8 characters, heads the column, such as VHS",
  shortMissing: "Please enter a short code.",
  name: "Official name",
  nameMissing: "Please enter the name.",
  save: "Save",
  add: "Add",
  cancel: "Cancel",
  startTitle: "Nothing here yet",
  startText: "Begin with a phase, such as “Arrival”, and the institutions of the round.",
  startReadOnly: "Phases, tasks and institutions appear here as soon as somebody enters them.",
  firstPhase: "Create the first phase",
  firstInstitution: "Add the first institution",
}
