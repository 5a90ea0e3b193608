import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { HOSTILE_SCHEME, exportDocuments } from './testing/arbitraries'
import { encodeMain, makeDocument, makeFiles, makeInput } from './testing/build'
import { corpusFolder, corpusNote, hasCorpus, readCorpus } from './testing/corpora'
import { parseJson } from './json-value'
import type { JsonObject } from './json-value'
import { w3cFormat } from './w3c'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'

const skip = !hasCorpus('w3c')
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Gives the published context from disk and refuses every other address: nothing is asked of the network. */
async function offline(url: string): Promise<{ contextUrl?: string; documentUrl: string; document: unknown }> {
  if (url !== CONTEXT) throw new Error(`Nothing but the annotation context may be loaded, not ${url}`)
  return { documentUrl: url, document: JSON.parse(readCorpus('w3c/jsonld/anno.jsonld')) }
}

/** The suite's schemas are of draft 4, in which nothing beside `$ref` counts and `exclusiveMinimum` is a flag. */
function fromDraft4(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(fromDraft4)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $schema: _, $ref, exclusiveMinimum, minimum, ...rest } = schema as Record<string, unknown>
  if (typeof $ref === 'string') return { $ref }
  const bound = exclusiveMinimum === true ? { exclusiveMinimum: minimum } : minimum === undefined ? {} : { minimum }
  return Object.fromEntries(Object.entries({ ...rest, ...bound }).map(([key, value]) => [key, fromDraft4(value)]))
}

/** What the W3C's test suite demands of an annotation: a function that lists the broken assertions. */
function mustsOfTheSuite(): (annotation: unknown) => string[] {
  const folder = corpusFolder('w3c')
  const ajv = addFormats.default(new Ajv({ strict: false, logger: false }))
  for (const name of readdirSync(join(folder, 'definitions'))) {
    const { id: _, ...schema } = fromDraft4(JSON.parse(readCorpus(`w3c/definitions/${name}`))) as JsonObject
    ajv.addSchema(schema, name)
  }
  const suite: { assertions: string[] } = JSON.parse(readCorpus('w3c/annotations/annotationMusts.test'))
  const checks = suite.assertions.map((path) => {
    const { id: _, ...schema } = fromDraft4(JSON.parse(readFileSync(join(folder, path), 'utf8'))) as JsonObject
    return { path, valid: ajv.compile(schema), expected: schema['expectedResult'] !== 'invalid' }
  })
  return (annotation) => checks.filter(({ valid, expected }) => valid(annotation) !== expected).map(({ path }) => path)
}

describe(`W3C export against the standard${corpusNote('w3c')}`, () => {
  it.skipIf(skip)('is JSON-LD in which no term is unknown and nothing is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const options = { documentLoader: offline, safe: true }
        const quads = await jsonld.toRDF(JSON.parse(content), options)
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
    const broken = mustsOfTheSuite()
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = JSON.parse(await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME])))
        for (const item of content.first.items) expect(broken({ '@context': content['@context'], ...item })).toEqual([])
      }),
      { numRuns: 15 }
    )
  })

  it.skipIf(skip)('is checked by something that can fail: the suite tells its own samples apart', () => {
    const broken = mustsOfTheSuite()
    const passes = (path: string): boolean => {
      const sample = parseJson(readCorpus(path))
      return sample.ok && broken(sample.value).length === 0
    }
    const paths = (kind: string): string[] =>
      readdirSync(corpusFolder(`w3c/samples/${kind}`)).map((name) => `w3c/samples/${kind}/${name}`)
    // The suite's schemas know no sets as targets (Composite, List, Independents), although the model has them.
    const correct = paths('correct').filter((path) => !/"(Composite|List|Independents)"/.test(readCorpus(path)))
    expect(correct.filter((path) => !passes(path))).toEqual([])
    expect(paths('incorrect').filter(passes)).toEqual([])
  })
})

describe(`W3C import of the suite's samples${corpusNote('w3c')}`, () => {
  it.skipIf(skip)('reads each of them, or reports why it cannot', async () => {
    const document = makeDocument('one two three')
    for (const name of readdirSync(corpusFolder('w3c/samples/correct'))) {
      const files = makeFiles({ [name]: readCorpus(`w3c/samples/correct/${name}`) }, [document])
      const { documents, problems } = await decodeAnnotations(files, W3C_READINGS)
      const found = documents.flatMap(({ spans, documentLabels, note }) => [
        ...spans,
        ...documentLabels,
        ...note.slice(0, 1)
      ])
      expect(found.length + problems.length, name).toBe(1)
    }
  })
})
