import { Fragment } from 'react'
import type { TextRange } from '../../core/model/text-range'

export interface MarkedTextProps {
  readonly text: string
  /** In order, without overlaps; UTF-16 code units of the text that `text` begins in at `start`. */
  readonly hits: readonly TextRange[]
  readonly start?: number
}

/** A text with what was found in it marked. */
export function MarkedText({ text, hits, start = 0 }: MarkedTextProps) {
  const pieces = hits.map((hit, index) => {
    const from = hit.start - start
    const before = (hits[index - 1]?.end ?? start) - start
    return (
      <Fragment key={hit.start}>
        {text.slice(before, from)}
        <mark>{text.slice(from, hit.end - start)}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {pieces}
      {text.slice((hits.at(-1)?.end ?? start) - start)}
    </>
  )
}
