import { useRef } from 'react'

/** Letters that follow one another sooner than this, in milliseconds, belong to one word. */
const PAUSE = 700

/** Collects letters typed quickly one after the other; gives what was typed so far. */
export function useTyped(): (letter: string) => string {
  const typed = useRef({ letters: '', at: 0 })
  return (letter) => {
    const now = performance.now()
    const { letters, at } = typed.current
    typed.current = { letters: now - at > PAUSE ? letter : letters + letter, at: now }
    return typed.current.letters
  }
}
