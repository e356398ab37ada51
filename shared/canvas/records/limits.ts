/** Limits of one canvas record. Larger records are quarantined, so that one paste cannot stall all browsers. */
export const LIMITS = {
  /** Characters of one text (note, shape, label, frame name). */
  textLength: 20_000,
  /** Nodes of one rich text. */
  textNodes: 4_000,
  /** Maximum nesting depth of lists. */
  textDepth: 12,
  /** Points of one stroke; tldraw itself begins a new stroke after 600. */
  strokePoints: 5_000,
  /** Characters of an id or a page's name. */
  nameLength: 1_000,
  /** Characters of an order key: between keys of twice this length tldraw computes for many seconds, and fails. */
  orderLength: 100,
  /**
   * Largest absolute coordinate, in page units: about five hundred screens side by side. Beyond it browsers lose
   * single pixels, and some of tldraw's loops over coordinates do not end.
   */
  coordinate: 1_000_000,
  /** Largest width, height and other number of one shape: the arcs that tldraw draws for a cloud grow with its size. */
  size: { least: 0.01, most: 100_000 },
  /** Range of a shape's scale; tldraw divides by the scale. */
  scale: { least: 0.001, most: 1_000 },
  /** Maximum depth of shapes in shapes: tldraw computes a shape's position by recursion over its parents. */
  shapeDepth: 32,
  /** Maximum JSON nesting depth, of records and of documents: deeper values overflow the stack when they are read, copied or deleted. */
  valueDepth: 100,
} as const
