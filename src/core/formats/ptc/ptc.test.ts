import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../text/torture'
import type { Decoded } from '../format'
import { LabelNames } from '../label-names'
import { ptcFormat } from '../ptc'
import { exportDocuments, HOSTILE_SCHEME, mutated } from '../testing/arbitraries'
import { encodeAll, encodeFitted, makeArticle, makeDocument, makeFiles, makeInput, makeSpan } from '../testing/build'
import { readTechnique, writtenTechnique } from './technique-names'
import { factsOfDecoded, factsOfExport, withoutLosses } from '../testing/features'

type Files = ReadonlyMap<string, string | Uint8Array> | Readonly<Record<string, string>>

async function decode(files: Files, settings: Readonly<Record<string, string>> = {}): Promise<Decoded> {
  return (await ptcFormat.decode?.(makeFiles(files, [], settings))) ?? Promise.reject(new Error('PTC cannot be read'))
}

/** Name, and label and words of each span. */
const told = ({ documents }: Decoded) =>
  documents.map(({ name, spans }) => [name, ...spans.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact}`)])

describe('PTC: what is written', () => {
  it('states every target of the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const files = await encodeAll(ptcFormat, makeInput([makeDocument(TORTURE_TEXT, { spans, name: 'x/article 7' })]))
    expect([...files.keys()]).toEqual([
      'x/articles/article_7.txt',
      'x/labels-task-flc-tc/article_7.task-flc-tc.labels',
      'propaganda-techniques-names.txt'
    ])
    expect(files.get('x/articles/article_7.txt')).toBe(TORTURE_TEXT)
    expect(files.get('x/labels-task-flc-tc/article_7.task-flc-tc.labels')).toBe(
      TORTURE_TARGETS.map(({ codepoint: [start, end] }) => `_7\tClaim\t${start}\t${end}\n`).join('')
    )
    expect(files.get('propaganda-techniques-names.txt')).toContain('Claim\nSpeaker\n')
  })

  it('puts the parts of a split into folders of their own and gives every article another id', async () => {
    const documents = [
      makeDocument('one', { name: 'a/5', split: 'train' }),
      makeDocument('two', { name: 'b/article5', split: 'validation' }),
      makeDocument('three', { name: 'test-articles/article6' })
    ]
    const files = await encodeAll(ptcFormat, makeInput(documents))
    expect([...files.keys()].filter((path) => path.endsWith('.labels'))).toEqual([
      'a/train-labels-task-flc-tc/article5.task-flc-tc.labels',
      'b/dev-labels-task-flc-tc/article5-2.task-flc-tc.labels',
      'test-labels-task-flc-tc/article6.task-flc-tc.labels'
    ])
  })
})

const TEXT = 'Bad title\n\nHe lies.\nOh my, no!'

describe('PTC: what is read', () => {
  it('reads the layouts that are about, a label that several files give once', async () => {
    const rows = '12\tName_Calling,Labeling\t14\t18\n12\tDoubt\t20\t30\n12\tDoubt\t0\t3\n'
    const expected = [['train-articles/article12', 'Doubt: Bad', 'Name_Calling,Labeling: lies', 'Doubt: Oh my, no!']]
    const text = { 'train-articles/article12.txt': TEXT }
    const one = await decode({ ...text, 'train-task-flc-tc.labels': rows })
    expect(one.problems).toEqual([])
    expect(told(one)).toEqual(expected)
    expect(one.documents[0]?.metadata.title).toBe('Bad title')
    const several = await decode({
      ...text,
      'train-task2-TC.labels': rows,
      'train-labels-task2/article12.task2-TC.labels': rows,
      'labels/article12.labels.tsv': rows,
      'train-labels-task1/article12.task1-SI.labels': '12\t14\t18\n12\t20\t30\n',
      'techniques-names.txt': 'Doubt\nSlogans\n',
      'README.txt': 'About the corpus\n'
    })
    expect(told(several)).toEqual(expected)
    expect(several.labels.map(({ path }) => path)).toEqual(['Doubt', 'Slogans'])
    expect(several.remarks.join(' ')).toContain('2 rows that only say where propaganda is')
    expect(several.remarks.join(' ')).toContain('README.txt')
  })

  it('keeps equal rows of one file, and takes rows without techniques where there are no others', async () => {
    const twice = await decode({
      'article1.txt': TEXT,
      'a.labels': '1\tDoubt\t0\t3\n1\tDoubt\t0\t3\n',
      'b.tsv': '1\tDoubt\t0\t3\n'
    })
    expect(told(twice)).toEqual([['article1', 'Doubt: Bad', 'Doubt: Bad']])
    const spans = await decode({
      'article1.txt': TEXT,
      'article1.task1-SI.labels': '1\t0\t3\n',
      'x.out': '1\t?\t4\t9\n'
    })
    expect(told(spans)).toEqual([['article1', ': Bad', ': title']])
  })

  it('reads rows of sentences and rows with the technique at the end', async () => {
    const result = await decode({
      'article1.txt': TEXT,
      'article1.task-SLC.labels': '1\t1\tnon-propaganda\n1\t3\tpropaganda\n1\t9\tpropaganda\n',
      'other.tsv': 'article_id\tbegin\tend\ttechnique\n1\t0\t3\tDoubt\n'
    })
    expect(told(result)).toEqual([['article1', 'Doubt: Bad', 'propaganda: He lies.']])
    expect(result.problems.map(({ line, place }) => [line, place])).toEqual([[3, 'sentence 9']])
  })

  it('counts a byte order mark and takes CRLF for one, as Python does, and can be told otherwise', async () => {
    const files = {
      'article1.txt': `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`,
      'a.labels': '1\tDoubt\t15\t19\n1\tDoubt\t24\t26\n'
    }
    const result = await decode(files)
    expect(told(result)).toEqual([['article1', 'Doubt: lies', 'Doubt: my']])
    expect(result.readings.map(({ chosen }) => chosen)).toEqual(['codepoint+crlf-one+bom'])
    expect(told(await decode(files, { positions: 'codepoint+crlf-one' }))).toEqual([
      ['article1', 'Doubt: ies.', 'Doubt: y,']
    ])
  })

  it('gives rows to the nearest of two articles with one id', async () => {
    const result = await decode({
      'dev-articles/article1.txt': TEXT,
      'train-articles/article1.txt': 'Another text',
      'train-labels/article1.labels': '1\tDoubt\t0\t7\n'
    })
    expect(told(result)).toEqual([['dev-articles/article1'], ['train-articles/article1', 'Doubt: Another']])
  })

  it('reports places that are not there, broken rows, and labels of articles without a text unless it is known', async () => {
    const files = {
      'article1.txt': TEXT,
      'a.labels': '1\tDoubt\t0\t99\n1\tDoubt\t3\t3\n1\tDoubt\t-1\t3\n7\tDoubt\t0\t3\n7\tDoubt\t4\t9\n'
    }
    const result = await decode(files)
    expect(told(result)).toEqual([['article1']])
    expect(result.problems.map(({ line, place }) => [line, place])).toEqual([
      [3, '1\tDoubt\t-1\t3'],
      [4, '7'],
      [1, '0–99'],
      [2, '3–3']
    ])
    const document = makeDocument(TEXT)
    const known = {
      text: TEXT,
      article: makeArticle(TEXT, { original: { ...document.article.original, name: 'article7.txt' } })
    }
    const withKnown = await ptcFormat.decode?.(makeFiles(files, [known]))
    expect(withKnown?.documents.map(({ article, spans }) => [article, spans.length])).toEqual([
      [null, 0],
      ['0123456789abcdef', 2]
    ])
  })
})

describe('PTC: laws', () => {
  it('brings every name of a label back, and leaves those of the corpus as they are', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('?', '', '%09', '%2509', ' a\t', '50%25', '%u2028')
    )
    fc.assert(
      fc.property(name, (given) => {
        const written = writtenTechnique(given)
        expect(written).toBe(written.trim())
        expect(written).toMatch(/^[^\p{Cc}\u2028\u2029]+$/u)
        expect(readTechnique(written)).toBe(given)
      })
    )
    for (const own of ['Name_Calling,Labeling', 'Appeal_to_fear-prejudice', '100%'])
      expect(writtenTechnique(own)).toBe(own)
    expect(readTechnique('100%41')).toBe('100%41')
  })

  it('brings back everything but what it says it loses', async () => {
    const scheme = HOSTILE_SCHEME
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (all) => {
        const documents = all.map((document) => withoutLosses(ptcFormat, document))
        const { files } = await encodeFitted(ptcFormat, makeInput(documents, {}, [scheme]))
        const decoded = await decode(files)
        expect(decoded.problems).toEqual([])
        expect(decoded.documents.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
        const names = new LabelNames(makeInput([], {}, [scheme]))
        decoded.documents.forEach((document, index) => {
          const source = documents[index]
          // Parts become annotations of their own: only whole ones are compared.
          if (!source || source.spans.some(({ ranges }) => ranges.length > 1)) return
          expect(factsOfDecoded(document, decoded).spans).toEqual(factsOfExport(source, names, new Map()).spans)
        })
      }),
      { numRuns: 150 }
    )
  })

  it('never throws on mutated files', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.nat(), async (documents, seed) => {
        const { files } = await encodeFitted(ptcFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const broken = [...files].map(([path, bytes], index) => {
          const [sample = ''] = fc.sample(mutated(Buffer.from(bytes).toString()), { numRuns: 1, seed: seed + index })
          return [path, sample] as const
        })
        const result = await decode(new Map(broken))
        for (const { text, spans } of result.documents) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 100 }
    )
  })
})
