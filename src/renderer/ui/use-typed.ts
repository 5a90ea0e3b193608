import { useRef } from 'react'

/** Letters that follow one another sooner than this, in milliseconds, belong to one word. */
const PAUSE = 700

export interface Typed {
  /** Adds a letter; gives what was typed so far. */
  readonly add: (letter: string) => string
  /** What was typed a moment ago and may go on; nothing after a pause. */
  readonly soFar: () => string
}

/** Collects letters typed quickly one after the other. */
export function useTyped(): Typed {
  const typed = useRef({ letters: '', at: 0 })
  const soFar = () => (performance.now() - typed.current.at > PAUSE ? '' : typed.current.letters)
  return {
    soFar,
    add(letter) {
      typed.current = { letters: soFar() + letter, at: performance.now() }
      return typed.current.letters
    }
  }
}
