import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../format'
import { refiQdcFormat } from '../refi-qdc'
import { refiQdpxFormat } from '../refi-qdpx'
import { HOSTILE_SCHEME, exportDocuments } from '../testing/arbitraries'
import { encodeFitted, makeArticle, makeDocument, makeInput } from '../testing/build'
import { corpusNote, hasCorpus } from '../testing/corpora'
import { REFI_CORPUS, schemaFaults } from '../testing/refi-schemas'

/** One call of the validator for many files: starting it costs more than the files do. */
async function xmlOf(
  format: Format,
  ending: string,
  inputs: readonly ReturnType<typeof makeInput>[]
): Promise<string[]> {
  const xml: string[] = []
  for (const input of inputs) {
    const { files } = await encodeFitted(format, input)
    for (const [path, bytes] of files) if (path.endsWith(ending)) xml.push(Buffer.from(bytes).toString())
  }
  return xml
}

const scheme = (id: string): typeof HOSTILE_SCHEME => ({
  ...HOSTILE_SCHEME,
  id,
  guideline: 'How <to> label',
  labels: HOSTILE_SCHEME.labels.map((label) => ({ ...label, id: `${id}-${label.id}`, path: `${id}/${label.path}` }))
})

describe.skipIf(!hasCorpus(REFI_CORPUS))(`the schemas of REFI-QDA${corpusNote(REFI_CORPUS)}`, () => {
  const samples = fc.sample(exportDocuments, { numRuns: 60, seed: 20 })
  // Anew for each test: documents are given out once.
  const inputs = () => [
    ...samples.map((documents) => makeInput(documents, {}, [HOSTILE_SCHEME])),
    makeInput([]),
    makeInput([], {}, []),
    makeInput(samples[3] ?? [], {}, [scheme('a'), scheme('b')]),
    makeInput([
      makeDocument('', {
        article: makeArticle('', { tags: ['x', 'y'], byline: 'b\u0000', publishedAt: '2024' }),
        extra: { a: 1, b: 0.5, c: true, d: 'x', e: [] }
      })
    ])
  ]

  it('accept every project that is written', async () => {
    const xml = await xmlOf(refiQdpxFormat, 'project.qde', inputs())
    expect(xml).toHaveLength(inputs().length)
    expect(await schemaFaults('project', xml)).toEqual([])
  }, 30_000)

  it('accept every codebook that is written', async () => {
    const xml = await xmlOf(refiQdcFormat, '.qdc', inputs())
    expect(xml).toHaveLength(inputs().length)
    expect(await schemaFaults('codebook', xml)).toEqual([])
  }, 30_000)

  it('refuse a project with its parts in another order, so that the check can fail', async () => {
    const [xml = ''] = await xmlOf(refiQdpxFormat, 'project.qde', inputs().slice(-1))
    const [, sources = ''] = /( {2}<Sources>[\s\S]*<\/Sources>\n)/.exec(xml) ?? []
    const turned = xml.replace(sources, '').replace('  <CodeBook>', `${sources}  <CodeBook>`)
    expect(await schemaFaults('project', [turned])).not.toEqual([])
  }, 30_000)
})
