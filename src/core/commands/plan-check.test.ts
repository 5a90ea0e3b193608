import { describe, expect, it } from 'vitest'
import { EMPTY_EVIDENCE } from '../model/evidence'
import type { Layer, LibraryState } from '../model/library'
import { quoteOf } from '../text/quote'
import type { Command } from './command'
import { executeCommand } from './plan'
import { TEXTS, testState, testView } from './testing/random-commands'

const ARTICLE = '00000000000000aa'
const TEXT = TEXTS[ARTICLE] ?? ''

function run(state: LibraryState, command: Command, now = '2024-08-22T12:00:00.000Z') {
  return executeCommand(state, testView(state), command, { now, person: 'mara-1' })
}

/** A state with two claims. */
function withClaims(): { readonly state: LibraryState; readonly layer: Layer } {
  const state = testState()
  run(state, {
    type: 'annotations.add',
    article: ARTICLE,
    spans: [
      { id: 's1', ranges: [{ start: 0, end: 22 }], label: 'claim' },
      { id: 's2', ranges: [{ start: 24, end: 45 }], label: 'claim' }
    ],
    claims: [
      { id: 'c1', spans: ['s1'] },
      { id: 'c2', spans: ['s2'] }
    ],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  })
  return { state, layer: state.layers.get(ARTICLE)! }
}

const evidence = (id: string, claim: string, question: string | null = null) => ({
  ...EMPTY_EVIDENCE,
  id,
  claim,
  question
})

describe('the check of a claim', () => {
  it('claims are numbered in the order in which they are made, and a number is not given again', () => {
    const { state, layer } = withClaims()
    expect([...layer.claims.values()].map(({ check }) => check.number)).toEqual([1, 2])
    run(state, { type: 'annotations.remove', article: ARTICLE, spans: ['s1'], claims: [], documentLabels: [] })
    run(state, {
      type: 'annotations.add',
      article: ARTICLE,
      spans: [{ id: 's3', ranges: [{ start: 0, end: 9 }], label: 'claim' }],
      claims: [{ id: 'c3', spans: ['s3'] }],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    })
    expect(layer.claims.get('c3')?.check.number).toBe(3)
  })

  it('a decision has its time; changing another field leaves it, another decision moves it, none takes it away', () => {
    const { state, layer } = withClaims()
    const update = (patch: Extract<Command, { type: 'claim.update' }>['patch'], now: string) =>
      run(state, { type: 'claim.update', article: ARTICLE, claim: 'c1', patch }, now)
    const decidedAt = () => layer.claims.get('c1')?.check.decidedAt
    update({ check: { disposition: 'change' } }, '2024-08-22T13:00:00.000Z')
    expect(decidedAt()).toBe('2024-08-22T13:00:00.000Z')
    update({ check: { justification: 'The unit is wrong.' } }, '2024-08-22T14:00:00.000Z')
    expect(decidedAt()).toBe('2024-08-22T13:00:00.000Z')
    update({ verdict: { scale: 'averitec', value: 'refuted' } }, '2024-08-22T15:00:00.000Z')
    expect(decidedAt()).toBe('2024-08-22T15:00:00.000Z')
    update({ verdict: null, check: { disposition: null } }, '2024-08-22T16:00:00.000Z')
    expect(decidedAt()).toBeNull()
    expect(layer.claims.get('c1')?.check.justification).toBe('The unit is wrong.')
  })

  it('a verdict of no scale is refused; one of an own scale is taken', () => {
    const { state, layer } = withClaims()
    const decide = () =>
      run(state, {
        type: 'claim.update',
        article: ARTICLE,
        claim: 'c1',
        patch: { verdict: { scale: 'house', value: 'fine' } }
      })
    expect(decide).toThrow('There is no verdict “fine” on a scale “house”.')
    const value = (id: string) => ({
      ...{ id, label: id, short: id, definition: '', canonical: 'supported' as const, glyph: '●', hue: 1 },
      ...{ rating: null, needsJustification: false, minEvidence: 0 }
    })
    const scale = { id: 'house', name: 'House', about: '', values: [value('fine'), value('not-fine')] }
    run(state, { type: 'desk.put', records: [{ table: 'scale', record: { id: 'own-1', scale } }] })
    decide()
    expect(layer.claims.get('c1')?.verdict).toEqual({ scale: 'house', value: 'fine' })
    const known = { ...scale, id: 'averitec' }
    expect(() =>
      run(state, { type: 'desk.put', records: [{ table: 'scale', record: { id: 'own-2', scale: known } }] })
    ).toThrow('There is a scale with the id averitec already.')
  })
})

describe('questions, evidence and marks', () => {
  it('evidence answers questions of its own claim only', () => {
    const { state } = withClaims()
    const questions = [{ id: 'q1', claim: 'c1', text: 'Who counted?', position: 0 }]
    run(state, { type: 'check.put', article: ARTICLE, questions, evidence: [evidence('e1', 'c1', 'q1')] })
    expect(() => run(state, { type: 'check.put', article: ARTICLE, evidence: [evidence('e2', 'c2', 'q1')] })).toThrow(
      'The claim has no question q1.'
    )
    expect(() => run(state, { type: 'check.put', article: ARTICLE, evidence: [evidence('e2', 'c9')] })).toThrow(
      'There is no claim c9 in this article.'
    )
  })

  it('answers to a question that is removed stay as evidence', () => {
    const { state, layer } = withClaims()
    const questions = [{ id: 'q1', claim: 'c1', text: 'Who counted?', position: 0 }]
    run(state, { type: 'check.put', article: ARTICLE, questions, evidence: [evidence('e1', 'c1', 'q1')] })
    run(state, { type: 'check.remove', article: ARTICLE, questions: ['q1'] })
    expect([layer.questions.size, layer.evidence.get('e1')?.question]).toEqual([0, null])
  })

  it('what belongs to a claim goes with it and comes back with undo', () => {
    const { state, layer } = withClaims()
    const questions = [{ id: 'q1', claim: 'c1', text: 'Who counted?', position: 0 }]
    run(state, {
      type: 'check.put',
      article: ARTICLE,
      questions,
      evidence: [evidence('e1', 'c1'), evidence('e2', 'c2')]
    })
    run(state, { type: 'claim.time', article: ARTICLE, claim: 'c1', seconds: 30 })
    const removed = run(state, {
      type: 'annotations.remove',
      article: ARTICLE,
      spans: ['s1'],
      claims: [],
      documentLabels: []
    })
    expect([[...layer.claims.keys()], layer.questions.size, [...layer.evidence.keys()], layer.times.size]).toEqual([
      ['c2'],
      0,
      ['e2'],
      0
    ])
    expect(removed.inverse).toHaveLength(5)
  })

  it('a passage that stops being a claim keeps the claim when there is evidence on it', () => {
    const { state, layer } = withClaims()
    run(state, { type: 'check.put', article: ARTICLE, evidence: [evidence('e1', 'c1')] })
    run(state, { type: 'span.update', article: ARTICLE, spans: ['s1', 's2'], patch: { label: 'speaker' }, claims: [] })
    expect([...layer.claims.keys()]).toEqual(['c1'])
  })

  it('a mark whose words are not those of the text is refused', () => {
    const { state, layer } = withClaims()
    const range = { start: 4, end: 9 }
    const mark = { id: 'm1', range, kind: 'nothing-to-check' as const, rule: '', reason: '' }
    expect(() =>
      run(state, {
        type: 'check.put',
        article: ARTICLE,
        marks: [{ ...mark, quote: { exact: 'train', prefix: '', suffix: '' } }]
      })
    ).toThrow('The text at 4 is “ferry”, not “train”.')
    const beyond = { ...mark, range: { start: 0, end: TEXT.length + 1 }, quote: quoteOf(TEXT, range) }
    expect(() => run(state, { type: 'check.put', article: ARTICLE, marks: [beyond] })).toThrow(
      expect.objectContaining({ code: 'invalid-range' }) as Error
    )
    run(state, { type: 'check.put', article: ARTICLE, marks: [{ ...mark, quote: quoteOf(TEXT, range) }] })
    expect(layer.marks.get('m1')).toMatchObject({ person: 'mara-1', orphan: false })
  })

  it('time adds up, and is no action that can be undone', () => {
    const { state, layer } = withClaims()
    for (const seconds of [30, 0, 12]) run(state, { type: 'claim.time', article: ARTICLE, claim: 'c1', seconds })
    expect(layer.times.get('c1')).toBe(42)
  })
})
