import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import type { JsonObject } from '../json-value'
import { readCorpus } from './corpora'
import { corpusPaths } from './corpus-files'

/** Path of an assertion that is broken, or name of a definition. */
export type BrokenAssertions = readonly string[]

/** What the W3C's test suite demands (MUST), as functions that list the broken assertions. */
export interface W3cSuite {
  annotation(value: unknown): BrokenAssertions
  collection(value: unknown): BrokenAssertions
  page(value: unknown): BrokenAssertions
  /** Files of the corpus that were made use of. */
  readonly files: readonly string[]
}

/** Definitions of the suite that a collection, and a page, has to meet. */
const OF_COLLECTIONS = [
  'annotationCollectionTypeValueFound',
  'labelFound',
  'totalFound',
  'firstValidIfPresent',
  'firstRequiredIfTotalMoreThanZero',
  'lastFound'
]
const OF_PAGES = [
  'annotationPageTypeValueFound',
  'partOfFound',
  'startIndexFound',
  'itemsFound',
  'nextValidIfPresent',
  'prevValidIfPresent'
]

/** Compiles the suite's schemas, which are of draft 4, as they stand. */
export function w3cSuite(): W3cSuite {
  const ajv = addFormats.default(new AjvDraft4({ strict: false, logger: false }))
  const paths = corpusPaths('w3c')
  const isSchema = (path: string): boolean => path.endsWith('.json') && !path.startsWith('samples/')
  const definitions = paths.filter((path) => path.startsWith('definitions/'))
  for (const path of definitions) ajv.addSchema(schemaOf(path), path.slice('definitions/'.length))
  const checksOf = (folder: (path: string) => boolean): ((value: unknown) => BrokenAssertions) => {
    const assertions = paths.filter((path) => isSchema(path) && !path.startsWith('definitions/') && folder(path))
    const checks = assertions.flatMap((path) => {
      const { assertionType, expectedResult, ...schema } = schemaOf(path)
      return assertionType === 'must'
        ? [{ path, valid: ajv.compile(schema), expected: expectedResult !== 'invalid' }]
        : []
    })
    return (value) => checks.filter(({ valid, expected }) => valid(value) !== expected).map(({ path }) => path)
  }
  const defined = new Set(Object.keys(schemaOf('definitions/collections.json')['definitions'] as object))
  const meets = (names: readonly string[]): ((value: unknown) => BrokenAssertions) => {
    const checks = names.filter((name) => defined.has(name))
    const valid = checks.map((name) => ajv.compile({ $ref: `collections.json#/definitions/${name}` }))
    return (value) => checks.filter((_, index) => valid[index]?.(value) !== true)
  }
  return {
    annotation: checksOf((path) => path.startsWith('annotations/')),
    collection: meets(OF_COLLECTIONS),
    page: meets(OF_PAGES),
    files: paths.filter((path) => isSchema(path) || path.endsWith('.test') || path.startsWith('jsonld/'))
  }
}

/** Without its id, by which the schemas of the suite would be taken for neighbours of one another. */
function schemaOf(path: string): JsonObject {
  const { id: _id, ...schema } = JSON.parse(readCorpus(`w3c/${path}`)) as JsonObject
  return schema
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Gives the published context from disk and refuses every other address: nothing is asked of the network. */
async function offline(url: string): Promise<{ contextUrl?: string; documentUrl: string; document: unknown }> {
  if (url !== CONTEXT) throw new Error(`Nothing but the annotation context may be loaded, not ${url}`)
  return { documentUrl: url, document: JSON.parse(readCorpus('w3c/jsonld/anno.jsonld')) }
}

/** A file as RDF; fails where a term is unknown and something would be dropped. */
export async function quadsOf(content: string): Promise<Awaited<ReturnType<typeof jsonld.toRDF>>> {
  return jsonld.toRDF(JSON.parse(content) as object, { documentLoader: offline, safe: true })
}
