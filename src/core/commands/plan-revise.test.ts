import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLayer } from '../anchoring/place-layer'
import { ReAnchoring } from '../anchoring/re-anchor'
import { spanQuote } from '../model/annotation'
import { snapToGraphemes } from '../text/graphemes'
import { applyChanges } from './apply'
import type { ArticleRevise, Command } from './command'
import { describeCommand } from './describe'
import { executeCommand, planCommand } from './plan'
import { viewOfState } from './state-view'
import { plainState, testState } from './testing/random-commands'

const CONTEXT = { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' }
const ARTICLE = '00000000000000aa'
const BEFORE = 'The ferry left at nine. It carried 412 people, the port said.\nNobody was hurt.'

/** A library with one text, in which everything can be given another version. */
function desk(before: string) {
  const state = testState()
  const article = state.articles.get(ARTICLE)
  if (!article) throw new Error('There is no test article.')
  const first = { ...article, text: { ...article.text, length: before.length } }
  state.articles.set(ARTICLE, first)
  let text = before
  const view = viewOfState(state, 'fact-check', () => text)
  const layer = state.layers.get(ARTICLE)
  if (!layer) throw new Error('The test article has no layer.')
  const run = (command: Command) => executeCommand(state, view, command, CONTEXT)
  const highlight = (id: string, words: readonly string[]) => {
    const ranges = words.map((each) => ({ start: text.indexOf(each), end: text.indexOf(each) + each.length }))
    const spans = [{ id, ranges, label: 'claim' }]
    run({
      type: 'annotations.add',
      article: ARTICLE,
      spans,
      claims: [],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    })
  }
  const revision = (after: string): ArticleRevise => {
    const { text: current, original } = state.articles.get(ARTICLE) ?? first
    return {
      type: 'article.revise',
      article: ARTICLE,
      replaces: current.revision,
      version: {
        original: { ...original, name: 'second.txt' },
        text: { sha256: '1'.repeat(64), length: after.length, revision: current.revision + 1 },
        importedAt: CONTEXT.now,
        segments: [],
        paragraphs: [],
        places: []
      },
      fields: {},
      ...placeLayer(layer, new ReAnchoring(text, after), after)
    }
  }
  const revise = (after: string) => {
    const done = run(revision(after))
    text = after
    return done
  }
  return { state, view, layer, run, highlight, revision, revise }
}

describe('a new version of an article', () => {
  it('D8: what moved is where it is now, what went keeps its words, and all of it goes back in one step', () => {
    const { state, layer, highlight, revise } = desk(BEFORE)
    highlight('moved', ['412 people'])
    highlight('gone', ['Nobody was hurt'])
    highlight('apart', ['The ferry', 'Nobody'])
    const before = plainState(state)
    const { inverse } = revise('Update. The ferry left at nine. It carried 412 people, the port said.')
    expect(layer.spans.get('moved')).toMatchObject({ ranges: [{ start: 43, end: 53 }], orphan: null })
    expect(layer.spans.get('gone')).toMatchObject({ ranges: [{ start: 62, end: 77 }] })
    expect(layer.spans.get('gone')?.orphan?.lastKnown).toHaveLength(1)
    // A part of it is still there, but who knows what it says without the other.
    const apart = layer.spans.get('apart')
    expect(apart && [apart.orphan !== null, spanQuote(apart)]).toEqual([true, 'The ferry … Nobody'])
    expect(state.articles.get(ARTICLE)).toMatchObject({
      id: ARTICLE,
      text: { revision: 2 },
      earlier: [{ text: { revision: 1 }, original: { name: 'a.txt' } }]
    })
    applyChanges(state, inverse)
    expect(plainState(state)).toEqual(before)
  })

  it('D8: an orphan is found again when its words come back', () => {
    const { layer, highlight, revise } = desk(BEFORE)
    highlight('s', ['the port said'])
    revise('The ferry left at nine.\nNobody was hurt.')
    expect(layer.spans.get('s')?.orphan).not.toBeNull()
    revise(BEFORE)
    expect(layer.spans.get('s')).toMatchObject({ orphan: null, ranges: [{ start: 47, end: 60 }] })
  })

  it('every span that has a place has its words there, over random edits of random texts, again and again', () => {
    const words = fc.constantFrom(
      'the',
      'port',
      'crates',
      '412',
      'gone',
      'said',
      'naïve',
      '😀',
      '日本',
      'عربي',
      'e\u0301'
    )
    const texts = fc.array(words, { minLength: 12, maxLength: 60 }).map((parts) => parts.join(' '))
    const edit = fc.record({ at: fc.nat(), gone: fc.nat({ max: 9 }), put: fc.constantFrom('', 'new', 'the', '😀 412') })
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 14 })), { minLength: 1, maxLength: 6 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (before, marks, versions) => {
          const { state, layer, run, revise } = desk(before)
          marks.forEach(([from, length], index) => {
            const range = snapToGraphemes(before, {
              start: from % (before.length - 1),
              end: (from % (before.length - 1)) + 1
            })
            const end = snapToGraphemes(before, {
              start: range.start,
              end: Math.min(before.length, range.end + length)
            }).end
            const spans = [{ id: `s${index}`, ranges: [{ start: range.start, end }], label: 'claim' }]
            if (before.slice(range.start, end).trim() === '') return
            run({
              type: 'annotations.add',
              article: ARTICLE,
              spans,
              claims: [],
              documentLabels: [],
              edges: 'tidy',
              origin: 'human'
            })
          })
          const quotes = new Map([...layer.spans].map(([id, span]) => [id, spanQuote(span)]))
          const first = plainState(state)
          const inverses = []
          let text = before
          for (const edits of versions) {
            const parts = text.split(' ')
            for (const { at, gone, put } of edits) parts.splice(at % parts.length, gone, ...(put === '' ? [] : [put]))
            text = parts.join(' ').trim() || 'nothing is left'
            inverses.unshift(revise(text).inverse)
            expect(new Set(layer.spans.keys())).toEqual(new Set(quotes.keys()))
            for (const span of layer.spans.values()) {
              if (span.orphan) {
                for (const { start, end } of span.orphan.lastKnown) expect(start < end && end <= text.length).toBe(true)
                continue
              }
              span.ranges.forEach(({ start, end }, index) =>
                expect(text.slice(start, end)).toBe(span.quotes[index]?.exact)
              )
            }
          }
          for (const inverse of inverses) applyChanges(state, inverse)
          expect(plainState(state)).toEqual(first)
        }
      ),
      { numRuns: 150 }
    )
  })

  it('is refused when something was changed meanwhile, or a place is not in the text', () => {
    const { view, highlight, revision } = desk(BEFORE)
    const early = revision('The ferry left.')
    highlight('late', ['412 people'])
    const plan = (command: Command) => planCommand(view, command, CONTEXT)
    expect(() => plan(early)).toThrow(expect.objectContaining({ code: 'text-changed' }) as Error)
    const now = revision(BEFORE)
    expect(() => plan({ ...now, replaces: 7 })).toThrow(expect.objectContaining({ code: 'text-changed' }) as Error)
    const outside = now.spans.map((span) => ({ ...span, ranges: [{ start: 70, end: 90 }] }))
    expect(() => plan({ ...now, spans: outside })).toThrow(expect.objectContaining({ code: 'invalid-range' }) as Error)
    const wordless = now.spans.map((span) => ({ ...span, quotes: [], orphan: { lastKnown: [] } }))
    expect(() => plan({ ...now, spans: wordless })).toThrow(expect.objectContaining({ code: 'text-mismatch' }) as Error)
  })

  it('positions of the version before are refused afterwards, and an orphan is placed by its ranges', () => {
    const { state, layer, view, run, highlight, revise } = desk(BEFORE)
    highlight('s', ['Nobody was hurt'])
    revise('The ferry left at nine.\nAll were well.')
    const place: Command = {
      type: 'span.update',
      article: ARTICLE,
      spans: ['s'],
      patch: { ranges: [{ start: 24, end: 38 }] },
      claims: [],
      revision: 1
    }
    expect(() => run(place)).toThrow(expect.objectContaining({ code: 'text-changed' }) as Error)
    const before = plainState(state)
    const { changes, inverse } = run({ ...place, revision: 2 })
    expect(layer.spans.get('s')).toMatchObject({ orphan: null, quotes: [{ exact: 'All were well.' }] })
    expect(describeCommand(place, changes, [...view.schemes()])).toBe('Place “All were well.” in the text again')
    applyChanges(state, inverse)
    expect(plainState(state)).toEqual(before)
  })
})
