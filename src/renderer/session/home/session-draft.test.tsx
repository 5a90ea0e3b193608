import { beforeEach, describe, expect, it } from 'vitest'
import { emptyDraft, keepDraft, keptDraft, problemsOf, proposedName, toggled, withPreset } from './session-draft'

const A = 'a000000000000001'
const B = 'a000000000000002'

beforeEach(() => localStorage.clear())

describe('a session that is being made', () => {
  it('takes scale, rules and clock from its preset, and what was written stays', () => {
    const draft = { ...emptyDraft('line-check', [A], 'Mira'), name: 'Ferries', isNamed: true }
    const other = withPreset(draft, 'class-exercise')
    expect(other).toMatchObject({ name: 'Ferries', articles: [A], checker: 'Mira', scale: 'five-point', timed: false })
    expect(other.policy).not.toEqual(draft.policy)
  })

  it('says what is missing', () => {
    expect(problemsOf({ ...emptyDraft('claim-check', [], ''), scale: null, asOf: '22/8' })).toEqual({
      name: 'Give the session a name.',
      articles: 'Choose at least one article.',
      asOf: 'Write the date as 2024-08-22, 2024-08 or 2024, or leave it empty.',
      scale: 'A claim check gives verdicts: choose a scale.'
    })
    expect(problemsOf({ ...emptyDraft('line-check', [A], ''), name: 'Ferries', asOf: '2024-08' })).toEqual({})
  })

  it('is called after its articles', () => {
    const titles: Record<string, string> = { [A]: 'Ferries', [B]: 'Salt' }
    const name = (articles: string[]) => proposedName({ preset: 'line-check', articles }, (id) => titles[id] ?? '')
    expect([name([]), name([A]), name([A, B])]).toEqual(['', 'Ferries', 'Ferries and 1 more'])
  })

  it('ticks and unticks', () => {
    expect(toggled([A], B)).toEqual([A, B])
    expect(toggled([A, B], A)).toEqual([B])
  })

  it('D11: survives a reload, without articles that are gone', () => {
    const draft = { ...emptyDraft('data-set', [A, B], 'Mira'), method: 'By hand' }
    keepDraft('lib', draft)
    expect(keptDraft('lib', (id) => id === A)).toEqual({ ...draft, articles: [A] })
    expect(keptDraft('other', () => true)).toBeNull()
    keepDraft('lib', null)
    expect(keptDraft('lib', () => true)).toBeNull()
  })

  it('D11: what is no draft is left alone', () => {
    localStorage.setItem('claimdesk.draft.new-session.lib', '{"name":')
    expect(keptDraft('lib', () => true)).toBeNull()
    localStorage.setItem('claimdesk.draft.new-session.lib', '{"name":"x","articles":3}')
    expect(keptDraft('lib', () => true)).toBeNull()
  })
})
