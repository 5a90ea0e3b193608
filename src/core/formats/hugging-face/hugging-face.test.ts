import * as fc from 'fast-check'
import { parquetMetadata } from 'hyparquet'
import {
  Compression,
  readParquet as readWithRust,
  WriterPropertiesBuilder,
  writeParquet as writeWithRust
} from 'parquet-wasm'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../text/torture'
import type { ExportDocument, OutputPart } from '../format'
import { huggingFaceFormat } from '../hugging-face'
import { exportDocuments, HOSTILE_SCHEME } from '../testing/arbitraries'
import {
  encodeAll,
  encodeBytes,
  encodeFitted,
  makeArticle,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeSpan
} from '../testing/build'
import { expectSame } from '../testing/same-documents'
import { splitOfPath } from './decode'
import { encodeDataset } from './encode'
import { yamlText } from './features'
import { readParquet } from './read-parquet'

const PARQUET = { settings: { files: 'parquet' } }

const withTokens = (document: ExportDocument): ExportDocument => ({
  ...document,
  tokens: [{ start: 0, end: 1, features: { pos: 'X' } }],
  sentences: [],
  extra: { kept: [1, null] }
})

describe.each(['jsonl', 'parquet'] as const)('a data set of %s', (files) => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (all) => {
        const documents = all.map((document, index) =>
          index === 1 && /^[ab]/.test(document.text) ? withTokens(document) : document
        )
        const input = makeInput(documents, { settings: { files } }, [HOSTILE_SCHEME])
        const { files: written } = await encodeFitted(huggingFaceFormat, input)
        expectSame(await huggingFaceFormat.decode!(makeFiles(written)), documents, [HOSTILE_SCHEME])
      }),
      { numRuns: 40 }
    )
  })

  it('has a file for each split, none twice, and its sizes in the card', async () => {
    const splits = ['train', 'test', 'train', null, 'validation']
    const documents = splits.map((split, index) => makeDocument(`text ${index}`, { name: `d-${index}`, split }))
    const input = makeInput(documents, { settings: { files } })
    const written = await encodeBytes(huggingFaceFormat, input)
    expect([...written.keys()]).toEqual([
      `data/train.${files}`,
      `data/validation.${files}`,
      `data/test.${files}`,
      'README.md'
    ])
    const card = Buffer.from(written.get('README.md') ?? []).toString()
    expect(card.match(/num_examples: \d+/g)).toEqual(['num_examples: 3', 'num_examples: 1', 'num_examples: 1'])
    const packed = [...written].reduce((sum, [path, bytes]) => sum + (path === 'README.md' ? 0 : bytes.length), 0)
    expect(card).toContain(`download_size: ${packed}\n`)
    const { documents: read } = await huggingFaceFormat.decode!(makeFiles(written))
    expect(read.map(({ name, extra }) => [name, extra['split']])).toEqual([
      ['d-1', 'test'],
      ['d-0', undefined],
      ['d-2', undefined],
      ['d-3', undefined],
      ['d-4', 'validation']
    ])
  })

  it('goes on in a next file when one is large enough, and the card names them all', async () => {
    const documents = Array.from({ length: 6 }, (_, index) =>
      makeDocument('long '.repeat(100), { name: `d-${index}`, split: index % 2 ? 'test' : 'train' })
    )
    const parts: OutputPart[] = []
    for await (const part of encodeDataset(makeInput(documents), files, files === 'jsonl' ? 1500 : 1)) parts.push(part)
    const paths = [...new Set(parts.map(({ path }) => path))]
    // Every path in one go.
    expect(parts.map(({ path }) => path).filter((path, index, all) => path !== all[index - 1])).toEqual(paths)
    expect(paths.length).toBeGreaterThan(4)
    const card = parts.at(-1)?.text ?? ''
    for (const path of paths.slice(0, -1)) expect(card).toContain(`    - ${path}\n`)
    const bytes = new Map<string, Uint8Array>()
    for (const { path, bytes: more, text } of parts) {
      bytes.set(path, Buffer.concat([bytes.get(path) ?? Buffer.from(''), more ?? Buffer.from(text)]))
    }
    const { documents: read, problems } = await huggingFaceFormat.decode!(makeFiles(bytes))
    expect(problems).toEqual([])
    expect(read.map(({ name }) => name).sort()).toEqual(documents.map(({ name }) => name))
  })

  it('is there for an empty library, too', async () => {
    const written = await encodeBytes(huggingFaceFormat, makeInput([], { settings: { files } }))
    // A Parquet file without a row is refused by some readers.
    expect([...written.keys()]).toEqual(files === 'jsonl' ? ['data/train.jsonl', 'README.md'] : ['README.md'])
    const { documents, problems } = await huggingFaceFormat.decode!(makeFiles(written))
    expect([documents, problems]).toEqual([[], []])
  })
})

describe('a data set', () => {
  it('has the torture text in code points, labels as numbers and as names', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `span-${index}`, label: index === 0 ? 'gone' : 'evidence' })
    )
    const documentLabels = [makeDocumentLabel()]
    const files = await encodeAll(huggingFaceFormat, makeInput([makeDocument(TORTURE_TEXT, { spans, documentLabels })]))
    const row = JSON.parse(files.get('data/train.jsonl') ?? '')
    const evidence = DEFAULT_SCHEME.labels.findIndex(({ id }) => id === 'evidence')
    expect(
      row.spans.map((span: Record<string, unknown>) => [span.start, span.end, span.text, span.label, span.label_name])
    ).toEqual(
      TORTURE_TARGETS.map(({ codepoint: [start, end], exact }, index) => [
        ...[start, end, exact],
        ...(index === 0 ? [-1, 'gone'] : [evidence, 'Evidence'])
      ])
    )
    expect(row.labels).toEqual([DEFAULT_SCHEME.labels.findIndex(({ id }) => id === 'needs-work')])
    expect(files.get('README.md')).toMatch(
      new RegExp(`^ +names:\\n(?: +'\\d': .*\\n)* +'${evidence}': "Evidence"\\n`, 'm')
    )
  })

  it('is written by Parquet as a reader in Rust reads it', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        fc.pre(documents.length > 0)
        const written = await encodeBytes(huggingFaceFormat, makeInput(documents, PARQUET, [HOSTILE_SCHEME]))
        const ours = written.get('data/train.parquet') ?? new Uint8Array()
        // Read by the Rust library and written anew by it (uncompressed, its own encodings): the same rows.
        const theirs = writeWithRust(readWithRust(ours))
        const [a, b] = [await readParquet(ours), await readParquet(theirs)]
        expect(b.rows).toEqual(a.rows)
        expect(a.rows?.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
      }),
      { numRuns: 25 }
    )
  })

  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD'] as const)(
    'is read from Parquet that others have packed with %s',
    async (codec) => {
      const text = 'one two '.repeat(500)
      const document = makeDocument(text, { spans: [makeSpan(text, [{ start: 4, end: 7 }])] })
      const written = await encodeBytes(huggingFaceFormat, makeInput([document], PARQUET))
      const table = readWithRust(written.get('data/train.parquet') ?? new Uint8Array())
      const theirs = writeWithRust(table, new WriterPropertiesBuilder().setCompression(Compression[codec]).build())
      expect(parquetMetadata(theirs.slice().buffer).row_groups[0]?.columns[4]?.meta_data?.codec).toBe(codec)
      expectSame(await huggingFaceFormat.decode!(makeFiles({ 'data/x.parquet': theirs })), [document], [DEFAULT_SCHEME])
    }
  )

  it('has its features in the Parquet file as the library of the hub writes them', async () => {
    const written = await encodeBytes(huggingFaceFormat, makeInput([makeDocument('x')], PARQUET))
    const bytes = written.get('data/train.parquet') ?? new Uint8Array()
    const { key_value_metadata: metadata, created_by: by, schema } = parquetMetadata(bytes.slice().buffer)
    const { features } = JSON.parse(metadata?.find(({ key }) => key === 'huggingface')?.value ?? '').info
    expect(by).toBe('Claimdesk 0.0.0')
    // Names and order are those of the schema, else they are not believed.
    const { rows } = await readParquet(bytes)
    expect(Object.keys(features)).toEqual(Object.keys(rows?.[0] ?? {}))
    expect(schema.filter(({ name }) => name === 'item').length).toBeGreaterThan(10)
    expect(features.text).toEqual({ dtype: 'string', _type: 'Value' })
    expect(features.tags).toEqual({ feature: { dtype: 'string', _type: 'Value' }, _type: 'Sequence' })
    expect(features.spans[0].label).toEqual({
      names: DEFAULT_SCHEME.labels.map(({ path }) => path),
      _type: 'ClassLabel'
    })
    expect(features.spans[0].ranges).toEqual([
      {
        start: { dtype: 'int64', _type: 'Value' },
        end: { dtype: 'int64', _type: 'Value' },
        text: { dtype: 'string', _type: 'Value' }
      }
    ])
  })

  it('writes the same bytes for the same input', async () => {
    for (const settings of [{}, { files: 'parquet' }]) {
      const write = () =>
        encodeBytes(
          huggingFaceFormat,
          makeInput([makeDocument('x', { spans: [makeSpan('x', [{ start: 0, end: 1 }])] })], { settings })
        )
      expect(await write()).toEqual(await write())
    }
  })

  it('of somebody else gives its texts and labels', async () => {
    const lines = '{"text":"Good.","label":"pos","idx":7}\n{"text":"Bad.","label":"neg","tokens":["Bad","."]}\nnone'
    const { documents, problems, remarks } = await huggingFaceFormat.decode!(
      makeFiles({ 'data/validation-00000-of-00001.jsonl': lines, 'README.md': '---\n---\n', '.gitattributes': '' })
    )
    expect(documents).toMatchObject([
      { text: 'Good.', documentLabels: [{ label: 'pos' }], extra: { idx: 7, split: 'validation' } },
      { text: 'Bad.', documentLabels: [{ label: 'neg' }], extra: { tokens: ['Bad', '.'] } }
    ])
    expect(problems).toMatchObject([{ line: 3 }])
    expect(remarks).toEqual(['.gitattributes is no data file of a data set, and was not read.'])
  })

  it('knows the split of a file by its path', () => {
    const paths = [
      'data/train.jsonl',
      'data/train-2.parquet',
      'validation/0.jsonl',
      'x_dev.jsonl',
      'data/test-00000-of-1.parquet',
      'latest.jsonl'
    ]
    expect(paths.map(splitOfPath)).toEqual(['train', 'train', 'validation', 'validation', 'test', ''])
  })

  it('never throws on a damaged Parquet file', async () => {
    const documents = [
      makeDocument('one two', { article: makeArticle('one two'), spans: [makeSpan('one two', [{ start: 0, end: 3 }])] })
    ]
    const written = await encodeBytes(huggingFaceFormat, makeInput(documents, PARQUET))
    const bytes = written.get('data/train.parquet') ?? new Uint8Array()
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(changes, fc.option(fc.nat(bytes.length)), async (all, cut) => {
        const changed = bytes.slice(0, cut ?? undefined)
        for (const [at, value] of all) changed[at] = value
        const decoded = await huggingFaceFormat.decode!(makeFiles({ 'data/train.parquet': changed }))
        expect(decoded.documents.length + decoded.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 }
    )
  })

  it('has names in its card that every reader of YAML takes', () => {
    expect(yamlText('a|b[1]_*->;\t"\u0085\u2028😀\ud800')).toBe('"a|b[1]_*->;\\t\\"\\u0085\\u2028😀\\ud800"')
  })
})
