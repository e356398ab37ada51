import type { WallMessages } from "../de/wall.ts"
import { plural } from "../plural.ts"

export const wallMessages: WallMessages = {
  wall: "Wall",
  phase: (number, title) => `${number}. ${title || "(untitled)"}`,
  task: "Task",
  legend: "Legend",
  unnamed: "(unnamed)",
  untitled: "(untitled)",
  noMatrix: "The matrix appears here as soon as there are phases with tasks.",
  darkWall: "Dark wall",
  pageOf: (page, count) => `Page ${page} of ${count}`,
  offline: "No connection: this picture is not up to date.",

  matrixGroup: "Matrix, phase by phase",
  resultsGroup: "Results and invitation",
  diagramsGroup: "Diagrams",
  areasGroup: "Areas of the board",
  unnamedArea: "Unnamed area",
  agreements: "Agreements",
  findings: "Findings",
  code: "Code and QR code",
  diagrams: {
    chain: "Process chain",
    network: "Network of handovers",
    lanes: "Lanes",
    heatMap: "Phases × institutions",
  },
  areaLoading: "Loading the area …",

  noAgreements: "No agreements have been written down yet.",
  owner: (name) => `responsible: ${name}`,
  due: (day) => `due: ${day}`,
  states: {
    done: "done",
    cancelled: "cancelled",
    overdue: "overdue",
    accepted: "accepted by all",
    withoutOwner: "nobody responsible",
    withoutDue: "no due date",
    declined: (names) => `declined by ${names}`,
    reserved: (names) => `reservation of ${names}`,
    notAccepted: (names) => `not yet accepted by ${names}`,
  },

  joinTitle: "Join in",
  joinAt: "enter it at",
  qrLabel: "QR code: leads to the board with the code",
  codeLoading: "Loading the code …",
  codeOff: "The code is switched off or has expired. “Share” has a new one.",
  codeUntold: "The code appears here as soon as the facilitators put it on the wall.",

  controls: "Controls of the wall",
  choose: "What the wall shows",
  follows: "The wall shows what the facilitators choose.",
  stays: "The wall stays with what was chosen here.",
  follow: "Follow the facilitators",
  black: "Black (B)",
  blackOff: "Show again (B)",
  smaller: "Smaller text",
  larger: "Larger text",
  fullScreen: "Full screen (F)",
  pageBack: "Previous page",
  pageOn: "Next page",
  leave: "To the board",
  awakeUnsupported:
    "This browser does not keep the screen awake here (that needs https). Please switch off power saving on this computer.",
  awakeRefused:
    "This computer does not let the screen be kept awake. Please switch off power saving or plug it in.",

  menu: "Steer the wall …",
  steering: "Steer the wall",
  close: "Close “Steer the wall”",
  makeBlack: "Black wall",
  showAgain: "Show again",
  preview: "View the wall",
  noWall:
    "Nobody shows the wall right now. Open the link for viewing at the projector and press “Show as the wall”.",
  walls: (following, staying) => {
    const follow = plural("en", following, {
      one: "One wall shows what you choose here.",
      other: "# walls show what you choose here.",
    })
    const stay = plural("en", staying, {
      one: "One wall stays with what was chosen at it.",
      other: "# walls stay with what was chosen at them.",
    })
    return [following > 0 && follow, staying > 0 && stay].filter(Boolean).join(" ")
  },

  gather: "All here",
  gatherAt: (name) => `All here: ${name}`,
  gathered: (name) => `Everyone is being brought here: ${name}.`,
  called: (name) => `The facilitators have brought everyone here: ${name}.`,
  calledTo: (name) => `The facilitators are now on the board at: ${name}.`,
  calling: (name) =>
    `The facilitators are bringing everyone to: ${name}. You will go there as soon as you are done here.`,
  goNow: "Go now",
  stayHere: "Stay here",
}
