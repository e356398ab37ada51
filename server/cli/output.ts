import { type EventEmitter } from "node:events"

/**
 * A pipe that nobody reads any more, behind one of these streams, ends nothing. Without a listener the error
 * of the pipe would be logged as a mistake of ours, to the same pipe, without end.
 */
export function outliveReaders(streams: readonly EventEmitter[]): void {
  for (const stream of streams) stream.on("error", () => {})
}
