export { type CardFacts, cardFacts, type CardSource } from "./card-facts.ts"
export { type CardSize, layoutCard } from "./card-layout.ts"
