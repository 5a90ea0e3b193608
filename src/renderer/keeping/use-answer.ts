import { useCallback, useEffect, useState } from 'react'
import { explainError } from '../state/explain-error'

export interface Answer<Value> {
  /** Null until the first answer has come. */
  readonly value: Value | null
  /** Why the last question was not answered, in words. */
  readonly problem: string | null
  readonly ask: () => void
}

/**
 * Asks once it is shown, and again when it is told to; an answer that a later question has overtaken is dropped.
 *
 * @param question the same function at every render, unless something else is asked
 */
export function useAnswer<Value>(question: () => Promise<Value>): Answer<Value> {
  const [answer, setAnswer] = useState<Omit<Answer<Value>, 'ask'>>({ value: null, problem: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isCurrent = true
    question().then(
      (value) => isCurrent && setAnswer({ value, problem: null }),
      (error: unknown) => isCurrent && setAnswer((before) => ({ ...before, problem: explainError(error) }))
    )
    return () => {
      isCurrent = false
    }
  }, [question, round])
  const ask = useCallback(() => setRound((before) => before + 1), [])
  return { ...answer, ask }
}
