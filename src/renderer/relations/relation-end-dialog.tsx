import { useEffect, useMemo, useState } from 'react'
import type { CSSProperties } from 'react'
import { clsx } from 'clsx'
import { compareSpans, spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import { explainError } from '../state/explain-error'
import { quoted } from '../state/quoted'
import { relationChoices } from '../state/relation-choices'
import type { RelationSide } from '../state/relation-state'
import { selectSchemes } from '../state/scheme-selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { Dialog } from '../ui/dialog'
import { Select, TextField } from '../ui/text-field'
import { VirtualListbox } from '../ui/virtual-listbox'
import styles from './relation-end-dialog.module.css'
import { articlesNamed, spansWith } from './end-candidates'

interface Named {
  readonly id: string
  readonly title: string
}

const idOf = ({ id }: { readonly id: string }) => id
const titleOf = ({ title }: Named) => title

/** The highlights of an article; null while they are on their way, an error in words when they do not come. */
function useSpansOf(article: string | null): readonly Span[] | string | null {
  const client = useClient()
  const [found, setFound] = useState<{ readonly article: string; readonly spans: readonly Span[] | string } | null>(
    null
  )
  useEffect(() => {
    if (article === null) return
    let isCurrent = true
    const take = (spans: readonly Span[] | string) => {
      if (isCurrent) setFound({ article, spans })
    }
    client.call('article.open', { article }).then(
      ({ spans }) => take([...spans].sort(compareSpans)),
      (error: unknown) => take(explainError(error))
    )
    return () => {
      isCurrent = false
    }
  }, [client, article])
  return found?.article === article ? (found?.spans ?? null) : null
}

function Articles({
  begun,
  chosen,
  onChoose
}: {
  begun: RelationSide
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const articles = useWorkbench((state) => state.articles)
  const [words, setWords] = useState('')
  const named = useMemo(() => articlesNamed(articles.values(), words, begun.article), [articles, words, begun.article])
  return (
    <div className={styles.pane}>
      <TextField
        label="Article"
        placeholder="A part of its title"
        value={words}
        autoFocus
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          const [first] = named
          if (event.key === 'Enter' && first) onChoose(first.id)
        }}
      />
      <div className={styles.list}>
        {named.length === 0 ? (
          <p className={styles.none}>No other article is called that.</p>
        ) : (
          <VirtualListbox
            label="Other articles"
            items={named}
            idOf={idOf}
            selectedId={chosen}
            rowHeight={36}
            renderRow={({ title }) => (
              <span dir="auto" className={styles.article}>
                {title}
              </span>
            )}
            nameOf={titleOf}
            onPick={({ id }) => onChoose(id)}
          />
        )}
      </div>
    </div>
  )
}

function Ends({ begun, article }: { begun: RelationSide; article: string }) {
  const actions = useActions()
  const schemes = useWorkbench(selectSchemes)
  const found = useSpansOf(article)
  const [words, setWords] = useState('')
  const [label, setLabel] = useState('')
  const labels = useMemo(
    () => new Map(schemes.flatMap((scheme) => scheme.labels).map((each) => [each.id, each])),
    [schemes]
  )
  const possible = useMemo(
    () =>
      Array.isArray(found)
        ? (found as readonly Span[]).filter((span) => relationChoices(schemes, begun.label, span.label).length > 0)
        : [],
    [found, schemes, begun.label]
  )
  const shown = useMemo(() => spansWith(possible, words, label), [possible, words, label])
  const nameOf = (span: Span) => `${labels.get(span.label)?.name ?? span.label}: ${spanQuote(span)}`
  const used = [...new Set(possible.map((span) => span.label))]
  if (typeof found === 'string') return <p className={styles.none}>{found}</p>
  if (found === null) return <p className={styles.none}>Opening…</p>
  return (
    <div className={styles.pane}>
      <div className={styles.filters}>
        <TextField
          label="Highlight"
          placeholder="Some of its words"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select label="Label" value={label} onChange={(event) => setLabel(event.target.value)}>
          <option value="">All</option>
          {used.map((id) => (
            <option key={id} value={id}>
              {labels.get(id)?.name ?? id}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.list}>
        {shown.length === 0 ? (
          <p className={styles.none}>
            {possible.length === 0
              ? 'This article has no highlight that the scheme lets this one be related to. Open it to make one: the relation stays begun.'
              : 'No highlight has these words.'}
          </p>
        ) : (
          <VirtualListbox
            label="Highlights"
            items={shown}
            idOf={idOf}
            selectedId={null}
            rowHeight={44}
            nameOf={nameOf}
            renderRow={(span) => (
              <span
                className={clsx('hued', styles.span)}
                style={{ '--hue': labels.get(span.label)?.hue ?? 0 } as CSSProperties}
              >
                <span className={styles.chip}>{labels.get(span.label)?.name ?? span.label}</span>
                <span dir="auto" className={styles.quote}>
                  {spanQuote(span)}
                </span>
              </span>
            )}
            onPick={(span) => actions.takeEndElsewhere(article, span)}
          />
        )}
      </div>
      <p className={styles.none}>
        {shown.length} of {found.length} highlights can be the other end.{' '}
        <button
          type="button"
          className={styles.open}
          onClick={() => {
            actions.closeDialog()
            void actions.openArticle(article)
          }}
        >
          Open the article and choose there
        </button>
      </p>
    </div>
  )
}

function OpenDialog({ begun }: { readonly begun: RelationSide }) {
  const actions = useActions()
  const [article, setArticle] = useState<string | null>(null)
  return (
    <Dialog
      open
      onClose={actions.closeDialog}
      title="Relate to another article"
      description={<>From {quoted(begun.quote)}. Choose the article, then the highlight at the other end.</>}
      size="large"
    >
      <div className={styles.panes}>
        <Articles begun={begun} chosen={article} onChoose={setArticle} />
        {article === null ? (
          <p className={styles.none}>Choose an article first.</p>
        ) : (
          <Ends key={article} begun={begun} article={article} />
        )}
      </div>
    </Dialog>
  )
}

/** Finding the other end of the begun relation in another article, without leaving the open one. */
export function RelationEndDialog() {
  const begun = useWorkbench((state) => state.begunRelation)
  const isOpen = useWorkbench((state) => state.dialog === 'relation-end')
  return isOpen && begun ? <OpenDialog begun={begun} /> : null
}
