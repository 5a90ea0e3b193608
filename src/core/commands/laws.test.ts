import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanSchema } from '../schema/records'
import { isGraphemeBoundary } from '../text/graphemes'
import { applyChanges } from './apply'
import { invertChanges } from './change'
import type { Change } from './change'
import { CommandError } from './command-error'
import { History } from './history'
import type { HistoryEntry } from './history'
import { executeCommand, planCommand } from './plan'
import {
  buildCommand,
  pickedNumbers,
  pickerOf,
  plainState,
  testState,
  testView,
  textOf
} from './testing/random-commands'

const CONTEXT = { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' }
const STEPS = 220

/** Runs a random sequence; gives the state, and what each step that went through had changed. */
function runSequence(numbers: readonly number[], onStep?: (changes: readonly Change[]) => void) {
  const state = testState()
  const view = testView(state)
  const pick = pickerOf(numbers)
  let ids = 0
  const fresh = () => `id-${(ids += 1)}`
  const done: (readonly Change[])[] = []
  for (let step = 0; step < STEPS; step += 1) {
    const before = step % 20 === 0 ? plainState(state) : null
    try {
      const { changes } = executeCommand(state, view, buildCommand(state, pick, fresh), CONTEXT)
      done.push(changes)
      onStep?.(changes)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      if (before) expect(plainState(state)).toEqual(before)
    }
  }
  return { state, done }
}

describe('laws of commands', () => {
  it('applying a sequence and then its inverses, newest first, gives the first state back', () => {
    fc.assert(
      fc.property(pickedNumbers(97), (numbers) => {
        const { state, done } = runSequence(numbers)
        expect(done.length).toBeGreaterThan(STEPS / 3)
        for (const changes of [...done].reverse()) applyChanges(state, invertChanges(changes))
        expect(plainState(state)).toEqual(plainState(testState()))
      }),
      { numRuns: 40 }
    )
  })

  it('every single step is undone exactly by its inverse', () => {
    fc.assert(
      fc.property(pickedNumbers(61), (numbers) => {
        const state = testState()
        const view = testView(state)
        const pick = pickerOf(numbers)
        let ids = 0
        for (let step = 0; step < 60; step += 1) {
          const before = plainState(state)
          try {
            const command = buildCommand(state, pick, () => `id-${(ids += 1)}`)
            const { changes, inverse } = executeCommand(state, view, command, CONTEXT)
            const after = plainState(state)
            applyChanges(state, inverse)
            expect(plainState(state)).toEqual(before)
            applyChanges(state, changes)
            expect(plainState(state)).toEqual(after)
          } catch (error) {
            if (!(error instanceof CommandError)) throw error
          }
        }
      }),
      { numRuns: 25 }
    )
  })

  it('D1: replaying the changes gives the live state, also when some are replayed twice', () => {
    fc.assert(
      fc.property(pickedNumbers(83), fc.nat({ max: STEPS }), (numbers, from) => {
        const { state, done } = runSequence(numbers)
        const replayed = testState()
        for (const changes of done) applyChanges(replayed, JSON.parse(JSON.stringify(changes)) as Change[])
        expect(plainState(replayed)).toEqual(plainState(state))
        for (const changes of done.slice(Math.min(from, done.length))) applyChanges(replayed, changes)
        expect(plainState(replayed)).toEqual(plainState(state))
      }),
      { numRuns: 25 }
    )
  })

  it('spans agree with their text and have a label that is there; claims and relations have their spans', () => {
    fc.assert(
      fc.property(pickedNumbers(71), (numbers) => {
        const { state } = runSequence(numbers)
        const labels = new Set([...state.schemes.values()].flatMap((scheme) => scheme.labels.map(({ id }) => id)))
        for (const [id, layer] of state.layers) {
          for (const { label } of layer.spans.values()) expect(labels.has(label)).toBe(true)
          const text = textOf(state, id)
          for (const span of layer.spans.values()) {
            expect(spanSchema.safeParse(span).success).toBe(true)
            if (span.orphan) continue
            for (const [index, range] of span.ranges.entries()) {
              expect(text.slice(range.start, range.end)).toBe(span.quotes[index]?.exact)
              expect(span.quotes[index]?.exact).toBe(span.quotes[index]?.exact.trim())
              expect(isGraphemeBoundary(text, range.start)).toBe(true)
              expect(isGraphemeBoundary(text, range.end)).toBe(true)
            }
          }
          for (const claim of layer.claims.values()) {
            expect(claim.spans.length).toBeGreaterThan(0)
            for (const span of claim.spans) expect(layer.spans.has(span)).toBe(true)
          }
          for (const { claim } of [...layer.questions.values(), ...layer.evidence.values()]) {
            expect(layer.claims.has(claim)).toBe(true)
          }
          for (const claim of layer.times.keys()) expect(layer.claims.has(claim)).toBe(true)
          for (const { claim, question } of layer.evidence.values()) {
            if (question !== null) expect(layer.questions.get(question)?.claim).toBe(claim)
          }
          for (const { range, quote, orphan } of layer.marks.values()) {
            if (!orphan) expect(text.slice(range.start, range.end)).toBe(quote.exact)
          }
          for (const { from, to } of layer.relations.values()) {
            expect(from.article).toBe(id)
            expect(layer.spans.has(from.span)).toBe(true)
            if (to.article === id) expect(layer.spans.has(to.span)).toBe(true)
            expect(from.article === to.article && from.span === to.span).toBe(false)
          }
        }
      }),
      { numRuns: 25 }
    )
  })

  it('undo and redo cross articles and follow a plain model', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('do', 'undo', 'redo'), { maxLength: 120 }), (steps) => {
        const history = new History()
        let undone: number[] = []
        const done: number[] = []
        let seq = 0
        for (const step of steps) {
          const target = step === 'undo' ? done.at(-1) : step === 'redo' ? undone.at(-1) : null
          if (target === undefined) continue
          seq += 1
          const entry: HistoryEntry = { seq, kind: step, target, label: `${seq}`, at: CONTEXT.now, article: null }
          history.push(entry)
          if (step === 'do') {
            done.push(seq)
            undone = []
          } else if (step === 'undo') undone.push(done.pop() ?? 0)
          else done.push(undone.pop() ?? 0)
          expect(history.nextUndo()?.seq).toBe(done.at(-1))
          expect(history.nextRedo()?.seq).toBe(undone.at(-1))
        }
      })
    )
  })
})

describe('commands that cannot be carried out', () => {
  const article = '00000000000000bb'
  const add = (ranges: { start: number; end: number }[], label = 'claim', edges: 'tidy' | 'exact' = 'tidy') => {
    const state = testState()
    return planCommand(
      testView(state),
      {
        type: 'annotations.add',
        article,
        spans: [{ id: 's1', ranges, label }],
        claims: [],
        documentLabels: [],
        edges,
        origin: 'human'
      },
      CONTEXT
    )
  }
  it.each([
    ['outside the text', [{ start: 60, end: 900 }], 'claim', 'invalid-range'],
    ['inside a surrogate pair', [{ start: 3, end: 8 }], 'claim', 'invalid-range'],
    ['nothing but white space', [{ start: 1, end: 2 }], 'claim', 'invalid-range'],
    ['a label nobody knows', [{ start: 12, end: 25 }], 'nope', 'unknown-label'],
    ['a document label on a span', [{ start: 12, end: 25 }], 'needs-work', 'wrong-target']
  ])('%s is refused', (_what, ranges, label, code) => {
    expect(() => add(ranges, label)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('a selection that cuts a grapheme is widened to the whole of it', () => {
    const [span] = add([{ start: 29, end: 31 }])
    expect(span?.table === 'span' && span.after?.quotes[0]?.exact).toBe('👩🏽‍🔬')
  })

  it('relabelling away from a claim keeps a claim somebody wrote into and drops an empty one', () => {
    const state = testState()
    const view = testView(state)
    const make = (id: string, normalized: string) =>
      executeCommand(
        state,
        view,
        {
          type: 'annotations.add',
          article,
          spans: [{ id, ranges: [{ start: 12, end: 25 }], label: 'claim' }],
          claims: [{ id: `c-${id}`, spans: [id], normalized }],
          documentLabels: [],
          edges: 'tidy',
          origin: 'human'
        },
        CONTEXT
      )
    make('empty', '')
    make('full', 'Taxes fell by nine per cent.')
    for (const id of ['empty', 'full']) {
      executeCommand(
        state,
        view,
        { type: 'span.update', article, spans: [id], patch: { label: 'opinion' }, claims: [] },
        CONTEXT
      )
    }
    expect([...(state.layers.get(article)?.claims.keys() ?? [])]).toEqual(['c-full'])
  })
})
