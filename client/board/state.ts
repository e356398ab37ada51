/** A value that others can watch; what `useSyncExternalStore` wants. */
export interface State<T> {
  readonly get: () => T
  /** Returns the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void
}

export type OwnState<T> = State<T> & { readonly set: (value: T) => void }

/** `same` decides whether a new value is news; without it only another reference is. */
export function createState<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): OwnState<T> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set: (next) => {
      if (same(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** A value that is computed when asked for and kept until the source reports a change. */
export function createDerived<T>(
  compute: () => T,
  onChange: (listener: () => void) => () => void,
): State<T> & { readonly close: () => void } {
  const changes = createState(0)
  let cached: { readonly value: T } | undefined
  const stop = onChange(() => {
    cached = undefined
    changes.set(changes.get() + 1)
  })
  return {
    get: () => (cached ??= { value: compute() }).value,
    subscribe: changes.subscribe,
    close: stop,
  }
}
