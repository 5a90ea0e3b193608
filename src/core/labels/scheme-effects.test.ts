import { describe, expect, it } from 'vitest'
import { useOfLabel, useOfRelationType } from '../model/library'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Scheme } from '../model/scheme'
import { addAttribute, patchAttribute, removeAttribute } from './scheme-attribute-edits'
import { startDraft } from './scheme-draft'
import { effectsOf, labelsToList } from './scheme-effects'
import type { ListedSpans } from './scheme-effects'
import { patchLabel, renameLabel, setTarget } from './scheme-label-edits'
import { assignSpan, decideLabel, mergeLabel, removeLabel } from './scheme-label-fates'
import { removeRelationType } from './scheme-relation-edits'

const quote = (exact: string) => [{ exact, prefix: '', suffix: '' }]
const LISTED: readonly ListedSpans[] = [
  {
    article: '00000000000000aa',
    title: 'Ferry',
    spans: [
      { id: 'one', label: 'opinion', quotes: quote('a mess'), attributes: { tone: 'harsh' } },
      { id: 'two', label: 'claim', quotes: quote('it left'), attributes: {} }
    ]
  },
  {
    article: '00000000000000bb',
    title: 'Taxes',
    spans: [{ id: 'three', label: 'opinion', quotes: quote('a shame'), attributes: {} }]
  }
]
const USES = { [useOfLabel('opinion')]: 2, [useOfLabel('claim')]: 1, [useOfRelationType('supports')]: 4 }
const draft = startDraft(DEFAULT_SCHEME)
const words = (after: ReturnType<typeof startDraft>) => effectsOf(after, USES, LISTED).map((effect) => effect.words)

function withTone(): Scheme {
  const added = addAttribute(draft, 'opinion', { fresh: 'f', name: 'Tone', kind: 'choice' })
  return patchAttribute(added, 'opinion', 'tone', { options: ['mild', 'harsh'] }).scheme
}

describe('what saving a draft does', () => {
  it('asks where the annotations of a label go that goes, and quotes some', () => {
    const gone = removeLabel(draft, 'opinion')
    expect(labelsToList(gone)).toEqual(['opinion'])
    expect(effectsOf(gone, USES, LISTED)).toEqual([
      {
        id: 'opinion',
        subject: 'label',
        words: '“Opinion” goes: where do its annotations go?',
        count: 2,
        articles: 2,
        samples: [
          { quote: 'a mess', title: 'Ferry' },
          { quote: 'a shame', title: 'Taxes' }
        ],
        asks: { to: undefined }
      }
    ])
    expect(words(decideLabel(gone, 'opinion', null))).toEqual(['“Opinion” goes with its annotations.'])
    expect(words(mergeLabel(draft, 'opinion', 'loaded'))).toEqual(['The annotations of “Opinion” get “Loaded”.'])
  })

  it('is silent about labels that nothing has', () => {
    expect(words(removeLabel(draft, 'loaded'))).toEqual([])
    expect(words(renameLabel(draft, 'opinion', 'View'))).toEqual([])
  })

  it('counts what a split moves', () => {
    const split = assignSpan(
      assignSpan(draft, '00000000000000aa', 'one', 'loaded'),
      '00000000000000bb',
      'three',
      'loaded'
    )
    expect(effectsOf(split, USES, LISTED)).toMatchObject([{ count: 2, articles: 2, asks: null }])
  })

  it('tells of values that are no longer asked, or no longer offered', () => {
    const toned = startDraft(withTone())
    expect(words(removeAttribute(toned, 'opinion', 'tone'))).toEqual([
      'Highlights of “Opinion” keep a value for “Tone”, which is no longer asked.'
    ])
    expect(words(patchAttribute(toned, 'opinion', 'tone', { options: ['mild'] }))).toEqual([
      'Highlights of “Opinion” keep a value that “Tone” no longer has.'
    ])
    expect(words(patchAttribute(toned, 'opinion', 'tone', { options: ['harsh'] }))).toEqual([])
  })

  it('tells what stays as it was when a label changes its meaning', () => {
    expect(words(setTarget(draft, 'opinion', 'document'))).toEqual([
      '“Opinion” is for whole articles only from now on; what has it keeps it.'
    ])
    expect(words(patchLabel(draft, 'opinion', { role: 'claim' }))).toEqual([
      'Highlights that have “Opinion” already are no claims until they are labelled again.'
    ])
  })

  it('puts questions first', () => {
    const both = removeRelationType(setTarget(draft, 'opinion', 'document'), 'supports')
    expect(effectsOf(both, USES, LISTED).map(({ asks }) => asks !== null)).toEqual([true, false])
  })
})
