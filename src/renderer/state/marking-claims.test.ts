import { describe, expect, it } from 'vitest'
import { findAttributions } from '../../core/attribution/find-attributions'
import type { Speaker } from '../../core/model/desk'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { findCandidates } from '../../core/suggest/candidates/find-candidates'
import { acceptPassage, attributionAt, claimLabel, scoreWords, speakerOf } from './marking-claims'

const TEXT =
  'Harbour master Ilse Brandt said on Monday that the quay had handled 412,000 containers in July. “We are proud,” she said.'
const attributions = findAttributions(TEXT, [], 'en')
const candidates = findCandidates({ text: TEXT, segments: [], language: 'en' })
const containers = TEXT.indexOf('412,000')
const candidate = candidates.find(({ start, end }) => start <= containers && containers < end)

const person: Speaker = {
  id: 'p1',
  person: 'mk',
  createdAt: '',
  updatedAt: '',
  origin: 'human',
  name: 'Ilse Marie Brandt',
  aliases: ['Ilse Brandt'],
  title: 'Harbour master',
  organisation: '',
  kind: 'person',
  sameAs: null
}

function accepted(edited: boolean) {
  if (!candidate) throw new Error('The rules should suggest the clause with the number.')
  const command = acceptPassage({
    text: TEXT,
    reading: { article: 'a000000000000001', attributions },
    passage: candidate,
    candidate,
    edited,
    label: 'claim',
    ids: { span: 's1', claim: 'c1' },
    people: [person]
  })
  if (command.type !== 'annotations.add') throw new Error('A claim is added.')
  return command
}

describe('a suggestion that is accepted', () => {
  it('says where it came from, with reasons in words, and decides nothing', () => {
    const { origin, claims, spans } = accepted(false)
    expect(origin).toBe('suggestion:rules@1')
    expect(spans[0]?.ranges).toEqual([{ start: candidate?.start, end: candidate?.end }])
    const check = claims[0]?.check
    expect(check?.suggestion).toMatchObject({ model: 'rules@1', edited: false, score: candidate?.score })
    expect(check?.suggestion?.reasons.some((reason) => reason.includes('412,000'))).toBe(true)
    expect(check).not.toHaveProperty('disposition')
    expect(claims[0]).not.toHaveProperty('verdict')
  })

  it('knows who is said to say it, by the people table', () => {
    const [claim] = accepted(false).claims
    expect(claim?.speaker).toBe('Ilse Marie Brandt')
    expect(claim?.check).toMatchObject({ speakerRef: 'p1', attribution: { kind: 'indirect', anonymity: 'named' } })
    const cue = claim?.check?.attribution?.cue
    expect(cue?.quote.exact).toBe('said')
    expect(TEXT.slice(cue?.range.start, cue?.range.end)).toBe('said')
  })

  it('remembers that it was changed before', () =>
    expect(accepted(true).claims[0]?.check?.suggestion?.edited).toBe(true))
})

it('a passage outside what anybody says has no attribution', () => {
  expect(attributionAt(attributions, { start: 0, end: 14 })).toBeNull()
})

it('whom “she” means is left to a person', () => {
  const quote = TEXT.indexOf('We are')
  const found = attributionAt(attributions, { start: quote, end: quote + 'We are proud'.length })
  expect(found?.isPronoun).toBe(true)
  expect(found && speakerOf(found, [person])).toEqual({ speaker: '', speakerRef: null })
})

it('the label that makes claims is the first with that role', () => {
  expect(claimLabel([DEFAULT_SCHEME])).toBe(DEFAULT_SCHEME.labels.find(({ role }) => role === 'claim')?.id)
  expect(claimLabel([{ ...DEFAULT_SCHEME, labels: [] }])).toBeNull()
})

it.each([
  [1, 'very likely worth a check'],
  [0.5, 'likely worth a check'],
  [0.3, 'perhaps worth a check'],
  [0, 'little speaks for a check']
])('a score of %d is told as “%s”', (score, words) => expect(scoreWords(score)).toBe(words))
