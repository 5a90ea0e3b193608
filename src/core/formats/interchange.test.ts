import { describe, expect, it } from 'vitest'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, UNKNOWN_AUTHORSHIP } from './format'
import type { Decoded, DecodedDocument, DecodedRelation, DecodedSpan, ExportDocument } from './format'
import { exportInputOf } from './interchange'
import { quoteOf } from '../text/quote'

const TEXT = 'Alpha beats beta.'

const span = (id: string, start: number, end: number, label = 'X'): DecodedSpan => ({
  ...UNKNOWN_AUTHORSHIP,
  ...{ id, ranges: [{ start, end }], quotes: [quoteOf(TEXT, { start, end })], label },
  ...{ attributes: {}, tags: [], note: '' }
})
const relation = (id: string, from: string, to: string, document: string | null = null): DecodedRelation => ({
  ...UNKNOWN_AUTHORSHIP,
  ...{ id, type: 'beats', from, to: { span: to, document, article: null, quote: '' }, attributes: {}, note: '' }
})
const document = (key: string, records: Partial<DecodedDocument>): DecodedDocument => ({
  ...EMPTY_DECODED_DOCUMENT,
  ...{ key, name: key, text: TEXT },
  ...records
})

/** Stands in for SHA-256: 64 hex digits that differ when texts do. */
const sha256 = (text: string): string => {
  let hash = 7
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 0xffff_fffb
  return hash.toString(16).padStart(8, '0').repeat(8)
}
const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

async function exported(decoded: Partial<Decoded>) {
  const input = exportInputOf({ ...NOTHING_DECODED, ...decoded }, options, { sha256, software: 'Test' })
  const documents: ExportDocument[] = []
  for await (const each of input.documents) documents.push(each)
  return { input, documents }
}

describe('files as the input of an export', () => {
  it('relations end where the file says, also at ids that had to be changed, and in documents that come later', async () => {
    const first = document('first', {
      spans: [span('a b', 0, 5), span('a-b', 6, 11)],
      relations: [relation('r1', 'a b', 'a-b'), relation('r2', 'a-b', 'x/y', 'second')]
    })
    const second = document('second', { spans: [span('x y', 0, 5), span('x/y', 12, 16)] })
    const { documents } = await exported({ documents: [first, second] })
    const [one, two] = documents
    const wordsAt = (article: string, id: string): string | undefined =>
      documents.find((each) => each.article.id === article)?.spans.find((each) => each.id === id)?.quotes[0]?.exact
    const words = one?.relations.map(({ from, to }) => [wordsAt(from.article, from.span), wordsAt(to.article, to.span)])
    expect(words).toEqual([
      ['Alpha', 'beats'],
      ['beats', 'beta']
    ])
    expect(one?.relations[1]?.to.article).toBe(two?.article.id)
    expect(one?.relations.map(({ from }) => from.quote)).toEqual(['Alpha', 'beats'])
  })

  it('two documents of one name or one text stay two; spans come in text order; ids are unique', async () => {
    const { documents } = await exported({
      documents: [document('a', { spans: [span('s2', 6, 11), span('s1', 0, 5)] }), { ...document('b', {}), name: 'A' }]
    })
    expect(documents.map(({ name }) => name)).toEqual(['a', 'A-2'])
    expect(new Set(documents.map(({ article }) => article.id)).size).toBe(2)
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['s1', 's2'])
  })

  it('people keep their ids where they can be, names become ids, and nobody is one person', async () => {
    const by = (person: string | null, id: string, at: number) => ({ ...span(id, at, at + 1), person })
    const { input, documents } = await exported({
      people: [{ id: 'anna', name: 'Anna' }],
      documents: [
        document('a', { spans: [by('anna', 's1', 0), by('Ben Ö', 's2', 1), by(null, 's3', 2), by('Ben Ö', 's4', 3)] })
      ]
    })
    const people = documents[0]?.spans.map(({ person }) => person)
    expect(people?.[0]).toBe('anna')
    expect(people?.[1]).toBe(people?.[3])
    expect(new Set(people).size).toBe(3)
    for (const id of people ?? []) expect(input.library.people.map((person) => person.id)).toContain(id)
  })

  it('the same files give the same input', async () => {
    const decoded = { documents: [document('a', { spans: [span('s1', 0, 5)] })] }
    expect((await exported(decoded)).documents).toEqual((await exported(decoded)).documents)
  })
})
