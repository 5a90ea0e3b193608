import { useEffect, useMemo, useState } from 'react'
import { openProposals } from '../../core/suggest/decide-segments'
import { CONFIDENT, proposeSegments } from '../../core/suggest/propose-segments'
import type { SegmentProposal } from '../../core/suggest/propose-segments'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button } from '../ui/button'
import { Strip } from '../ui/strip'

/** An article of the usual length is looked at before it is shown, so that nothing moves afterwards. UTF-16 code units. */
const LENGTH_AT_ONCE = 60_000
/** A longer one is shown first, and looked at when the window has nothing else to do. */
const LOOK_AFTER_MS = 400
/** Still longer texts are books: no tail of a web page. */
const LONGEST_TEXT = 300_000

const NOTHING: readonly SegmentProposal[] = []

function useProposals(text: string): readonly SegmentProposal[] {
  const [later, setLater] = useState<{ readonly text: string; readonly proposals: readonly SegmentProposal[] }>()
  const isShort = text.length <= LENGTH_AT_ONCE
  const atOnce = useMemo(() => (isShort ? proposeSegments(text) : NOTHING), [isShort, text])
  useEffect(() => {
    if (isShort || text.length > LONGEST_TEXT) return
    const timer = setTimeout(() => setLater({ text, proposals: proposeSegments(text) }), LOOK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isShort, text])
  if (isShort) return atOnce
  return later?.text === text ? later.proposals : NOTHING
}

const counted = (count: number, one: string, many: string): string => (count === 1 ? `a ${one}` : `${count} ${many}`)

function inWords(proposals: readonly SegmentProposal[]): string {
  const credits = proposals.filter(({ role }) => role === 'credit').length
  const teasers = proposals.length - credits
  const parts = [
    ...(credits > 0 ? [counted(credits, 'credit line', 'credit lines')] : []),
    ...(teasers > 0 ? [counted(teasers, 'opening of another article', 'openings of other articles')] : [])
  ]
  return parts.join(' and ')
}

/**
 * Below the text: what at its end seems not to belong to the article. Confident proposals are left out by the first
 * button; doubtful ones are only shown and asked about.
 */
export function PartsBanner({ open }: { readonly open: OpenDocument }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const proposals = useProposals(open.text)
  const waiting = openProposals(proposals, open.article.segments)
  const [first] = waiting
  if (readOnly || !first) return null
  const confident = waiting.filter(({ confidence }) => confidence >= CONFIDENT)
  const asked = confident.length > 0 ? confident : waiting
  return (
    <Strip
      label="Parts that may not belong to the article"
      side="below"
      title={asked.map(({ reason }) => reason).join('\n')}
      words={
        <>
          {confident.length > 0 ? 'At the end of this text there are' : 'At the end of this text there may be'}{' '}
          <strong>{inWords(asked)}</strong>. Left out, {asked.length === 1 ? 'it stays' : 'they stay'} in the text but
          take no part in the work.
        </>
      }
    >
      <Button onClick={() => actions.showPart(first)}>Show</Button>
      <Button
        variant={confident.length > 0 ? 'primary' : 'default'}
        onClick={() => void actions.decideParts(asked, true)}
      >
        Leave out
      </Button>
      <Button variant="quiet" onClick={() => void actions.decideParts(asked, false)}>
        Keep
      </Button>
    </Strip>
  )
}
