import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOSTILE_SCHEME, exportDocuments } from './testing/arbitraries'
import { encodeMain, makeDocument, makeFiles, makeInput } from './testing/build'
import { run } from './testing/conformance/w3c'
import { corpusNote, hasCorpus, readCorpus } from './testing/corpora'
import { corpusPaths } from './testing/corpus-files'
import { quadsOf, w3cSuite } from './testing/w3c-suite'
import { parseJson } from './json-value'
import { w3cFormat } from './w3c'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'

const skip = !hasCorpus('w3c')
const samples = (kind: string): string[] =>
  corpusPaths(`w3c/samples/${kind}`).map((name) => `w3c/samples/${kind}/${name}`)

describe(`W3C export against the standard${corpusNote('w3c')}`, () => {
  it.skipIf(skip)('is JSON-LD in which no term is unknown and nothing is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const quads = await quadsOf(await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME])))
        const positions = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/oa#start')
        const ranges = documents.flatMap(({ spans, bookmarks }) => [
          ...spans.flatMap((span) => span.ranges),
          ...bookmarks
        ])
        expect(positions).toHaveLength(ranges.length)
      }),
      { numRuns: 15 }
    )
  })

  it.skipIf(skip)('meets every MUST of the W3C test suite, annotation by annotation', async () => {
    const suite = w3cSuite()
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = JSON.parse(await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME])))
        expect([suite.collection(content), suite.page(content.first)]).toEqual([[], []])
        for (const item of content.first.items) {
          expect(suite.annotation({ '@context': content['@context'], ...item })).toEqual([])
        }
      }),
      { numRuns: 15 }
    )
  })

  it.skipIf(skip)('is checked by something that can fail: the suite tells its own samples apart', () => {
    const suite = w3cSuite()
    const passes = (path: string): boolean => {
      const sample = parseJson(readCorpus(path))
      return sample.ok && suite.annotation(sample.value).length === 0
    }
    // The suite's schemas know no sets as targets (Composite, List, Independents), although the model has them.
    const correct = samples('correct').filter((path) => !/"(Composite|List|Independents)"/.test(readCorpus(path)))
    expect(correct.filter((path) => !passes(path))).toEqual([])
    expect(samples('incorrect').filter(passes)).toEqual([])
    expect(suite.collection({ type: 'AnnotationCollection', total: -1 })).not.toEqual([])
    expect(suite.page({ type: 'AnnotationPage' })).not.toEqual([])
  })
})

describe(`W3C import of the suite's samples${corpusNote('w3c')}`, () => {
  it.skipIf(skip)('reads each of them, or reports why it cannot', async () => {
    const document = makeDocument('one two three')
    for (const path of samples('correct')) {
      const files = makeFiles({ 'sample.json': readCorpus(path) }, [document])
      const { documents, problems } = await decodeAnnotations(files, W3C_READINGS)
      const found = documents.flatMap(({ spans, documentLabels, note }) => [
        ...spans,
        ...documentLabels,
        ...note.slice(0, 1)
      ])
      expect(found.length + problems.length, path).toBe(1)
    }
  })

  it.skipIf(skip)('agrees with the suite and comes back when it is written again', async () => {
    const lines: string[] = []
    expect(await run((line) => lines.push(line)), lines.join('\n')).toBe(true)
  })
})
