import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../../core/model/claim-check'
import type { ClaimCheck } from '../../core/model/claim-check'
import { checkablePatch, dispositionPatch, verdictPatch, waitingPatch } from './session-decisions'

const claim = (check: Partial<ClaimCheck> = {}, verdict: { scale: string; value: string } | null = null) => ({
  verdict,
  check: { ...EMPTY_CHECK, ...check }
})
const TRUE = { scale: 'five-point', value: 'true' }

describe('a decision', () => {
  it('settles the status, and taking it back opens the claim again', () => {
    expect(dispositionPatch(claim(), 'ok')).toEqual({ check: { disposition: 'ok', status: 'decided' } })
    expect(dispositionPatch(claim({ status: 'decided', disposition: 'ok' }), null)).toEqual({
      check: { disposition: null, status: 'in-progress' }
    })
    expect(verdictPatch(claim(), TRUE)).toEqual({ verdict: TRUE, check: { status: 'decided' } })
  })

  it('leaves a claim decided while the other half of the decision stands', () => {
    expect(dispositionPatch(claim({ status: 'decided', disposition: 'ok' }, TRUE), null)).toEqual({
      check: { disposition: null }
    })
    expect(verdictPatch(claim({ status: 'decided', disposition: 'ok' }, TRUE), null)).toEqual({ verdict: null })
  })

  it('leaves what somebody said on top of it', () => {
    expect(dispositionPatch(claim({ status: 'disputed' }), 'cut')).toEqual({ check: { disposition: 'cut' } })
    expect(verdictPatch(claim({ status: 'final' }), null)).toEqual({ verdict: null })
  })
})

it('what cannot be checked is settled, and comes back to the queue', () => {
  expect(checkablePatch(claim(), 'opinion')).toEqual({ check: { checkable: 'opinion', status: 'not-checkable' } })
  expect(checkablePatch(claim({ status: 'not-checkable' }), 'yes')).toEqual({
    check: { checkable: 'yes', status: 'queued' }
  })
  expect(checkablePatch(claim({ status: 'decided' }), 'opinion')).toEqual({ check: { checkable: 'opinion' } })
})

it('waiting is a status only while the claim is open', () => {
  const waiting = { for: 'source', on: 'The mayor', due: '2024-09-01' } as const
  expect(waitingPatch(claim(), waiting)).toEqual({ check: { waiting, status: 'waiting' } })
  expect(waitingPatch(claim({ status: 'decided' }), waiting)).toEqual({ check: { waiting } })
  expect(waitingPatch(claim({ status: 'waiting', waiting }), null)).toEqual({
    check: { waiting: null, status: 'in-progress' }
  })
})
