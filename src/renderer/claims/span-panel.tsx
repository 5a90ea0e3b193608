import type { CSSProperties } from 'react'
import { v7 as uuid } from 'uuid'
import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import type { Claim } from '../../core/model/claim'
import { labelById } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button } from '../ui/button'
import { AttributeForm } from './attribute-form'
import { ClaimFields } from './claim-fields'
import { forCommand } from './for-command'
import styles from './inspector.module.css'
import { NoteField } from './note-field'
import { SpanRelations } from './span-relations'
import { SpanTags } from './tags'
import { useSave } from '../drafts/use-save'

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
  const label = useWorkbench((state) => labelById(state, span.label))
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
      <AttributeForm
        key={span.label}
        draftKey={`${library}/${article}/${span.id}`}
        of="span"
        record={span}
        label={label}
        readOnly={readOnly}
        save={(attribute, value) =>
          save({
            type: 'span.update',
            article,
            spans: [span.id],
            patch: { attributes: { [attribute]: forCommand(value) } },
            claims: []
          })
        }
        onLeave={actions.returnToText}
      />
      {claim ? (
        <ClaimFields
          key={claim.id}
          library={library}
          article={article}
          claim={claim}
          span={span.id}
          readOnly={readOnly}
        />
      ) : null}
      {claim === null || span.note !== '' ? (
        <NoteField
          draftKey={`${library}/${article}/${span.id}/span-note`}
          stored={span.note}
          readOnly={readOnly}
          save={(note) => save({ type: 'span.update', article, spans: [span.id], patch: { note }, claims: [] })}
          label="Note on the highlight"
          {...(claim === null ? { record: span.id } : {})}
        />
      ) : null}
      <SpanRelations open={open} span={span} readOnly={readOnly} />
      <SpanTags open={open} span={span} readOnly={readOnly} />
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
