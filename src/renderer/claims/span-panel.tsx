import type { CSSProperties } from 'react'
import { v7 as uuid } from 'uuid'
import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import type { Claim } from '../../core/model/claim'
import { findLabel } from '../../core/model/scheme'
import { LONG_TEXT } from '../../core/schema/records'
import { selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button } from '../ui/button'
import { ClaimFields } from './claim-fields'
import { DraftText } from './draft-text'
import styles from './inspector.module.css'
import { useSave } from './use-save'

export interface SpanPanelProps {
  readonly library: string
  readonly open: OpenDocument
  readonly span: Span
  readonly claim: Claim | null
  readonly readOnly: boolean
}

/** One highlight: its words, its label, and the claim it makes. For another highlight it must be mounted anew. */
export function SpanPanel({ library, open, span, claim, readOnly }: SpanPanelProps) {
  const actions = useActions()
  const save = useSave()
  const scheme = useWorkbench(selectScheme)
  const label = scheme ? findLabel(scheme, span.label) : null
  const article = open.article.id
  const nothing = { spans: [], claims: [], documentLabels: [] }

  return (
    <>
      <figure className={`hued ${styles.quoted}`} style={{ '--hue': label?.hue ?? 0 } as CSSProperties}>
        <blockquote dir="auto" lang={open.article.language}>
          {spanQuote(span)}
        </blockquote>
        <figcaption className={styles.labelChip}>{label?.name ?? span.label}</figcaption>
      </figure>
      {span.orphan ? (
        <p className={styles.orphan}>
          These words are no longer in the text. The highlight is kept until you remove it.
        </p>
      ) : null}
      {claim ? (
        <ClaimFields key={claim.id} library={library} article={article} claim={claim} readOnly={readOnly} />
      ) : null}
      {claim === null || span.note !== '' ? (
        <DraftText
          key={`note ${span.id}`}
          draftKey={`${library}/${article}/${span.id}/span-note`}
          stored={span.note}
          readOnly={readOnly}
          save={(note) => save({ type: 'span.update', article, spans: [span.id], patch: { note }, claims: [] })}
          label="Note on the highlight"
          lines="several"
          maxLength={LONG_TEXT}
        />
      ) : null}
      {readOnly ? null : (
        <div className={styles.row}>
          {claim ? null : (
            <Button
              onClick={() =>
                void actions.run({
                  type: 'annotations.add',
                  article,
                  ...nothing,
                  claims: [{ id: uuid(), spans: [span.id] }],
                  edges: 'tidy',
                  origin: 'human'
                })
              }
            >
              Make this a claim
            </Button>
          )}
          <Button variant="danger" onClick={() => void actions.removeSelected()}>
            Remove highlight
          </Button>
          {claim ? (
            <Button
              variant="danger"
              onClick={() => void actions.run({ type: 'annotations.remove', article, ...nothing, claims: [claim.id] })}
            >
              Remove claim only
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}
