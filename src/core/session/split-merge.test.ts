import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../commands/apply'
import { invertChanges } from '../commands/change'
import type { Change } from '../commands/change'
import { clientCommandSchema } from '../commands/command'
import type { ClientCommand } from '../commands/command'
import { executeCommand } from '../commands/plan'
import { testState, testView, textOf } from '../commands/testing/random-commands'
import { spanQuote } from '../model/annotation'
import type { Claim } from '../model/claim'
import { EMPTY_EVIDENCE } from '../model/evidence'
import { emptyLayer } from '../model/library'
import type { Layer, LibraryState } from '../model/library'
import type { TextRange } from '../model/text-range'
import { isGraphemeBoundary } from '../text/graphemes'
import { claimFromPassage, mergeClaims, splitClaim } from './split-merge'

const PLAIN = '00000000000000aa'
const WILD = '00000000000000bb'
const CONTEXT = { now: '2024-08-23T10:00:00.000Z', person: 'p' }

/** Runs commands as one action, as the engine does; they have to be what a window may send. */
function runGroup(state: LibraryState, commands: readonly ClientCommand[]): readonly Change[] {
  const view = testView(state)
  return commands.flatMap((command) => executeCommand(state, view, clientCommandSchema.parse(command), CONTEXT).changes)
}

function layerOf(state: LibraryState, article = PLAIN): Layer {
  return state.layers.get(article) ?? emptyLayer(article)
}

function claimOf(state: LibraryState, id: string, article = PLAIN): Claim {
  const claim = layerOf(state, article).claims.get(id)
  if (!claim) throw new Error(`There is no claim ${id}.`)
  return claim
}

function withClaim(ranges: readonly TextRange[], article = PLAIN, state = testState(), number = 1): LibraryState {
  runGroup(state, [
    {
      type: 'annotations.add',
      article,
      spans: [{ id: `s${number}`, ranges: [...ranges], label: 'claim', tags: ['kept'] }],
      claims: [
        { id: `c${number}`, spans: [`s${number}`], speaker: 'the port', check: { priority: 2, types: ['event'] } }
      ],
      documentLabels: [],
      edges: 'exact',
      origin: 'human'
    }
  ])
  return state
}

const idMaker = () => {
  let next = 0
  return () => `new-${(next += 1)}`
}

const quotes = (state: LibraryState, claim: Claim, article = PLAIN) =>
  claim.spans.map((id) => {
    const span = layerOf(state, article).spans.get(id)
    return span ? spanQuote(span) : ''
  })

// PLAIN: The ferry left at nine. It carried 412 people, the port said.
describe('splitClaim', () => {
  test('cuts the words in two, without white space and punctuation at the cut', () => {
    const state = withClaim([{ start: 0, end: 45 }])
    const { commands, problem } = splitClaim(layerOf(state), claimOf(state, 'c1'), 23, idMaker())
    expect(problem).toBeNull()
    runGroup(state, commands)
    const second = [...layerOf(state).claims.values()].find(({ id }) => id !== 'c1')
    expect(quotes(state, claimOf(state, 'c1'))).toEqual(['The ferry left at nine'])
    expect(second && quotes(state, second)).toEqual(['It carried 412 people'])
    expect(second).toMatchObject({
      speaker: 'the port',
      check: { number: 2, priority: 2, types: [], status: 'queued' }
    })
    expect(second && layerOf(state).spans.get(second.spans[0] ?? '')?.tags).toEqual(['kept'])
  })

  test('a sign belongs to its number', () => {
    const state = withClaim([{ start: 0, end: 45 }])
    const claim = claimOf(state, 'c1')
    const quote = { exact: 'It was cold, -5 degrees.', prefix: '', suffix: '' }
    const span = layerOf(state).spans.get('s1')
    if (span) layerOf(state).spans.set('s1', { ...span, ranges: [{ start: 0, end: 24 }], quotes: [quote] })
    const [shorter, added] = splitClaim(layerOf(state), claim, 12, idMaker()).commands
    expect(shorter).toMatchObject({ patch: { ranges: [{ start: 0, end: 11 }] } })
    expect(added).toMatchObject({ spans: [{ ranges: [{ start: 13, end: 24 }] }] })
  })

  test('the decision stays with the first part, the second is open', () => {
    const state = withClaim([{ start: 0, end: 45 }])
    runGroup(state, [
      {
        type: 'claim.update',
        article: PLAIN,
        claim: 'c1',
        patch: { check: { disposition: 'ok', status: 'decided', justification: 'seen' } }
      }
    ])
    runGroup(state, splitClaim(layerOf(state), claimOf(state, 'c1'), 23, idMaker()).commands)
    const second = [...layerOf(state).claims.values()].find(({ id }) => id !== 'c1')
    expect(claimOf(state, 'c1').check.disposition).toBe('ok')
    expect(second?.check).toMatchObject({ disposition: null, status: 'queued', justification: '' })
  })

  test('a highlight that another claim stands on keeps its words for that one', () => {
    const state = withClaim([{ start: 0, end: 45 }])
    runGroup(state, [
      {
        type: 'annotations.add',
        article: PLAIN,
        spans: [],
        claims: [{ id: 'other', spans: ['s1'] }],
        documentLabels: [],
        edges: 'tidy',
        origin: 'human'
      }
    ])
    runGroup(state, splitClaim(layerOf(state), claimOf(state, 'c1'), 23, idMaker()).commands)
    expect(quotes(state, claimOf(state, 'other'))).toEqual(['The ferry left at nine. It carried 412 people'])
    expect(quotes(state, claimOf(state, 'c1'))).toEqual(['The ferry left at nine'])
  })

  test.each([
    ['outside the words', 60],
    ['at their beginning', 0],
    ['where a part would be only punctuation', 1]
  ])('is refused %s', (_where, at) => {
    const state = withClaim(at === 1 ? [{ start: 22, end: 33 }] : [{ start: 0, end: 45 }])
    const { commands, problem } = splitClaim(layerOf(state), claimOf(state, 'c1'), at === 1 ? 24 : at, idMaker())
    expect(commands).toEqual([])
    expect(problem).not.toBeNull()
  })

  test('is refused inside a character', () => {
    const text = textOf(testState(), WILD)
    const start = text.indexOf('👩🏽‍🔬')
    const state = withClaim([{ start: 0, end: text.length - 10 }], WILD)
    const { problem } = splitClaim(layerOf(state, WILD), claimOf(state, 'c1', WILD), start + 2, idMaker())
    expect(problem).toContain('A character cannot be cut in two')
  })

  test('loses no word, cuts no character, and one undo restores everything', () => {
    const text = textOf(testState(), WILD)
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.nat(text.length), fc.nat(text.length), (a, b, c, d) => {
        const [start = 0, middle = 0, at = 0, end = 0] = [a, b, c, d].sort((x, y) => x - y)
        fc.pre([start, middle, end].every((offset) => isGraphemeBoundary(text, offset)))
        fc.pre(text.slice(start, middle).trim() !== '' && text.slice(middle, end).trim() !== '')
        const state = withClaim(
          [
            { start, end: middle },
            { start: middle + 1 < end ? middle + 1 : middle, end }
          ].filter((range) => isGraphemeBoundary(text, range.start) && range.start < range.end),
          WILD
        )
        const before = structuredClone(state.layers)
        const { commands, problem } = splitClaim(layerOf(state, WILD), claimOf(state, 'c1', WILD), at, idMaker())
        expect(commands.length > 0).toBe(problem === null)
        const letters = (layer: Layer): string =>
          [...layer.spans.values()]
            .map((span) => span.quotes.map(({ exact }) => exact).join(''))
            .join('')
            .replace(/[\s.,:;–—-]/gu, '')
        const changes = runGroup(state, commands)
        const layer = layerOf(state, WILD)
        for (const span of layer.spans.values()) {
          for (const range of span.ranges) {
            expect(isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end)).toBe(true)
          }
        }
        expect([...letters(layer)].sort()).toEqual([...letters(before.get(WILD) ?? emptyLayer(WILD))].sort())
        applyChanges(state, invertChanges(changes))
        expect(state.layers).toEqual(before)
      })
    )
  })
})

describe('mergeClaims', () => {
  function twoClaims(): LibraryState {
    const state = withClaim([{ start: 0, end: 22 }])
    withClaim([{ start: 24, end: 45 }], PLAIN, state, 2)
    return state
  }
  const merge = (state: LibraryState, into: string, from: readonly string[]) =>
    mergeClaims(
      layerOf(state),
      state.desk,
      claimOf(state, into),
      from.map((id) => claimOf(state, id))
    )

  test('one claim has the words of both, its own decision, and what the other said in its note', () => {
    const state = twoClaims()
    runGroup(state, [
      { type: 'claim.update', article: PLAIN, claim: 'c1', patch: { normalized: 'The ferry left.', note: 'mine' } },
      {
        type: 'claim.update',
        article: PLAIN,
        claim: 'c2',
        patch: {
          normalized: 'It had 412 aboard.',
          verdict: { scale: 'five-point', value: 'true' },
          note: 'yours',
          check: { headline: 'Full ferry', justification: 'Counted twice.', types: ['quantity'], priority: 1 }
        }
      },
      { type: 'claim.time', article: PLAIN, claim: 'c2', seconds: 40 }
    ])
    runGroup(state, merge(state, 'c1', ['c2']).commands)
    const merged = claimOf(state, 'c1')
    expect(layerOf(state).claims.size).toBe(1)
    expect(quotes(state, merged)).toEqual(['The ferry left at nine', 'It carried 412 people'])
    expect(merged).toMatchObject({
      normalized: 'The ferry left.',
      verdict: null,
      check: { headline: 'Full ferry', justification: '', types: ['event', 'quantity'], priority: 2, decidedAt: null }
    })
    for (const words of ['mine', 'From K-002:', 'It had 412 aboard.', 'true (five-point)', 'Counted twice.', 'yours']) {
      expect(merged.note).toContain(words)
    }
    expect(layerOf(state).times.get('c1')).toBe(40)
  })

  test('two claims on one highlight become one on it', () => {
    const state = withClaim([{ start: 0, end: 22 }])
    runGroup(state, [
      {
        type: 'annotations.add',
        article: PLAIN,
        spans: [],
        claims: [{ id: 'c2', spans: ['s1'] }],
        documentLabels: [],
        edges: 'tidy',
        origin: 'human'
      }
    ])
    runGroup(state, merge(state, 'c1', ['c2']).commands)
    expect(quotes(state, claimOf(state, 'c1'))).toEqual(['The ferry left at nine'])
  })

  test('a claim with itself is refused', () => {
    const state = twoClaims()
    expect(merge(state, 'c1', ['c1'])).toMatchObject({ commands: [] })
    expect(merge(state, 'c1', []).problem).not.toBeNull()
  })

  test('every question, piece of evidence, contact and fact is still there, and one undo restores everything', () => {
    const owner = fc.constantFrom('c1', 'c2', 'c3')
    fc.assert(
      fc.property(
        fc.array(owner, { maxLength: 6 }),
        fc.array(fc.record({ owner, question: fc.option(fc.nat(5), { nil: null }) }), { maxLength: 8 }),
        fc.array(fc.uniqueArray(owner, { minLength: 1 }), { maxLength: 3 }),
        (asked, given, groups) => {
          const state = twoClaims()
          withClaim([{ start: 46, end: 54 }], PLAIN, state, 3)
          runGroup(state, [
            {
              type: 'check.put',
              article: PLAIN,
              questions: asked.map((claim, index) => ({
                id: `q${index}`,
                claim,
                text: `Question ${index}?`,
                position: index
              })),
              evidence: given.map(({ owner: claim, question }, index) => ({
                ...EMPTY_EVIDENCE,
                calculation: null,
                id: `e${index}`,
                claim,
                question: question !== null && asked[question] === claim ? `q${question}` : null,
                quote: `Words ${index}`,
                position: index
              }))
            }
          ])
          groups.forEach((claims, index) => {
            const refs = claims.map((claim) => ({ article: PLAIN, claim }))
            const contact = { source: null, who: 'Harbour', on: '2024-08-22', how: 'call', asked: '', answered: '' }
            runGroup(state, [
              {
                type: 'desk.put',
                records: [
                  { table: 'fact', record: { id: `f${index}`, name: `Fact ${index}`, claims: refs } },
                  {
                    table: 'contact',
                    record: { id: `k${index}`, ...contact, offRecord: false, isPublic: false, claims: refs }
                  }
                ]
              }
            ])
          })
          const before = structuredClone({ layers: state.layers, desk: state.desk })
          const changes = runGroup(state, merge(state, 'c1', ['c2', 'c3']).commands)
          const layer = layerOf(state)
          const old = before.layers.get(PLAIN) ?? emptyLayer(PLAIN)
          expect([...layer.claims.keys()]).toEqual(['c1'])
          for (const table of ['questions', 'evidence'] as const) {
            expect(new Set(layer[table].keys())).toEqual(new Set(old[table].keys()))
            for (const one of layer[table].values()) expect(one.claim).toBe('c1')
            const positions = [...layer[table].values()].map(({ position }) => position)
            expect(new Set(positions).size).toBe(positions.length)
          }
          for (const one of layer.evidence.values()) {
            expect(one).toMatchObject({
              question: old.evidence.get(one.id)?.question,
              quote: old.evidence.get(one.id)?.quote
            })
          }
          for (const table of ['fact', 'contact'] as const) {
            for (const one of state.desk[table].values()) expect(one.claims).toEqual([{ article: PLAIN, claim: 'c1' }])
          }
          applyChanges(state, invertChanges(changes))
          expect({ layers: state.layers, desk: state.desk }).toEqual(before)
        }
      ),
      { numRuns: 60 }
    )
  })
})

describe('claimFromPassage', () => {
  test('makes a highlight and an undecided claim that remembers its suggestion', () => {
    const state = testState()
    const command = claimFromPassage({
      article: PLAIN,
      range: { start: 24, end: 45 },
      label: 'claim',
      ids: { span: 's1', claim: 'c1' },
      revision: 1,
      suggestion: { model: 'rules@1', score: 0.8, reasons: ['number'], edited: false },
      types: ['quantity'],
      speaker: 'the port',
      attribution: {
        kind: 'indirect',
        anonymity: 'role-only',
        source: null,
        cue: null,
        content: null,
        cueType: 'statement',
        reportedVia: []
      }
    })
    runGroup(state, [command])
    expect(claimOf(state, 'c1')).toMatchObject({
      speaker: 'the port',
      verdict: null,
      origin: 'human',
      check: {
        number: 1,
        status: 'queued',
        disposition: null,
        types: ['quantity'],
        suggestion: { model: 'rules@1', score: 0.8 },
        attribution: { kind: 'indirect' }
      }
    })
  })

  test('a passage that a person found needs no more than its place', () => {
    const state = testState()
    runGroup(state, [
      claimFromPassage({
        article: PLAIN,
        range: { start: 0, end: 9 },
        label: 'claim',
        ids: { span: 's1', claim: 'c1' }
      })
    ])
    expect(claimOf(state, 'c1').check.suggestion).toBeNull()
  })
})
