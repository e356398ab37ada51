import { type Endpoint } from "./endpoint.ts"
import * as shape from "./institution-shapes.ts"

/** Links by which institutions fill in what is their own, and what these links open. */
export const INSTITUTIONS = {
  listInstitutionLinks: {
    method: "get",
    path: "/api/boards/:id/institution-links",
    summary: "The links of the institutions, and who has answered",
    access: "facilitator",
    answers: { 200: { description: "In the board's order.", body: shape.institutionLinks } },
  },
  changeInstitutionLinks: {
    method: "post",
    path: "/api/boards/:id/institution-links",
    summary: "Create, renew or end links of institutions",
    description:
      "Of all institutions that the board lists, or of those given. `create` makes the links that are missing; `renew` and `end` make what was sent before useless, at once. What an institution has answered stays.",
    access: "facilitator",
    body: shape.institutionLinkChange,
    answers: { 200: { description: "All links, as listed.", body: shape.institutionLinks } },
    problems: ["no-such-institution"],
  },
  readOwnInstitution: {
    method: "get",
    path: "/api/boards/:id/own-institution",
    summary: "What an institution sees and fills in by its link",
    description:
      "Its mandate, units and contacts, its assignments and handovers, and the questions that it has raised or shall answer; of others only the names of institutions.",
    access: "institution",
    answers: { 200: { description: "The institution's part.", body: shape.ownInstitution } },
    problems: ["institution-gone", "too-many-requests"],
  },
  changeOwnInstitution: {
    method: "post",
    path: "/api/boards/:id/own-institution",
    summary: "Change one thing of it",
    description:
      "Everybody at the board sees it at once. What is not the institution's own is refused with `not-allowed`. The same change sent twice is made once.",
    access: "institution",
    body: shape.ownChange,
    answers: { 200: { description: "The part as it stands now.", body: shape.ownInstitution } },
    problems: [
      "institution-gone",
      "too-many-requests",
      "invalid-content",
      "too-many-own-entries",
      "board-locked",
      "board-full",
      "disk-full",
    ],
  },
} as const satisfies Readonly<Record<string, Endpoint>>
