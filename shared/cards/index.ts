export { assignmentEdit, cellOf, followAssignments, withCell } from "./assignment-arrows.ts"
export { type CardFacts, cardFacts } from "./card-facts.ts"
export { layoutCard } from "./card-layout.ts"
export { FOLLOWS_FACT, oneLine } from "./correct-arrows.ts"
export {
  arrowEdit,
  dropArrows,
  followHandovers,
  handoverOf,
  withHandover,
} from "./linked-arrows.ts"
