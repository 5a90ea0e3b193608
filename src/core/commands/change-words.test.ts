import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Scheme } from '../model/scheme'
import { invertChanges } from './change'
import type { Change } from './change'
import { changesInWords } from './change-words'
import { CommandError } from './command-error'
import { executeCommand } from './plan'
import { buildCommand, pickedNumbers, pickerOf, testState, testView } from './testing/random-commands'

const CONTEXT = { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' }
const ARTICLE = '00000000000000aa'
const SCHEMES = [DEFAULT_SCHEME]

/** What stands around a place that is the same as before, or about where an orphan would be: not told. */
function isBookkeeping({ table, before, after }: Change): boolean {
  if (!before || !after || (table !== 'span' && table !== 'bookmark' && table !== 'mark')) return false
  const wordsOnly = (record: unknown): string =>
    JSON.stringify(record, (key, value: unknown) =>
      ['prefix', 'suffix', 'lastKnown', 'updatedAt'].includes(key) ? undefined : value
    )
  return wordsOnly(before) === wordsOnly(after)
}

describe('laws of changes in words', () => {
  test('taking back is told with before and after swapped, and nothing that changed is told as nothing', () => {
    fc.assert(
      fc.property(pickedNumbers(97), (numbers) => {
        const state = testState()
        const view = testView(state)
        const pick = pickerOf(numbers)
        let ids = 0
        for (let step = 0; step < 60; step += 1) {
          let changes: readonly Change[] = []
          try {
            changes = executeCommand(
              state,
              view,
              buildCommand(state, pick, () => `id-${(ids += 1)}`),
              CONTEXT
            ).changes
          } catch (error) {
            if (!(error instanceof CommandError)) throw error
          }
          const words = changesInWords(changes, SCHEMES)
          const back = changesInWords(invertChanges(changes), SCHEMES).toReversed()
          const toTell = changes.filter((change) => change.table !== 'schemeVersion' && !isBookkeeping(change))
          expect(words).toHaveLength(toTell.length)
          for (const [index, { did, fields }] of words.entries()) {
            if (did === 'changed') expect(fields.length).toBeGreaterThan(0)
            const swapped = back[index]?.fields.map((field) => ({ ...field, before: field.after, after: field.before }))
            expect(new Set(swapped)).toEqual(new Set(fields))
          }
        }
      }),
      { numRuns: 25 }
    )
  })
})

const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  labels: DEFAULT_SCHEME.labels.map((label) => ({
    ...label,
    attributes: [
      {
        id: 'sure',
        name: 'How sure',
        kind: 'flag',
        description: '',
        required: true,
        options: [],
        minimum: null,
        maximum: null
      }
    ]
  }))
}

describe('a change in words', () => {
  const state = testState()
  state.schemes.set(SCHEME.id, SCHEME)
  const run = (command: Parameters<typeof executeCommand>[2]) =>
    changesInWords(executeCommand(state, testView(state), command, CONTEXT).changes, [SCHEME])

  test('a highlight that is made', () => {
    const words = run({
      type: 'annotations.add',
      article: ARTICLE,
      spans: [{ id: 's1', ranges: [{ start: 4, end: 9 }], label: 'opinion' }],
      claims: [],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    })
    // The first highlight of an article also says that work on it has begun.
    expect(words.map(({ what }) => what)).toEqual(['Highlight “ferry”', 'Status of the article'])
    expect(words.slice(0, 1)).toEqual([
      {
        did: 'made',
        what: 'Highlight “ferry”',
        article: ARTICLE,
        fields: [
          { name: 'Words', before: null, after: '“ferry”' },
          { name: 'Characters', before: null, after: '4–9' },
          { name: 'Label', before: null, after: 'Opinion' }
        ]
      }
    ])
  })

  test('attributes by their names, and values that no definition explains by their ids', () => {
    const patch = { attributes: { sure: true, zeal: ['a', 'b'] } }
    expect(run({ type: 'span.update', article: ARTICLE, spans: ['s1'], patch, claims: [] })[0]?.fields).toEqual([
      { name: 'How sure', before: null, after: 'yes' },
      { name: 'zeal', before: null, after: 'a, b' }
    ])
  })

  test('a status and a note of the article', () => {
    expect(run({ type: 'article.status', articles: [ARTICLE], status: 'done' })).toEqual([
      {
        did: 'changed',
        what: 'Status of the article',
        article: ARTICLE,
        fields: [{ name: 'Status', before: 'in progress', after: 'done' }]
      }
    ])
    expect(run({ type: 'article.note', article: ARTICLE, note: 'Ask *her*.' })[0]?.fields).toEqual([
      { name: 'Note', before: null, after: 'Ask *her*.' }
    ])
  })

  test('of a new version of a scheme, the scheme and not the books that are kept', () => {
    const scheme = { ...SCHEME, name: 'Checks', version: SCHEME.version + 1 }
    const words = run({ type: 'scheme.put', scheme })
    expect(words).toHaveLength(1)
    expect(words[0]?.fields.map(({ name, after }) => [name, after])).toContainEqual(['Name', 'Checks'])
  })
})
