import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../api/import-params'
import { arrayElements, LONGEST_RECORD, RecordReader, recordLines } from './json-records'
import { holdsRecords, jsonlCollection } from './jsonl'
import { partsOf, textOf, wordsOf } from './testing/read-parts'

const open = (text: string | Buffer, encoding: string | null = null) =>
  jsonlCollection.open(Buffer.from(text), FOUND_OUT, encoding)

/** A text in pieces of some length, as it is decoded. */
function* inPieces(text: string, length: number): Generator<string> {
  for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length)
}

const record = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }))

describe('records', () => {
  test('law: every record is found again, whatever the pieces, a line each or in one list', () => {
    fc.assert(
      fc.property(fc.array(record), fc.integer({ min: 1, max: 20 }), fc.boolean(), (records, length, isIndented) => {
        const lines = records.map((each) => JSON.stringify(each)).join('\n')
        const list = JSON.stringify(records, null, isIndented ? 2 : 0)
        for (const found of [[...recordLines(inPieces(lines, length))], [...arrayElements(inPieces(list, length))]]) {
          expect(found.map(({ text }) => JSON.parse(text ?? '') as unknown)).toEqual(
            records.map((each) => JSON.parse(JSON.stringify(each)) as unknown)
          )
          expect(found.map(({ number }) => number)).toEqual(records.map((_, index) => index + 1))
        }
      })
    )
  })

  test('fields within fields are columns; lists are lines; nothing is a name by accident', async () => {
    const opened = await open(
      '{"title":"A","body":{"text":"Words.","html":"<p>"},"author":{"name":"M. Vale"},"tags":["sea","trade"],"__proto__":{"polluted":1}}\n' +
        '\n' +
        '{"body":{"text":["One.","Two."]},"title":"B","n":17,"rest":[{"a":1}]}\n'
    )
    expect(opened.view).toMatchObject({ kind: 'records', documents: 2, problemCount: 0 })
    expect(opened.view.columns.map(({ name, use }) => [name, use])).toEqual([
      ['title', 'title'],
      ['body.text', 'text'],
      ['body.html', 'ignore'],
      ['author.name', 'byline'],
      ['tags', 'tags'],
      ['__proto__.polluted', 'ignore'],
      ['n', 'ignore'],
      ['rest', 'ignore']
    ])
    const parts = await partsOf(opened)
    expect(wordsOf(parts)).toEqual(['Words.', 'One.\nTwo.'])
    expect(parts.map(({ place }) => place.name)).toEqual(['1', '3'])
    expect(parts[0]).toHaveProperty('content.tags', ['sea', 'trade'])
    expect(textOf(parts[1])).toBe('{"body":{"text":["One.","Two."]},"title":"B","n":17,"rest":[{"a":1}]}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('texts by themselves', async () => {
    const opened = await open('[ "First text.", "Second \\u201ctext\\u201d." ]')
    expect(wordsOf(await partsOf(opened))).toEqual(['First text.', 'Second “text”.'])
  })

  test('broken lines are left out and named; what is no record, too', async () => {
    const opened = await open('{"text":"One."}\n{"text":"Two."\n17\n{"text":"Four."}\n')
    expect(opened.view.problems.map(({ place, code }) => [place, code])).toEqual([
      ['row 2', 'json'],
      ['row 3', 'json']
    ])
    expect(wordsOf(await partsOf(opened))).toEqual(['One.', 'Four.'])
  })

  test('a list without an end, or with an element that is none, keeps what is sound', async () => {
    const cut = await open('[{"text":"One."},{"text":"Tw')
    expect(wordsOf(await partsOf(cut))).toEqual(['One.'])
    expect(cut.view.problems).toMatchObject([{ place: 'row 2', code: 'json' }])
    const odd = await open('[{"text":"One."},{text:2},{"text":"Three."}]')
    expect(wordsOf(await partsOf(odd))).toEqual(['One.', 'Three.'])
  })

  test('what a .json file holds is seen by its beginning', () => {
    const holds = (text: string, encoding = 'utf-8') => holdsRecords(iconv.encode(text, encoding))
    expect(['[{"a":1}]', ' [ "a" ]', '{"a":1}\n{"a":2}', '"a"\n"b"'].map((text) => holds(text))).not.toContain(false)
    expect(['{"a":1}', '{\n"a":1\n}', '[1,2]', '[[1]]', 'words', '', '"a"'].map((text) => holds(text))).not.toContain(
      true
    )
    expect(holds('[{"a":1}]', 'utf-16le')).toBe(true)
    expect(holdsRecords(Buffer.from([0, 1, 2, 3]))).toBe(false)
  })
})

describe('X6: records made to hurt', () => {
  test('a line that is too long is passed over; the next one is read', () => {
    const long = `{"text":"${'x'.repeat(LONGEST_RECORD)}"}`
    const reader = new RecordReader()
    for (const found of [
      recordLines(inPieces(`${long}\n{"text":"B"}`, 70_000)),
      arrayElements(inPieces(`[${long},{"text":"B"}]`, 70_000))
    ]) {
      expect([...found].map((raw) => reader.read(raw))).toMatchObject([
        { number: 1, cells: [], problem: { code: 'too-large' } },
        { number: 2, cells: ['B'], problem: null }
      ])
    }
  })

  test('nesting, also without an end, and very many fields', async () => {
    const deep = await open(
      `{"text":"A"}\n{"text":${'['.repeat(500_000)}${']'.repeat(500_000)}}\n{"text":${'{"a":'.repeat(400_000)}`
    )
    expect(deep.view).toMatchObject({ documents: 1, problems: [{ code: 'too-deep' }, { code: 'too-deep' }] })
    const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, '1']))
    const wide = await open(`{"text":"A"}\n${JSON.stringify({ ...fields, text: 'B' })}`)
    expect(wide.view).toMatchObject({ documents: 2, problems: [{ code: 'fields' }] })
    expect(wide.view.columns).toHaveLength(1000)
  })

  test('law: random pieces of JSON end with rows or a reason', async () => {
    const unit = fc.constantFrom('[', ']', '{', '}', '"', ',', ':', 'a', '1', '\\', '\n', ' ', '\u0000', '\uFEFF')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 200 }), async (text) => {
        const opened = await open(Buffer.from(text), 'utf-8').catch((error: unknown) => {
          expect(error).toMatchObject({ name: 'ExtractError' })
          return null
        })
        if (opened) expect(await partsOf(opened)).toHaveLength(opened.view.documents)
      })
    )
  })
})
