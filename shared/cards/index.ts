export { type CardFacts, cardFacts, type CardSource } from "./card-facts.ts"
export { type CardSize, layoutCard } from "./card-layout.ts"
export {
  type ArrowEdit,
  arrowEdit,
  dropArrows,
  followHandovers,
  FOLLOWS_HANDOVER,
  handoverOf,
  withHandover,
} from "./linked-arrows.ts"
