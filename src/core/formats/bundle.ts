import type { Decoded, DecodeInput, ExportInput, Format, OutputPart } from './format'
import { isJsonObject, parseJson, sortedJson } from './json-value'
import type { JsonObject } from './json-value'
import { NativeDesk } from './native'
import { NativeFiles } from './native-decode'
import type { NativeContent } from './native-decode'
import { readText } from './text-file'

const BUNDLE_FORMAT = 'claimdesk/bundle'
const HEAD = 'library.json'
const FACT_CHECK = 'fact-check.json'
const ARTICLES = 'articles/'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const { library, schemes, software, options } = input
  const head = {
    format: BUNDLE_FORMAT,
    version: 2,
    offsetUnit: 'utf16',
    includesNotes: options.includeNotes,
    library,
    schemes,
    software
  }
  yield { path: HEAD, text: `${sortedJson(head, 2)}\n` }
  const desk = new NativeDesk(input)
  for await (const document of input.documents) {
    const record = sortedJson(desk.documentRecord(document), 2)
    yield { path: `${ARTICLES}${document.name}.json`, text: `${record}\n` }
  }
  yield { path: FACT_CHECK, text: `${sortedJson(desk.record(), 2)}\n` }
}

async function decode({ files, known }: DecodeInput): Promise<Decoded> {
  const reader = new NativeFiles(known)
  const objects = new Map<string, JsonObject>()
  for (const file of files) {
    const { raw, problem } = readText(file)
    if (problem) {
      reader.problem(problem)
      continue
    }
    const parsed = parseJson(raw)
    if (parsed.ok && isJsonObject(parsed.value)) objects.set(file.path, parsed.value)
    else {
      const message = `This is no part of a bundle: ${parsed.ok ? 'it is not a JSON object' : parsed.reason}`
      reader.problem({ file: file.path, line: null, place: 'file', message })
    }
  }
  const heads = [...objects].filter(([, value]) => value['format'] === BUNDLE_FORMAT)
  if (heads.length === 0) {
    const message = `There is no ${HEAD} of a Claimdesk bundle among the files.`
    reader.problem({ file: null, line: null, place: HEAD, message })
  }
  for (const [path, head] of heads) {
    if (head['version'] !== 1 && head['version'] !== 2) {
      const message = 'The bundle was made by a newer Claimdesk. Nothing was read; update Claimdesk, then try again.'
      reader.problem({ file: path, line: null, place: 'version', message })
      continue
    }
    const root = path.slice(0, path.length - HEAD.length)
    const own = [...objects].filter(([name]) => name.startsWith(`${root}${ARTICLES}`))
    // People and labels first, then every article beside its own name.
    const factCheck = objects.get(`${root}${FACT_CHECK}`)
    await reader.read(path, { ...sharedOf(head), ...(factCheck && { factCheck }), documents: [] }, true)
    for (const [name, document] of own) await reader.read(name, { documents: [document] }, true)
  }
  return reader.finish()
}

function sharedOf(head: JsonObject): Pick<NativeContent, 'library' | 'schemes'> {
  const { library, schemes } = head
  const people = isJsonObject(library) && Array.isArray(library['people']) ? library['people'] : []
  return { library: { people }, schemes: Array.isArray(schemes) ? schemes : [] }
}

/** A library, or a part of it, in one archive: to move it, or to keep it. */
export const bundleFormat: Format = {
  id: 'bundle',
  name: 'Claimdesk bundle',
  description: 'A library, or a part of it, in one archive, a file per article: everything, without loss.',
  extension: 'zip',
  layout: 'archive',
  mediaType: 'application/zip',
  offsetUnit: 'utf16',
  documentation: `A zip archive of UTF-8 JSON files with sorted keys: \`${HEAD}\` (\`format\` \`"${BUNDLE_FORMAT}"\`, \`version\` 2,
\`offsetUnit\`, \`library\`, \`schemes\`, \`software\`) one file per article in \`${ARTICLES}\`, each as a document of the native
format, and \`${FACT_CHECK}\` with what the native format has in \`factCheck\`. Entries have a fixed time, so that the same library gives the same bytes. The files that articles were imported
from are not in it; their texts are.`,
  losses: {},
  reads: ['.json'],
  recognise: (path, head) => (path.endsWith(HEAD) && /"format": "claimdesk\/bundle"/.test(head) ? 'yes' : 'no'),
  encode,
  decode
}
