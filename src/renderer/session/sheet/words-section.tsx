import { lineAt } from '../../../core/text/paragraphs'
import { spanQuote, spanStart } from '../../../core/model/annotation'
import type { ClaimAtHand } from '../../state/session-state'
import styles from './sheet.module.css'

/** How much of the paragraph is shown before and after the words, in UTF-16 code units. */
const AROUND = 160

const cutStart = (text: string): string =>
  text.length > AROUND ? `… ${text.slice(-AROUND).replace(/^\S*\s/u, '')}` : text
const cutEnd = (text: string): string =>
  text.length > AROUND ? `${text.slice(0, AROUND).replace(/\s\S*$/u, '')} …` : text

/** The claim's words as they stand in the text, with what stands around them. */
export function WordsSection({ claim, document }: ClaimAtHand) {
  const { layer, text, article } = document
  const spans = claim.spans
    .flatMap((id) => layer.spans.get(id) ?? [])
    .sort((a, b) => (a.orphan || b.orphan ? 0 : spanStart(a) - spanStart(b)))
  return (
    <>
      {spans.map((span) => {
        const { ranges, orphan } = span
        const [first, last] = [ranges[0], ranges.at(-1)]
        if (orphan || !first || !last) {
          return (
            <div key={span.id}>
              <blockquote className={`hued ${styles.words ?? ''}`} dir="auto" lang={article.language}>
                {spanQuote(span)}
              </blockquote>
              <p className={styles.orphan}>These words are not in the present text.</p>
            </div>
          )
        }
        const line = lineAt(text, first.start)
        return (
          <blockquote key={span.id} className={`hued ${styles.words ?? ''}`} dir="auto" lang={article.language}>
            <span className={styles.context}>{cutStart(text.slice(line.start, first.start))}</span>
            {ranges.map(({ start, end }, index) => (
              <span key={start}>
                {index === 0 ? null : (
                  <span className={styles.context}>{text.slice(ranges[index - 1]?.end ?? start, start)}</span>
                )}
                <mark>{text.slice(start, end)}</mark>
              </span>
            ))}
            <span className={styles.context}>
              {cutEnd(text.slice(last.end, Math.max(last.end, lineAt(text, last.end).end)))}
            </span>
          </blockquote>
        )
      })}
    </>
  )
}
