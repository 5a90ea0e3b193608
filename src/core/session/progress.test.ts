import { describe, expect, test } from 'vitest'
import { progressOf } from './progress'
import { addClaim, testDocument } from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt, officials said.'

describe('progressOf', () => {
  test('counts what is decided, waiting, in review and in dispute; dropped claims are none', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'The ferry', { check: { disposition: 'ok', status: 'in-review' } })
    addClaim(document, '412', { check: { status: 'waiting' } })
    addClaim(document, 'people', { check: { waiting: { for: 'author', on: 'Ines', due: null } } })
    addClaim(document, 'Nobody', { verdict: { scale: 'five-point', value: 'true' }, check: { status: 'disputed' } })
    addClaim(document, 'hurt', { check: { status: 'dropped' } })
    addClaim(document, 'said', {
      check: { checkable: 'not-a-claim', waiting: { for: 'author', on: 'Ines', due: null } }
    })
    expect(progressOf([document])).toEqual({
      total: 5,
      decided: 3,
      waiting: 2,
      inReview: 1,
      disputed: 1,
      seconds: 0,
      medianSeconds: null,
      estimate: null
    })
  })

  test('estimates from three decided claims with a time on', () => {
    const one = testDocument(TEXT)
    const two = testDocument(TEXT, '00000000000000bb')
    const decide = (document: typeof one, words: string, seconds: number): void => {
      const { id } = addClaim(document, words, { check: { disposition: 'ok' } })
      if (seconds > 0) document.layer.times.set(id, seconds)
    }
    decide(one, 'The ferry', 10)
    decide(one, 'left', 0)
    decide(two, '412', 90)
    const open = addClaim(two, 'people')
    two.layer.times.set(open.id, 500)
    addClaim(two, 'Nobody')
    expect(progressOf([one, two])).toMatchObject({
      total: 5,
      decided: 3,
      seconds: 600,
      medianSeconds: 50,
      estimate: null
    })
    decide(two, 'hurt', 40)
    expect(progressOf([one, two])).toMatchObject({ medianSeconds: 40, estimate: 80 })
  })
})
