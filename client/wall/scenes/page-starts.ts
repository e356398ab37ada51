/** A row or column of a scene, along one axis. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where the pages of a scene begin along one axis, from spans in the order of their starts, so that each page fits into `room` and none cuts a span in two, unless
 * the span is larger than a page. Without spans, pages overlap by a tenth.
 */
export function pageStarts(spans: readonly Span[], size: number, room: number): readonly number[] {
  // A pixel less than the content is no reason for another page.
  if (room <= 0 || size <= room + 1) return [0]
  return spans.length === 0 ? evenStarts(size, room) : spanStarts(spans, room)
}

function evenStarts(size: number, room: number): readonly number[] {
  const count = 1 + Math.ceil((size - room) / (room * 0.9))
  const step = (size - room) / (count - 1)
  return Array.from({ length: count }, (_, page) => Math.round(page * step))
}

function spanStarts(spans: readonly Span[], room: number): readonly number[] {
  const starts = [0]
  let from = 0
  for (const { start, end } of spans) {
    if (end > from + room + 1 && start > from) {
      from = start
      starts.push(from)
    }
    // What is larger than a page goes on for as many as it needs.
    while (end > from + room + 1) {
      from += room
      starts.push(from)
    }
  }
  return starts
}

/** Whether the edge of the screen cuts the span in two, although the screen would hold all of it. */
export function isCut(span: Span, screen: Span): boolean {
  const fits = span.end - span.start <= screen.end - screen.start
  const isSeen = span.end > screen.start && span.start < screen.end
  return fits && isSeen && (span.start < screen.start - 1 || span.end > screen.end + 1)
}

/** The page that a number means: counted round, so that every whole number is one. */
export function pageOf(number: number, count: number): number {
  return ((number % count) + count) % count
}
