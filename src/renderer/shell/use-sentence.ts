import { useEffect, useState } from 'react'
import type { TextRange } from '../../core/model/text-range'
import { sentencesOf } from '../../core/text/sentences'

/** Longest text, in UTF-16 code units, that is cut into sentences here: some 40 ms of work. */
const LONGEST = 300_000
/** Nobody reads the number while the selection is still growing. */
const REST_MS = 120

interface Cut {
  readonly text: string
  readonly sentences: readonly TextRange[]
}

/** Number of the sentence that a position lies in, from 1; the one before it for a position between two. */
export function sentenceNumber(sentences: readonly TextRange[], position: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.start ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return Math.max(low, 1)
}

/** Which sentence a range starts in, of how many; null without a range, or when the text is too long to tell. */
export function useSentence(
  text: string | null,
  language: string,
  range: TextRange | null
): { readonly number: number; readonly of: number } | null {
  const [cut, setCut] = useState<Cut | null>(null)
  const needed = range !== null && text !== null && text.length <= LONGEST && cut?.text !== text
  useEffect(() => {
    if (!needed || text === null) return
    const timer = setTimeout(() => setCut({ text, sentences: sentencesOf(text, language) }), REST_MS)
    return () => clearTimeout(timer)
  }, [needed, text, language])
  if (!range || !cut || cut.text !== text || cut.sentences.length === 0) return null
  return { number: sentenceNumber(cut.sentences, range.start), of: cut.sentences.length }
}
