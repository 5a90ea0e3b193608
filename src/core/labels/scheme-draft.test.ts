import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { invertChanges } from '../commands/change'
import type { Command } from '../commands/command'
import { applyChanges } from '../commands/apply'
import { executeCommand } from '../commands/plan'
import { plainState, testState, testView, TEXTS } from '../commands/testing/random-commands'
import { DEFAULT_SCHEME, findLabel } from '../model/scheme'
import type { Scheme } from '../model/scheme'
import { countUses } from '../model/library'
import { schemeSchema } from '../schema/records'
import { addAttribute, patchAttribute } from './scheme-attribute-edits'
import { farHue, hueDistance, hueName } from './scheme-colours'
import {
  commandOfDraft,
  copyScheme,
  DraftProblem,
  draftProblems,
  isEdited,
  labelsGone,
  relationTypesGone,
  schemeDraftSchema,
  startDraft,
  undecided
} from './scheme-draft'
import { freeKey, keyProblem, plainKey } from './scheme-keys'
import { addLabel, moveLabel, renameLabel, setKey, setTarget, shiftLabel } from './scheme-label-edits'
import { assignSpan, canTake, decideLabel, mergeLabel, removeLabel, splitLabel } from './scheme-label-fates'
import { patchRelationType, removeRelationType, decideRelationType } from './scheme-relation-edits'
import { childrenOf, isWithin, labelRows, parentPath, parentsOf } from './scheme-tree'
import { editAtRandom, randomEdits } from './testing/random-edits'

const CONTEXT = { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' }
const [FERRY = '', TAXES = ''] = Object.keys(TEXTS)
const SPANS: readonly [string, string][] = [
  [FERRY, 'one'],
  [FERRY, 'two'],
  [TAXES, 'three'],
  [TAXES, 'four']
]

/** A library whose labels and relations are in use. */
function bench() {
  const state = testState()
  const view = testView(state)
  const run = (command: Command) => executeCommand(state, view, command, CONTEXT)
  const labels = ['claim', 'opinion', 'opinion', 'quantity']
  SPANS.forEach(([article, id], index) => {
    const label = labels[index] ?? 'claim'
    run({
      type: 'annotations.add',
      article,
      spans: [{ id, ranges: [{ start: 4 + index, end: 9 + index }], label }],
      claims: label === 'claim' ? [{ id: `c-${id}`, spans: [id] }] : [],
      documentLabels: index === 0 ? [{ id: 'doc', label: 'needs-work' }] : [],
      relations: index === 1 ? [{ id: 'rel', type: 'supports', from: 'two', to: { article: FERRY, span: 'one' } }] : [],
      edges: 'tidy',
      origin: 'human'
    })
  })
  const uses = () => {
    const total: Record<string, number> = {}
    for (const layer of state.layers.values()) {
      for (const [key, count] of Object.entries(countUses(layer))) total[key] = (total[key] ?? 0) + count
    }
    return total
  }
  const scheme = () => state.schemes.get(DEFAULT_SCHEME.id) ?? DEFAULT_SCHEME
  return { state, run, uses, scheme }
}

/** Every label that has to go has a place to go to. */
function decided(draft: ReturnType<typeof startDraft>) {
  let result = draft
  for (const gone of labelsGone(draft)) {
    if (gone.id in draft.relabel) continue
    const target = draft.scheme.labels.find((label) => canTake(label, gone))
    result = decideLabel(result, gone.id, target?.id ?? null)
  }
  for (const { id } of relationTypesGone(draft))
    if (!(id in result.retype)) result = decideRelationType(result, id, null)
  return result
}

const names = (scheme: Scheme) => labelRows(scheme).map(({ label, depth }) => `${'·'.repeat(depth)}${label.name}`)

describe('random edits of a draft', () => {
  test('always give a scheme that can be stored, with paths that follow names, and one of each id and key', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { scheme, ...rest } = editAtRandom(startDraft(DEFAULT_SCHEME), edits, SPANS)
        expect(schemeSchema.parse(scheme)).toEqual(scheme)
        expect(schemeDraftSchema.parse(JSON.parse(JSON.stringify({ scheme, ...rest })))).toEqual({ scheme, ...rest })
        const keys = scheme.labels.flatMap(({ key }) => (key === null ? [] : [plainKey(key)]))
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set(scheme.labels.map(({ path }) => path)).size).toBe(scheme.labels.length)
        const byId = new Map(scheme.labels.map((label) => [label.id, label]))
        for (const [id, parent] of parentsOf(scheme)) {
          const { name, path } = byId.get(id) ?? { name: '', path: '-' }
          expect(path).toBe(parent === null ? name : `${byId.get(parent)?.path}/${name}`)
        }
        // Each label comes before what is under it: the stored order is that of the tree.
        expect(labelRows(scheme).map(({ label }) => label)).toHaveLength(scheme.labels.length)
        for (const { from, to } of scheme.relationTypes)
          for (const id of [...from, ...to]) expect(byId.has(id)).toBe(true)
        for (const target of Object.values(rest.relabel)) if (target !== null) expect(byId.has(target)).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  test('give a command that applies, leaves nothing with a label that is gone, and inverts', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { state, run, uses } = bench()
        const draft = decided(editAtRandom(startDraft(DEFAULT_SCHEME), edits, SPANS))
        // A label that is in use may have become one for the other kind of annotation; the planner refuses those.
        fc.pre(
          !Object.values(draft.relabel).some(
            (to) =>
              to !== null &&
              findLabel(draft.scheme, to)?.appliesTo !== 'both' &&
              findLabel(DEFAULT_SCHEME, to) &&
              findLabel(draft.scheme, to)?.appliesTo !== findLabel(DEFAULT_SCHEME, to)?.appliesTo
          )
        )
        fc.pre(
          !Object.values(draft.moves).some((spans) =>
            Object.values(spans).some((to) => findLabel(draft.scheme, to)?.appliesTo === 'document')
          )
        )
        const before = plainState(state)
        expect(undecided(draft, uses())).toEqual([])
        const { changes } = run(commandOfDraft(draft))
        // A highlight may be given the label it has: only the library knows that this changes nothing.
        const movesOnly = isEdited(draft) && !isEdited({ ...draft, moves: {} })
        if (!movesOnly) expect(changes.length > 0).toBe(isEdited(draft))
        const known = new Set(draft.scheme.labels.map(({ id }) => id))
        for (const layer of state.layers.values())
          for (const span of layer.spans.values()) expect(known.has(span.label)).toBe(true)
        applyChanges(state, invertChanges(changes))
        expect(plainState(state)).toEqual(before)
      }),
      { numRuns: 200 }
    )
  })
})

describe('nesting', () => {
  const nested = () => {
    let draft = startDraft(DEFAULT_SCHEME)
    draft = moveLabel(draft, 'speaker', 'claim', 0)
    return moveLabel(draft, 'quantity', 'speaker', 0)
  }

  it('puts a label under another one, and the path says so', () => {
    const { scheme } = nested()
    expect(names(scheme).slice(0, 4)).toEqual(['Claim', '·Speaker', '··Quantity', 'Evidence'])
    expect(findLabel(scheme, 'quantity')?.path).toBe('Claim/Speaker/Quantity')
  })

  it('children follow a renamed parent', () => {
    const { scheme } = renameLabel(nested(), 'claim', 'Statement')
    expect(findLabel(scheme, 'quantity')?.path).toBe('Statement/Speaker/Quantity')
    expect(findLabel(scheme, 'quantity')?.name).toBe('Quantity')
  })

  it('no label goes under itself', () => {
    expect(() => moveLabel(nested(), 'claim', 'quantity', 0)).toThrow(DraftProblem)
    expect(isWithin(nested().scheme, 'quantity', 'claim')).toBe(true)
  })

  it('in and out are each other’s opposite', () => {
    const draft = startDraft(DEFAULT_SCHEME)
    const inside = shiftLabel(draft, 'speaker', 'in')
    expect(parentsOf(inside.scheme).get('speaker')).toBe('claim')
    expect(shiftLabel(inside, 'speaker', 'out').scheme).toEqual(DEFAULT_SCHEME)
  })

  it('two labels at one place cannot have the same name, at different places they can', () => {
    const draft = nested()
    const given = { id: 'x', name: 'speaker', hue: 1, key: null }
    expect(() => addLabel(draft, given, { parent: 'claim' })).toThrow('There is a label “Speaker” here already')
    expect(addLabel(draft, given, { parent: null }).scheme.labels).toHaveLength(DEFAULT_SCHEME.labels.length + 1)
  })

  it('a name with a slash that came from elsewhere is a name, not a place', () => {
    expect(parentPath({ name: 'A/B', path: 'A/B' })).toBeNull()
    expect(parentPath({ name: 'A/B', path: 'C/A/B' })).toBe('C')
    expect(childrenOf(DEFAULT_SCHEME).get(null)).toHaveLength(DEFAULT_SCHEME.labels.length)
  })

  it('a removed label leaves what is under it at its place', () => {
    const { scheme } = removeLabel(nested(), 'speaker', null)
    expect(findLabel(scheme, 'quantity')?.path).toBe('Claim/Quantity')
  })
})

describe('what becomes of annotations', () => {
  it('a merged label gives its annotations, children, relations and attributes to the other', () => {
    const { run, state } = bench()
    let draft = addAttribute(startDraft(DEFAULT_SCHEME), 'opinion', { fresh: 'f', name: 'Tone of it', kind: 'choice' })
    draft = patchAttribute(draft, 'opinion', 'tone-of-it', { options: ['mild', 'harsh'], required: true })
    draft = moveLabel(draft, 'quantity', 'opinion', 0)
    draft = patchRelationType(draft, 'supports', { from: ['opinion', 'loaded'] })
    draft = mergeLabel(draft, 'opinion', 'loaded')
    expect(findLabel(draft.scheme, 'quantity')?.path).toBe('Loaded/Quantity')
    expect(draft.scheme.relationTypes.find(({ id }) => id === 'supports')?.from).toEqual(['loaded'])
    expect(findLabel(draft.scheme, 'loaded')?.attributes).toMatchObject([{ id: 'tone-of-it', required: false }])
    run(commandOfDraft(draft))
    expect(state.layers.get(FERRY)?.spans.get('two')?.label).toBe('loaded')
    expect(state.layers.get(TAXES)?.spans.get('three')?.label).toBe('loaded')
  })

  it('merging twice carries on to the last', () => {
    const draft = mergeLabel(mergeLabel(startDraft(DEFAULT_SCHEME), 'opinion', 'loaded'), 'loaded', 'quantity')
    expect(commandOfDraft(draft).relabel).toEqual([
      { from: 'opinion', to: 'quantity' },
      { from: 'loaded', to: 'quantity' }
    ])
  })

  it('what was to go to a label that is removed undecidedly is undecided again', () => {
    const { uses } = bench()
    const draft = removeLabel(mergeLabel(startDraft(DEFAULT_SCHEME), 'opinion', 'loaded'), 'loaded')
    expect(undecided(draft, uses())).toEqual(['opinion'])
  })

  it('splits by highlight; the rest stays', () => {
    const { run, state } = bench()
    const into = [{ id: 'praise', name: 'Praise', hue: 120, key: null }]
    const draft = assignSpan(splitLabel(startDraft(DEFAULT_SCHEME), 'opinion', into), FERRY, 'two', 'praise')
    run(commandOfDraft(draft))
    expect(state.layers.get(FERRY)?.spans.get('two')?.label).toBe('praise')
    expect(state.layers.get(TAXES)?.spans.get('three')?.label).toBe('opinion')
    expect(names(draft.scheme).slice(3, 5)).toEqual(['Opinion', 'Praise'])
  })

  it('a highlight can be left where it was after all', () => {
    const draft = startDraft(DEFAULT_SCHEME)
    expect(assignSpan(assignSpan(draft, FERRY, 'two', 'loaded'), FERRY, 'two', null)).toEqual(draft)
  })

  it('passages are not merged into a label for whole articles', () => {
    expect(() => mergeLabel(startDraft(DEFAULT_SCHEME), 'opinion', 'needs-work')).toThrow(/is for whole articles/)
  })

  it('relations of a removed type become another, or wait for a word', () => {
    const { run, uses, state } = bench()
    const open = removeRelationType(startDraft(DEFAULT_SCHEME), 'supports')
    expect(undecided(open, uses())).toEqual(['supports'])
    run(commandOfDraft(decideRelationType(open, 'supports', 'contradicts')))
    expect(state.layers.get(FERRY)?.relations.get('rel')?.type).toBe('contradicts')
  })
})

describe('keys and colours', () => {
  it('a key belongs to one label, and to nothing else of the program', () => {
    const reserved = new Map([['s', 'Snap selections']])
    const draft = startDraft(DEFAULT_SCHEME)
    expect(() => setKey(draft, 'speaker', '1', reserved)).toThrow('“Claim” has the key 1 already.')
    expect(() => setKey(draft, 'speaker', 'S', reserved)).toThrow('S is taken: Snap selections.')
    expect(() => setKey(draft, 'speaker', 'ab', reserved)).toThrow('A key is one character.')
    expect(findLabel(setKey(draft, 'speaker', 'é', reserved).scheme, 'speaker')?.key).toBe('é')
    expect(freeKey(DEFAULT_SCHEME, reserved)).toBe('7')
    expect(keyProblem(DEFAULT_SCHEME, 'claim', '1', reserved)).toBeNull()
  })

  test('the far hue is as far from every other as any whole degree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(359), { minLength: 1, maxLength: 12 }), (taken) => {
        const distance = (hue: number) => Math.min(...taken.map((each) => hueDistance(hue, each)))
        const best = Math.max(...Array.from({ length: 360 }, (_each, hue) => distance(hue)))
        expect(distance(farHue(taken))).toBeGreaterThanOrEqual(best - 0.5)
      })
    )
  })

  it('every hue has a name', () => {
    expect([hueName(95), hueName(359), hueName(250)]).toEqual(['Yellow', 'Pink', 'Blue'])
  })
})

it('a label for whole articles is no claim', () => {
  expect(findLabel(setTarget(startDraft(DEFAULT_SCHEME), 'claim', 'document').scheme, 'claim')?.role).toBeNull()
})

it('a copy has ids of its own, also in what its relations name', () => {
  let count = 0
  const copy = copyScheme(DEFAULT_SCHEME, 'Copy', () => `n-${(count += 1)}`)
  expect(schemeSchema.parse(copy)).toEqual(copy)
  const own = new Set(copy.labels.map(({ id }) => id))
  for (const { id } of DEFAULT_SCHEME.labels) expect(own.has(id)).toBe(false)
  for (const { from, to } of copy.relationTypes) for (const id of [...from, ...to]) expect(own.has(id)).toBe(true)
})

it('a choice without options, and bounds the wrong way round, keep a draft from being saved', () => {
  let draft = addAttribute(startDraft(DEFAULT_SCHEME), 'claim', { fresh: 'f1', name: 'Tone', kind: 'choice' })
  draft = addAttribute(draft, 'claim', { fresh: 'f2', name: 'Size', kind: 'number' })
  draft = patchAttribute(draft, 'claim', 'size', { minimum: 5, maximum: 2 })
  expect(draftProblems(draft)).toHaveLength(2)
  draft = patchAttribute(patchAttribute(draft, 'claim', 'tone', { options: ['a'] }), 'claim', 'size', { maximum: 9 })
  expect(draftProblems(draft)).toEqual([])
})
