import { clsx } from 'clsx'
import { useMemo, useRef } from 'react'
import { spanQuote } from '../../../core/model/annotation'
import { MOST_HEADLINE_CHARACTERS, unresolvedIn } from '../../../core/session/normalise'
import type { Unresolved } from '../../../core/session/normalise'
import { LONG_TEXT, SHORT_TEXT } from '../../../core/schema/records'
import { graphemeCount } from '../../../core/text/graphemes'
import { DraftText } from '../../drafts/draft-text'
import { selectSession } from '../../state/session-state'
import type { ClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { useFocusWish } from '../use-focus-wish'
import { Section } from './section'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

/** Words longer than this are not repeated in what is to be resolved. */
const SHOWN = 60

interface UnresolvedListProps {
  readonly unresolved: readonly Unresolved[]
  readonly readOnly: boolean
  readonly onReplace: (finding: Unresolved, instead: string) => void
}

function UnresolvedList({ unresolved, readOnly, onReplace }: UnresolvedListProps) {
  if (unresolved.length === 0) return null
  return (
    <ul className={styles.unresolved} aria-label="Not resolved yet">
      {unresolved.map((finding) => {
        const { field, kind, start, words, help, instead } = finding
        return (
          <li key={`${field}${kind}${start}`}>
            {words.length > SHOWN || words === '' ? <span aria-hidden="true">!</span> : <q>{words}</q>}
            <span>{help}</span>
            {instead === null || field !== 'normalized' || readOnly ? null : (
              <Button variant="quiet" className={styles.small} onClick={() => onReplace(finding, instead)}>
                Write “{instead}”
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The claim as one sentence that stands by itself, what is left to resolve in it, and its headline. */
export function NormalisedSection({ at, fields }: { readonly at: ClaimAtHand; readonly fields: ClaimFields }) {
  const { claim, document } = at
  const place = useRef<HTMLElement>(null)
  useFocusWish('normalized', place)
  const asOf = useWorkbench((state) => selectSession(state)?.asOf ?? null)
  const { publishedAt } = document.article
  const quote = claim.spans
    .flatMap((id) => document.layer.spans.get(id) ?? [])
    .map(spanQuote)
    .join(' … ')
  const { headline, attribution, saidOn } = claim.check
  const unresolved = useMemo(
    () =>
      unresolvedIn(quote, claim.normalized, {
        referenceDate: saidOn?.date ?? publishedAt ?? null,
        speaker: claim.speaker,
        isAttributed: attribution !== null && attribution.kind !== 'author-voice',
        headline
      }),
    [quote, claim.normalized, claim.speaker, publishedAt, saidOn, attribution, headline]
  )
  const replace = ({ start, end }: Unresolved, instead: string): void => {
    const normalized = claim.normalized.slice(0, start) + instead + claim.normalized.slice(end)
    void fields.save({ normalized }).catch(() => undefined)
  }
  const length = graphemeCount(headline)
  return (
    <Section title="The claim" place={place}>
      <DraftText
        {...fields.text('normalized')}
        label="Claim as checked"
        lines="several"
        placeholder="One sentence that can be understood and checked on its own"
        maxLength={LONG_TEXT}
      />
      {claim.normalized === '' && !fields.readOnly ? (
        <Button
          variant="quiet"
          className={clsx(styles.small, styles.lead)}
          onClick={() => void fields.save({ normalized: quote }).catch(() => undefined)}
        >
          Begin with the words of the text
        </Button>
      ) : null}
      <UnresolvedList unresolved={unresolved} readOnly={fields.readOnly} onReplace={replace} />
      <DraftText
        {...fields.checkText('headline')}
        label="Headline"
        placeholder="The claim in a few words"
        maxLength={SHORT_TEXT}
        hint={`${length} of ${MOST_HEADLINE_CHARACTERS} characters${asOf === null ? '' : ` · judged by what was known on ${asOf}`}`}
      />
    </Section>
  )
}
