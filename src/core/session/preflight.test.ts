import { describe, expect, test } from 'vitest'
import { findScale } from '../model/verdict-scales'
import { preflightOf } from './preflight'
import type { PreflightInput } from './preflight'
import { scopeOf } from './scope'
import type { SessionDocument } from './session-document'
import { addClaim, addEvidence, addMark, deskWith, testDocument, testFact, testSource } from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt. What a day!'

function told(documents: readonly SessionDocument[], given: Partial<PreflightInput> = {}) {
  const scopes = new Map(documents.map(({ article, text }) => [article.id, scopeOf(text, article.segments, 'en')]))
  return preflightOf({
    session: { preset: 'claim-check', policy: [], asOf: null, scale: 'five-point' },
    documents,
    scopes,
    desk: deskWith(),
    scaleOf: (id) => findScale(id),
    ...given
  })
}
const kinds = (documents: readonly SessionDocument[], given: Partial<PreflightInput> = {}) =>
  told(documents, given).map(({ kind, places }) => [kind, places.map(({ code }) => code)])

describe('preflightOf', () => {
  test('nothing stands in the way of a session without claims that need none', () => {
    expect(told([testDocument(TEXT)])).toEqual([])
  })

  test('claims without a decision, justification or evidence are told with their codes', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'at nine')
    addClaim(document, '412 people', { verdict: { scale: 'five-point', value: 'false' } })
    addClaim(document, 'Nobody', { check: { disposition: 'change', justification: 'Log.' } })
    addClaim(document, 'hurt', { check: { status: 'dropped' } })
    addClaim(document, 'What a day!', { check: { checkable: 'opinion' } })
    expect(kinds([document])).toEqual([
      ['undecided', ['K-001']],
      ['no-justification', ['K-002']],
      ['no-evidence', ['K-002', 'K-003']],
      ['left-out', ['K-004']]
    ])
    expect(told([document])[0]).toMatchObject({ weight: 'warning', message: '1 claim is not decided.' })
    expect(told([document])[2]?.message).toBe('2 claims have no evidence, which the outcome needs.')
  })

  test('evidence of another claim of the same fact counts', () => {
    const one = testDocument(TEXT)
    const two = testDocument(TEXT, '00000000000000bb')
    for (const document of [one, two]) {
      addClaim(document, '412', { verdict: { scale: 'five-point', value: 'true' }, check: { justification: 'Log.' } })
    }
    addEvidence(one, 'claim-1')
    expect(kinds([one, two])).toEqual([['no-evidence', ['K-001']]])
    const fact = testFact(
      'f1',
      [one, two].map(({ article }) => ({ article: article.id, claim: 'claim-1' }))
    )
    expect(kinds([one, two], { desk: deskWith({ facts: [fact] }) })).toEqual([])
  })

  test('policy warnings are told until they are overridden', () => {
    const document = testDocument(TEXT)
    addClaim(document, '412', { check: { disposition: 'ok' } })
    const session = {
      preset: 'claim-check',
      policy: ['independent-sources', 'both-sides'],
      asOf: null,
      scale: null
    } as const
    const [policy] = told([document], { session })
    expect(policy).toMatchObject({ kind: 'policy', message: '1 claim does not meet the session’s policy.' })
    expect(policy?.places.map(({ detail }) => detail)).toHaveLength(2)
    addClaim(document, 'nine', {
      check: {
        disposition: 'ok',
        overrides: [
          { rule: 'independent-sources', reason: 'obvious' },
          { rule: 'both-sides', reason: 'obvious' }
        ]
      }
    })
    expect(told([document], { session })[0]?.places.map(({ code }) => code)).toEqual(['K-001', 'K-001'])
  })

  test('a line check tells which sentences are not accounted for, with their places', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'The ferry left at nine.', { check: { disposition: 'ok' } })
    addMark(document, 'What a day!')
    addMark(document, 'Nobody')
    const session = { preset: 'line-check', policy: [], asOf: null, scale: null } as const
    expect(told([document], { session })).toMatchObject([
      {
        kind: 'uncovered',
        message: '2 sentences are not accounted for.',
        places: [
          { start: 24, claim: null, detail: 'untouched' },
          { start: 47, claim: null, detail: 'partly' }
        ]
      }
    ])
    expect(told([document])).toEqual([])
  })

  test('X8: what is sensitive is told to be left out, unless it is ticked', () => {
    const document = testDocument(TEXT)
    addClaim(document, '412', { check: { disposition: 'ok' } })
    addClaim(document, 'nine', { check: { disposition: 'ok' } })
    addEvidence(document, 'claim-1', { sensitive: true })
    addEvidence(document, 'claim-2', { source: 's1' })
    const desk = deskWith({ sources: [testSource('s1', { sensitive: true })] })
    expect(told([document], { desk })).toMatchObject([{ kind: 'sensitive', weight: 'note' }])
    expect(kinds([document], { desk })).toEqual([['sensitive', ['K-001', 'K-002']]])
    expect(told([document], { desk, includes: { sensitive: true } })).toEqual([])
  })

  test('a claim whose words are gone is told', () => {
    const document = testDocument(TEXT)
    const claim = addClaim(document, '412', { check: { disposition: 'ok' } })
    const id = claim.spans[0] ?? ''
    const span = document.layer.spans.get(id)
    if (span) document.layer.spans.set(id, { ...span, orphan: { lastKnown: [] } })
    expect(kinds([document])).toEqual([['orphan', ['K-001']]])
  })
})
