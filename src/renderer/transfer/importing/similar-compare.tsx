import { useEffect, useMemo, useState } from 'react'
import type { ImportItem, SimilarView } from '../../../api/import-views'
import { explainError } from '../../state/explain-error'
import { useClient } from '../../state/workbench'
import { Button } from '../../ui/button'
import type { ImportFlow } from './import-flow'
import styles from './item-detail.module.css'
import { shownParagraphs } from './shown-text'
import type { ShownParagraph } from './shown-text'
import { TextPreview } from './text-preview'
import { useDetail } from './use-detail'

/** Most code units of both texts that are shown beside each other. */
const COMPARED = 30_000
const NOTHING = { out: [], suspected: [] }

const wordsOf = ({ pieces }: ShownParagraph): string =>
  pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** The paragraphs of one text that the other does not have word for word, by their `start`. */
export function ownParagraphs(one: readonly ShownParagraph[], other: readonly ShownParagraph[]): ReadonlySet<number> {
  const known = new Set(other.map(wordsOf))
  return new Set(one.filter((paragraph) => !known.has(wordsOf(paragraph))).map(({ start }) => start))
}

const paragraphsIn = (text: string): readonly ShownParagraph[] => {
  const whole = { start: 0, end: Math.min(text.length, COMPARED) }
  return shownParagraphs({ text, paragraphs: [], places: [] }, whole, NOTHING)
}

/** The text of the other one: an article of the library, or a document of the same import. */
function useOtherText(flow: ImportFlow, { article, item }: SimilarView) {
  const client = useClient()
  const [state, setState] = useState<{ readonly text: string | null; readonly problem: string | null }>()
  useEffect(() => {
    let isGone = false
    const asked =
      article === null
        ? flow.detail(item ?? '').then(({ text }) => text)
        : client.call('article.open', { article }).then(({ text }) => text)
    asked.then(
      (text) => {
        if (!isGone) setState({ text, problem: null })
      },
      (error: unknown) => {
        if (!isGone) setState({ text: null, problem: explainError(error) })
      }
    )
    return () => {
      isGone = true
    }
  }, [flow, client, article, item])
  return state
}

interface SimilarCompareProps {
  readonly flow: ImportFlow
  readonly item: ImportItem
  readonly similar: SimilarView
}

function Compared({ flow, item, similar }: SimilarCompareProps) {
  const other = useOtherText(flow, similar)
  const { detail, problem } = useDetail(flow, item)
  const mine = useMemo(() => paragraphsIn(detail?.text ?? ''), [detail])
  const theirs = useMemo(() => paragraphsIn(other?.text ?? ''), [other])
  const failed = problem ?? other?.problem ?? null
  if (failed !== null) return <p role="alert">{failed}</p>
  if (!detail || other?.text == null) return <p role="status">Reading both texts…</p>
  return (
    <>
      <p>Paragraphs that only one of them has are marked.</p>
      <div className={styles.beside}>
        <div tabIndex={0} role="region" aria-label="This one">
          <h4>This one</h4>
          <TextPreview
            label="Text of this one"
            paragraphs={mine}
            language={item.language}
            marked={ownParagraphs(mine, theirs)}
          />
        </div>
        <div tabIndex={0} role="region" aria-label="The other one">
          <h4>
            <bdi>{similar.title}</bdi>
          </h4>
          <TextPreview
            label="Text of the other one"
            paragraphs={theirs}
            language={item.language}
            marked={ownParagraphs(theirs, mine)}
          />
        </div>
      </div>
    </>
  )
}

/** A similar article beside this one, when somebody wants to see it. */
export function SimilarCompare(props: SimilarCompareProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-label="Similar article" className={styles.compare}>
      <div>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close the comparison' : 'Compare both'}
        </Button>
      </div>
      {isOpen ? <Compared {...props} /> : null}
    </section>
  )
}
