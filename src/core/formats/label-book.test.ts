import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DECODED_DOCUMENT, UNKNOWN_AUTHORSHIP } from './format'
import type { DecodedDocument } from './format'
import { LabelBook } from './label-book'
import { HOSTILE_TEXTS } from './testing/arbitraries'

/** A document that uses labels on spans and on itself, and types between spans. */
function using(
  spans: readonly string[],
  documents: readonly string[] = [],
  relations: readonly string[] = []
): DecodedDocument {
  const common = { ...UNKNOWN_AUTHORSHIP, attributes: {}, note: '' }
  return {
    ...EMPTY_DECODED_DOCUMENT,
    ...{ key: 'd', name: 'd', text: 'word' },
    spans: spans.map((label, at) => ({
      ...{ ...common, id: `s${at}`, label, tags: [] },
      ...{ ranges: [{ start: 0, end: 4 }], quotes: [{ exact: 'word', prefix: '', suffix: '' }] }
    })),
    documentLabels: documents.map((label, at) => ({ ...common, id: `l${at}`, label, value: null })),
    relations: relations.map((type, at) => ({
      ...{ ...common, id: `r${at}`, type, from: 's0' },
      to: { span: 's1', document: null, article: null, quote: '' }
    }))
  }
}
const bookOf = (given: Partial<ConstructorParameters<typeof LabelBook>[0]>) =>
  new LabelBook({ labels: [], relationTypes: [], documents: [], ...given })

const name = fc.oneof(
  fc.constantFrom('', 'a', 'A', 'a b', 'a-b', 'Ä', 'label', 'Unlabelled', ...HOSTILE_TEXTS),
  fc.string()
)

describe('labels of files', () => {
  it('every name that is used has one label of the scheme, under the same name; ids are unique', () => {
    fc.assert(
      fc.property(fc.array(name), fc.array(name), fc.array(name), (spans, documents, relations) => {
        const book = bookOf({ documents: [using(spans, documents, relations)] })
        const { labels, relationTypes } = book.scheme
        expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length)
        expect(new Set(relationTypes.map(({ id }) => id)).size).toBe(relationTypes.length)
        for (const { id } of [...labels, ...relationTypes]) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
        const at = (given: string) => labels.find(({ id }) => id === book.label(given))
        for (const given of [...spans, ...documents]) expect(at(given)?.path).toBe(given === '' ? 'Unlabelled' : given)
        for (const given of spans) expect(at(given)?.appliesTo).not.toBe('document')
        for (const given of documents) expect(at(given)?.appliesTo).not.toBe('span')
        for (const given of relations) {
          const type = relationTypes.find(({ id }) => id === book.relationType(given))
          expect(type?.name).toBe(given === '' ? 'Related' : given)
        }
      })
    )
  })

  it('keep what the file says of them, and their ids, by which records may name them', () => {
    const labels = [{ path: 'Person', id: 'per', hue: 12, description: 'Somebody' }]
    const book = bookOf({ labels, documents: [using(['per', 'Person'])] })
    expect(book.scheme.labels).toHaveLength(1)
    expect(book.scheme.labels[0]).toMatchObject({ id: 'per', path: 'Person', hue: 12, description: 'Somebody' })
    expect([book.label('per'), book.label('Person')]).toEqual(['per', 'per'])
  })

  it('a label that is called as another one’s id stays a label of its own; ids come before names', () => {
    const labels = [
      { path: 'Statement', id: 'claim' },
      { path: 'claim', id: 'claim-2' }
    ]
    const book = bookOf({ labels, documents: [using(['claim', 'claim-2', 'Statement'])] })
    expect(book.scheme.labels.map(({ id, path }) => [id, path])).toEqual([
      ['claim', 'Statement'],
      ['claim-2', 'claim']
    ])
    expect(['claim', 'claim-2', 'Statement'].map((name) => book.label(name))).toEqual(['claim', 'claim-2', 'claim'])
  })

  it('the ends of relation types are the labels that they name', () => {
    const relationTypes = [{ name: 'knows', from: ['Person'], to: ['per', 'nobody'] }]
    const book = bookOf({ labels: [{ path: 'Person', id: 'per' }], relationTypes })
    expect(book.scheme.relationTypes[0]).toMatchObject({ id: 'knows', from: ['per'], to: ['per'] })
  })
})
