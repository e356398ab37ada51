import { mergeText, Typing } from "@tafelrunde/shared/model"
import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react"

type TextInput = HTMLInputElement | HTMLTextAreaElement

export interface DraftOptions {
  /** The text as the board has it, at the last rendering. */
  readonly value: string
  /** The text as the board has it now. */
  readonly read: () => string
  readonly write: (text: string, typing: Typing) => void
  /** Why the text cannot be written, in the person's language. */
  readonly check: (text: string) => string | undefined
  /** Whether each letter is written at once; else when the person leaves the field. */
  readonly isLive: boolean
  readonly isReadOnly: boolean
}

interface State {
  /** The board's text when typing began, or as this person last learned of it. */
  readonly base: string
  readonly text: string
  /** What somebody else has written at the same place meanwhile. */
  readonly theirs: string | undefined
  readonly problem: string | undefined
  readonly isComposing: boolean
}

export interface Draft<E extends TextInput> {
  readonly text: string
  readonly problem: string | undefined
  /** What somebody else has written here while this person typed; undefined where both fit together. */
  readonly theirs: string | undefined
  readonly takeTheirs: () => void
  readonly props: {
    readonly ref: RefObject<E | null>
    readonly value: string
    readonly readOnly: boolean
    readonly onChange: (event: FormEvent<E>) => void
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: (event: FormEvent<E>) => void
    readonly onFocus: () => void
    readonly onBlur: (event: FocusEvent<E>) => void
    readonly onKeyDown: (event: KeyboardEvent<E>) => void
  }
}

/**
 * The text of an input that several people may type in. What others write comes in while the person types, with the
 * caret where it was; what the person types is never thrown away for it.
 */
export function useDraft<E extends TextInput>(options: DraftOptions): Draft<E> {
  const { value, isReadOnly, isLive } = options
  const input = useRef<E>(null)
  const typing = useRef(new Typing())
  const [state, setState] = useState<State>(() => fresh(value))
  if (value !== state.base && !state.isComposing) setState(withTheirs(state, value))
  useKeptCaret(input, state.text)
  const latest = useRef({ state, options })
  useEffect(() => {
    latest.current = { state, options }
  })
  useEffect(
    () => () => {
      // A form that closes keeps what was typed in it.
      const { state: last, options: then } = latest.current
      if (!then.isLive && !then.isReadOnly) commit(last, then, typing.current)
    },
    [],
  )
  const accept = (own: string): void =>
    setState(accepted({ ...state, text: own, isComposing: false }, options, typing.current))
  return {
    text: state.text,
    problem: state.problem,
    theirs: state.theirs,
    takeTheirs: () => setState(fresh(value)),
    props: {
      ref: input,
      value: state.text,
      readOnly: isReadOnly,
      onChange: ({ currentTarget: { value: own } }) => {
        if (state.isComposing) setState({ ...state, text: own })
        else accept(own)
      },
      onCompositionStart: () => setState({ ...state, isComposing: true }),
      onCompositionEnd: ({ currentTarget: { value: own } }) => accept(own),
      onFocus: () => {
        typing.current = new Typing()
      },
      onBlur: () => {
        if (!isReadOnly) setState(left(state, options, typing.current))
      },
      onKeyDown: (event) => {
        if (event.nativeEvent.isComposing) return
        const isChanged = !isLive && state.text !== state.base
        if (event.key === "Escape" && isChanged) {
          event.stopPropagation()
          setState(fresh(value))
        }
        const isEnter = event.key === "Enter" && event.currentTarget instanceof HTMLInputElement
        if (isEnter && !isReadOnly) setState(left(state, options, typing.current))
      },
    },
  }
}

function fresh(value: string): State {
  return { base: value, text: value, theirs: undefined, problem: undefined, isComposing: false }
}

/** The state after somebody else has written. */
function withTheirs(state: State, theirs: string): State {
  const { base, text } = state
  if (text === base || text === theirs) return fresh(theirs)
  const merged = mergeText({ base, own: text, theirs })
  return {
    ...state,
    base: theirs,
    text: merged ?? text,
    theirs: merged === undefined ? theirs : undefined,
  }
}

/** The state after the person has typed. */
function accepted(state: State, options: DraftOptions, typing: Typing): State {
  const now = withTheirs(state, options.read())
  const problem = options.check(now.text)
  if (!options.isLive || options.isReadOnly) return { ...now, problem: undefined }
  if (problem !== undefined)
    return { ...now, problem: now.text.trim() === "" ? undefined : problem }
  options.write(now.text, typing)
  return fresh(now.text)
}

/** The state after the person has left the field. */
function left(state: State, options: DraftOptions, typing: Typing): State {
  const problem = options.check(state.text)
  if (problem !== undefined && state.text !== state.base) return { ...state, problem }
  return commit(state, options, typing) ? fresh(options.read()) : { ...state, problem: undefined }
}

/** Writes what was typed; returns whether there was something to write. */
function commit({ base, text }: State, options: DraftOptions, typing: Typing): boolean {
  if (text === base || options.check(text) !== undefined) return false
  options.write(text, typing)
  return true
}

/** Keeps the caret at its place among the letters when others write in front of it. */
function useKeptCaret(input: RefObject<TextInput | null>, text: string): void {
  const before = useRef({ text, start: 0, end: 0 })
  useLayoutEffect(() => {
    const element = input.current
    if (!element) return undefined
    const { text: old, start, end } = before.current
    if (document.activeElement === element && text !== old) {
      element.setSelectionRange(moved(start, old, text), moved(end, old, text))
    }
    const remember = (): void => {
      const { value, selectionStart, selectionEnd } = element
      before.current = { text: value, start: selectionStart ?? 0, end: selectionEnd ?? 0 }
    }
    remember()
    for (const type of CARET_EVENTS) element.addEventListener(type, remember)
    return () => {
      for (const type of CARET_EVENTS) element.removeEventListener(type, remember)
    }
  }, [input, text])
}

const CARET_EVENTS = ["select", "keyup", "pointerup", "input", "focus"] as const

/** A place in the old text, in the new one. */
function moved(place: number, old: string, now: string): number {
  const shortest = Math.min(old.length, now.length)
  let start = 0
  while (start < shortest && old[start] === now[start]) start += 1
  let end = 0
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  if (place <= start) return place
  return place >= old.length - end ? now.length - (old.length - place) : now.length - end
}
