import type { Claim } from '../../core/model/claim'
import { LONG_TEXT, SHORT_TEXT } from '../../core/schema/records'
import { DraftText } from '../drafts/draft-text'
import { NoteField } from './note-field'
import { useSave } from '../drafts/use-save'
import { VerdictField } from './verdict-field'

export interface ClaimFieldsProps {
  readonly library: string
  readonly article: string
  readonly claim: Claim
  /** Id of the highlight that is shown with it. */
  readonly span: string
  readonly readOnly: boolean
}

/** What is known of a claim. For another claim it must be mounted anew, by its key. */
export function ClaimFields({ library, article, claim, span, readOnly }: ClaimFieldsProps) {
  const save = useSave()
  const field = (name: 'normalized' | 'speaker' | 'note') => ({
    draftKey: `${library}/${article}/${claim.id}/${name}`,
    stored: claim[name],
    readOnly,
    save: (value: string) => save({ type: 'claim.update', article, claim: claim.id, patch: { [name]: value } })
  })
  return (
    <>
      <DraftText
        {...field('normalized')}
        label="Claim as checked"
        lines="several"
        placeholder="One sentence that can be understood and checked on its own"
        maxLength={LONG_TEXT}
      />
      <DraftText {...field('speaker')} label="Speaker" placeholder="Who says so" maxLength={SHORT_TEXT} />
      <VerdictField
        draftKey={`${library}/${article}/${claim.id}/verdict`}
        verdict={claim.verdict}
        readOnly={readOnly}
        save={(verdict) => save({ type: 'claim.update', article, claim: claim.id, patch: { verdict } })}
      />
      <NoteField {...field('note')} label="Note" record={span} />
    </>
  )
}
