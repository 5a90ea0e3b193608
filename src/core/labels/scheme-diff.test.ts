import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sameValue } from '../commands/same-value'
import { DEFAULT_SCHEME } from '../model/scheme'
import { addAttribute } from './scheme-attribute-edits'
import { diffLines, diffSchemes } from './scheme-diff'
import { renameScheme, setGuideline, startDraft } from './scheme-draft'
import { readSchemeFile, schemeFileName, writeSchemeFile } from './scheme-file'
import { addLabel, moveLabel, patchLabel, renameLabel, setKey } from './scheme-label-edits'
import { removeLabel } from './scheme-label-fates'
import { patchRelationType } from './scheme-relation-edits'
import { editAtRandom, randomEdits } from './testing/random-edits'

const draft = startDraft(DEFAULT_SCHEME)
const NO_KEYS = new Map<string, string>()
const told = (after: ReturnType<typeof startDraft>) =>
  diffSchemes(DEFAULT_SCHEME, after.scheme).map(({ sign, name, words }) => `${sign} ${name}: ${words}`)

describe('the difference between two versions', () => {
  it.each([
    [
      'a new label',
      addLabel(draft, { id: 'n', name: 'New', hue: 1, key: null }, { parent: null }),
      ['added New: added']
    ],
    ['a removed label', removeLabel(draft, 'opinion', null), ['removed Opinion: removed']],
    ['a name', renameLabel(draft, 'opinion', 'View'), ['changed View: renamed from “Opinion”']],
    [
      'a place',
      moveLabel(draft, 'needs-work', 'wire-copy', 0),
      expect.arrayContaining(['changed Needs work: moved under “Wire copy”'])
    ],
    ['a colour', patchLabel(draft, 'opinion', { hue: 155 }), ['changed Opinion: colour violet (310°) → green (155°)']],
    ['a key', setKey(draft, 'opinion', null, NO_KEYS), ['changed Opinion: key 4 → no key']],
    ['a description', patchLabel(draft, 'opinion', { description: '' }), ['changed Opinion: description removed']],
    ['examples', patchLabel(draft, 'opinion', { examples: ['x'] }), ['changed Opinion: examples changed (0 → 1)']],
    [
      'what it is for',
      patchLabel(draft, 'opinion', { appliesTo: 'both' }),
      ['changed Opinion: for passages and whole articles, was for passages']
    ],
    ['its role', patchLabel(draft, 'claim', { role: null }), ['changed Claim: makes no claim any more']],
    [
      'an attribute',
      addAttribute(draft, 'opinion', { fresh: 'f', name: 'Tone', kind: 'flag' }),
      ['changed Opinion: attribute “Tone” added (Yes or no)']
    ],
    [
      'a relation',
      patchRelationType(draft, 'supports', { from: ['claim'] }),
      ['changed Supports: from any label → Claim']
    ],
    [
      'the scheme',
      setGuideline(renameScheme(draft, 'Other'), 'How'),
      ['changed Other: renamed from “Fact-check”', 'changed Other: guideline written']
    ],
    ['an order', moveLabel(draft, 'speaker', null, 0), ['changed Fact-check: labels in another order']]
  ])('tells of %s', (_what, after, words) => {
    expect(told(after)).toEqual(words)
  })

  test('is empty exactly when the versions are alike', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { scheme } = editAtRandom(draft, edits, [])
        const items = diffSchemes(DEFAULT_SCHEME, scheme)
        expect(items.length === 0).toBe(sameValue(DEFAULT_SCHEME, scheme))
      }),
      { numRuns: 300 }
    )
  })

  test('what was added one way was removed the other way', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { scheme } = editAtRandom(draft, edits, [])
        const ids = (items: ReturnType<typeof diffSchemes>, sign: string) =>
          items.flatMap((item) => (item.sign === sign ? [item.id] : [])).sort()
        expect(ids(diffSchemes(DEFAULT_SCHEME, scheme), 'added')).toEqual(
          ids(diffSchemes(scheme, DEFAULT_SCHEME), 'removed')
        )
      })
    )
  })
})

describe('the difference between two texts', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((each) => each.join('\n'))

  test('has all lines of both, in order', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after)
        const only = (sign: string) =>
          diff.flatMap((line) => (line.sign === sign || line.sign === 'same' ? [line.text] : []))
        expect(only('removed').join('\n')).toBe(before)
        expect(only('added').join('\n')).toBe(after)
      })
    )
  })

  it('keeps what stayed', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nc').map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      'same a',
      'removed b',
      'added x',
      'same c'
    ])
  })
})

describe('a scheme as a file', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { scheme } = editAtRandom(draft, edits, [])
        expect(readSchemeFile(writeSchemeFile(scheme))).toEqual(scheme)
      }),
      { numRuns: 50 }
    )
  })

  it.each([
    ['nothing', '', /not JSON/],
    ['another file', '{"format":"other"}', /holds no scheme/],
    ['a newer one', '{"format":"claimdesk-scheme","version":2,"scheme":{}}', /newer Claimdesk/],
    ['a damaged one', '{"format":"claimdesk-scheme","version":1,"scheme":{"id":"a b"}}', /damaged at id/]
  ])('says what is wrong with %s', (_what, text, message) => {
    expect(() => readSchemeFile(text)).toThrow(message)
  })

  it('has a name that every system takes', () => {
    expect(schemeFileName({ name: 'Überprüfung: 1/2' })).toBe('Überprüfung-1-2.scheme.json')
    expect(schemeFileName({ name: '///' })).toBe('scheme.scheme.json')
  })
})
