/** What one canvas record may hold; larger ones are quarantined, so that one paste cannot stall everybody. */
export const LIMITS = {
  /** Characters of one text (note, shape, label, frame name). */
  textLength: 20_000,
  /** Nodes of one rich text. */
  textNodes: 4_000,
  /** List in list in list … */
  textDepth: 12,
  /** Points of one stroke; tldraw itself begins a new stroke after 600. */
  strokePoints: 5_000,
} as const
