import * as fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { LONG_TEXT, SHORT_TEXT } from '../../core/schema/records'
import { readJournal } from '../store/journal-read'
import { removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { importText } from './testing/import-text'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it, and a few more to make highlights of.'

const lengths = fc.constantFrom(0, 1, 79, 80, 81, SHORT_TEXT, SHORT_TEXT + 1, LONG_TEXT + 1)
/** Texts of lengths around every limit, also ending in the middle of a character that takes two units. */
const texts = fc
  .tuple(lengths, fc.constantFrom('x', '😀', ' ', '/', '\uD83D', 'é-'))
  .map(([length, unit]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length))
const keys = fc.oneof(texts, fc.constantFrom('__proto__', 'constructor', 'a b', 'tags', '-x', 'ok_1', ''))
const values = fc.oneof(texts, fc.boolean(), fc.double(), fc.array(texts, { maxLength: 2 }), fc.constantFrom(null, -0))
const annotations = fc.record({
  id: fc.oneof(texts, fc.constantFrom('urn:uuid:1', 'claim', '-', 'a/b', null)),
  label: texts,
  start: fc.integer({ min: -2, max: TEXT.length + 2 }),
  length: fc.integer({ min: -1, max: 20 }),
  attributes: fc.array(fc.tuple(keys, values), { maxLength: 3 }),
  note: texts,
  speaker: texts,
  claim: texts,
  claimNote: texts,
  value: texts,
  whole: fc.boolean()
})

type Made = typeof annotations extends fc.Arbitrary<infer Value> ? Value : never

/** An annotation of the W3C format, the one that takes files of other programs. */
function w3c(made: Made): object {
  const attributes = Object.fromEntries(made.attributes)
  const part = { 'claimdesk:claim': `urn:claim:${made.id ?? ''}` }
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    ...(made.id === null ? {} : { id: made.id }),
    motivation: 'tagging',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: made.label, 'claimdesk:value': made.value },
      { type: 'TextualBody', purpose: 'commenting', value: made.note },
      { ...part, 'claimdesk:part': 'claim', value: made.claim, 'claimdesk:speaker': made.speaker },
      { ...part, 'claimdesk:part': 'claim-note', value: made.claimNote }
    ],
    'claimdesk:attributes': attributes,
    target: made.whole
      ? { source: 'urn:x' }
      : {
          source: 'urn:x',
          selector: { type: 'TextPositionSelector', start: made.start, end: made.start + made.length }
        }
  }
}

async function expectReadable(library: TestLibrary): Promise<void> {
  const content = readJournal(await readFile(library.paths.journal))
  expect(content.faults).toEqual([])
  expect(content.entries.at(-1)?.entry.seq ?? 0).toBe(library.store.seq)
}

describe('what is imported can be read back', () => {
  it('D1: every entry of the journal passes its validator, whatever the file says', { timeout: 60_000 }, async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await fc.assert(
      fc.asyncProperty(fc.array(annotations, { minLength: 1, maxLength: 4 }), async (made) => {
        const content = JSON.stringify(made.map(w3c))
        await importText(library, content, 'w3c', article)
        const before = library.store.seq
        await importText(library, content, 'w3c', article)
        expect(library.store.seq).toBe(before)
      }),
      { numRuns: 30 }
    )
    await expectReadable(library)
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.notices).toEqual([])
    expect((await again.store.loadLayer(article)).spans).toEqual((await library.store.loadLayer(article)).spans)
    await again.engine.close()
  })

  it('names what had to be left out or shortened, and takes the rest', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    const good: Made = {
      id: 'good',
      label: 'Speaker',
      start: 0,
      length: 4,
      attributes: [],
      note: '',
      speaker: '',
      claim: '',
      claimNote: '',
      value: '',
      whole: false
    }
    const bad: Made = {
      ...good,
      id: 'bad',
      start: 5,
      attributes: [
        ['a b', 'x'],
        ['long', 'y'.repeat(LONG_TEXT + 1)],
        ['kept', 'z']
      ],
      note: 'n'.repeat(LONG_TEXT + 1)
    }
    const report = await importText(library, JSON.stringify([good, bad].map(w3c)), 'w3c', article)
    expect(report.totals.spans).toBe(2)
    const messages = report.problems.map((problem) => problem.message).join('\n')
    expect(messages).toContain('the attribute “long”')
    expect(messages).toContain('the note')
    const span = [...(await library.store.loadLayer(article)).spans.values()].find((one) => one.ranges[0]?.start === 5)
    expect(span?.attributes).toEqual({ a_b: 'x', kept: 'z' })
    expect(span?.note).toHaveLength(LONG_TEXT)
    await library.engine.close()
  })
})
