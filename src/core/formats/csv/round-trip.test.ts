import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../model/scheme'
import { DEFAULT_SCHEME } from '../../model/scheme'
import { csvFormat } from '../csv'
import type { Format } from '../format'
import { exportDocuments, HOSTILE_SCHEME, mutated } from '../testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeClaim,
  makeDocument,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from '../testing/build'
import { expectSame } from '../testing/same-documents'
import { tsvFormat } from '../tsv'
import { xlsxFormat } from '../xlsx'

/** The hostile scheme with two of the attributes that the documents have. */
const SCHEME: Scheme = {
  ...HOSTILE_SCHEME,
  labels: HOSTILE_SCHEME.labels.map((label, index) => ({
    ...label,
    attributes:
      index > 1
        ? []
        : ['confidence', 'Type'].slice(0, index + 1).map((id) => ({
            ...{ id, name: id, kind: 'text' as const, description: '', required: false, options: [] },
            ...{ minimum: null, maximum: null }
          }))
  }))
}

const FORMATS: readonly (readonly [Format, Record<string, string>])[] = [
  [csvFormat, {}],
  [csvFormat, { separator: 'semicolon', bom: 'yes' }],
  [tsvFormat, {}],
  [xlsxFormat, {}]
]

describe.each(FORMATS)('tables of $id', (format, settings) => {
  it('give back what was written, formulas made harmless or not', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.boolean(), async (documents, neutraliseFormulas) => {
        const input = makeInput(documents, { neutraliseFormulas, settings }, [SCHEME])
        const { files } = await encodeFitted(format, input)
        expectSame(await format.decode!(makeFiles(files)), documents, [SCHEME])
      }),
      { numRuns: 60 }
    )
  })

  it('are never read with an exception, whatever became of them', async () => {
    const text = 'one "two", three'
    const document = makeDocument(text, {
      spans: [makeSpan(text, [{ start: 0, end: 3 }]), makeSpan(text, [{ start: 4, end: 9 }], { id: 'span-2' })],
      claims: [makeClaim()],
      relations: [makeRelation()]
    })
    const files = [...(await encodeAll(format, makeInput([document], { settings })))]
    const changedFile = fc
      .constantFrom(...files)
      .chain(([path, content]) => mutated(content).map((changed): [string, string] => [path, changed]))
    await fc.assert(
      fc.asyncProperty(changedFile, async ([path, changed]) => {
        const { documents } = await format.decode!(makeFiles(new Map([...files, [path, changed]])))
        for (const { text: read, spans } of documents) {
          for (const { ranges, quotes, orphan } of spans) {
            if (orphan) continue
            expect(ranges.map(({ start, end }) => read.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 150 }
    )
  })
})

describe('tables of our own', () => {
  it('are read by Papa Parse as they were meant', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const files = await encodeAll(csvFormat, makeInput(documents, { neutraliseFormulas: false }, [SCHEME]))
        const parsed = Papa.parse<Record<string, string>>(files.get('articles.csv') ?? '', {
          header: true,
          newline: '\r\n',
          skipEmptyLines: true
        })
        expect(parsed.data.map(({ text, title }) => [text, title])).toEqual(
          documents.map(({ text, article }) => [text, article.title])
        )
      }),
      { numRuns: 30 }
    )
  })

  it('read alone, take texts from the library and claims from the annotations', async () => {
    const text = 'one two'
    const spans = [makeSpan(text, [{ start: 0, end: 3 }]), makeSpan(text, [{ start: 4, end: 7 }], { id: 'span-2' })]
    const claims = [makeClaim({ normalized: 'One.', spans: ['span-1', 'span-2'] })]
    const document = makeDocument(text, { spans, claims })
    const files = await encodeAll(csvFormat, makeInput([document]))
    const only = { 'a.csv': files.get('annotations.csv') ?? '' }
    const { documents, problems } = await csvFormat.decode!(makeFiles(only, [document]))
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      {
        article: document.article.id,
        spans: [{ id: 'span-1' }, { id: 'span-2' }],
        claims: [{ normalized: 'One.', spans: ['span-1', 'span-2'] }]
      }
    ])
    const unknown = await csvFormat.decode!(makeFiles(only))
    expect(unknown.problems).toMatchObject([{ file: 'a.csv', line: 2, place: document.article.id }])
  })

  it('without texts have no column for them', async () => {
    const files = await encodeAll(csvFormat, makeInput([makeDocument('secret words')], { includeText: false }))
    expect(files.get('articles.csv')?.split('\r\n')[0]?.endsWith('apostrophes')).toBe(true)
    expect([...files.values()].join('')).not.toContain('secret words')
  })

  it('survive being sorted, saved with other line ends, and positions that no longer fit', async () => {
    const text = 'one two one'
    const span = makeSpan(text, [{ start: 8, end: 11 }])
    const files = await encodeAll(csvFormat, makeInput([makeDocument(text, { spans: [span] })]))
    const changed = (files.get('annotations.csv') ?? '').replaceAll('\r\n', '\n').replace(',8,11,"[[8,11]]"', ',1,4,')
    const { documents, problems, remarks } = await csvFormat.decode!(
      makeFiles({ 'annotations.csv': changed, 'articles.csv': files.get('articles.csv') ?? '' })
    )
    expect(problems).toEqual([])
    expect(documents[0]?.spans[0]?.ranges).toEqual([{ start: 8, end: 11 }])
    expect(remarks).toEqual(['1 passages were found by their words, not at their positions.'])
  })
})

describe('a workbook', () => {
  it('continues what is too long for a cell in the next row, and never cuts a character', async () => {
    const text = `${'😀'.repeat(40_000)} the end\n`
    const spans = [makeSpan(text, [{ start: 0, end: 80_000 }], { note: 'x'.repeat(32_001) })]
    const document = makeDocument(text, { spans })
    const { files } = await encodeFitted(xlsxFormat, makeInput([document]))
    for (const bytes of files.values()) {
      const rows = Papa.parse<string[]>(Buffer.from(bytes).toString(), { newline: '\r\n' }).data
      for (const cell of rows.flat()) {
        expect(cell.length).toBeLessThanOrEqual(32_767)
        expect(cell).not.toMatch(/\p{Cs}/u)
      }
    }
    expectSame(await xlsxFormat.decode!(makeFiles(files)), [document], [DEFAULT_SCHEME])
  })
})
