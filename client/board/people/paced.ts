/** Passes values on, but not more often than every `ms`; of those in between only the last. Equal ones not at all. */
export interface Paced<T> {
  readonly give: (value: T) => void
  readonly stop: () => void
}

export function paced<T>(ms: number, pass: (value: T) => void): Paced<T> {
  let passed = ""
  let next: { readonly value: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const passNext = (): void => {
    timer = undefined
    if (!next) return
    const { value } = next
    next = undefined
    const text = JSON.stringify(value)
    if (text === passed) return
    passed = text
    pass(value)
    timer = setTimeout(passNext, ms)
  }
  return {
    give: (value) => {
      next = { value }
      if (timer === undefined) passNext()
    },
    stop: () => clearTimeout(timer),
  }
}
