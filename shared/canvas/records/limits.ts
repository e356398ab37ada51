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
  /** Characters of an id or a page's name. */
  nameLength: 1_000,
  /** Characters of an order key: between keys of twice this length tldraw computes for many seconds, and fails. */
  orderLength: 100,
  /**
   * Of a place, up or down, in page units: beyond, browsers lose single pixels and the sums that tldraw
   * makes of them have no end. Five hundred screens beside each other.
   */
  coordinate: 1_000_000,
  /** Width and height of one shape, and of every other number in it: tldraw draws a cloud of as many bows as it is long. */
  size: { least: 0.01, most: 100_000 },
  /** How much larger or smaller than usual letters and lines may be: tldraw divides by it. */
  scale: { least: 0.001, most: 1_000 },
  /** Shape in shape in shape …: tldraw asks each for its parent's place, one call within the other. */
  shapeDepth: 32,
  /** Value in value in value …, of a document as of a record: deeper ones overflow the stack of whoever reads, copies or deletes them. */
  valueDepth: 100,
} as const
