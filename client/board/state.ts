/** An observable value, in the form that `useSyncExternalStore` expects. */
export interface State<T> {
  readonly get: () => T
  /** Returns the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void
}

export type OwnState<T> = State<T> & { readonly set: (value: T) => void }

/** Listeners are called unless `same` says that the new value equals the old one; default: the same reference. */
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

/** A value that never changes. */
export function fixed<T>(value: T): State<T> {
  return { get: () => value, subscribe: () => () => {} }
}

/** A value that is computed on demand and cached until the source reports a change. */
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

/** Equal as JSON, with fields in the same order. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
