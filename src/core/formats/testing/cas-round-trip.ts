import { createHash } from 'node:crypto'
import type { Decoded, DecodedDocument, ExportDocument, ExportInput, Format } from '../format'
import { exportInputOf } from '../interchange'
import { encodeFitted, makeFiles } from './build'
import { factsOfDecoded } from './features'

const OPTIONS = { neutraliseFormulas: false, includeNotes: true, includeText: true, settings: {} }

/** Files as they are converted: what was read, written by another format. */
export async function convert(decoded: Decoded, format: Format): Promise<ReadonlyMap<string, Uint8Array>> {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const input: ExportInput = exportInputOf(decoded, OPTIONS, { sha256, software: 'Claimdesk 0.0.0' })
  return (await encodeFitted(format, input)).files
}

export async function decodeFiles(format: Format, files: ReadonlyMap<string, string | Uint8Array>): Promise<Decoded> {
  if (!format.decode) throw new Error(`${format.id} cannot read`)
  return format.decode(makeFiles(files))
}

/**
 * Differences between what was read and what is read after it was written, in words. Ids may differ; tokens and
 * sentences that nobody had given were made in between.
 */
export function differencesOf(before: Decoded, after: Decoded): readonly string[] {
  const found: string[] = after.problems.map(({ place, message }) => `${place}: ${message}`)
  if (before.documents.length !== after.documents.length) {
    return [...found, `${before.documents.length} documents, ${after.documents.length} after it was written`]
  }
  for (const [index, document] of before.documents.entries()) {
    const again = after.documents.find(({ name }) => name === document.name) ?? after.documents[index]
    if (!again) continue
    const [a, b] = [factsFor(document, before, document), factsFor(again, after, document)]
    for (const fact of Object.keys(a)) {
      const [one, other] = [JSON.stringify(a[fact]), JSON.stringify(b[fact])]
      if (one !== other) found.push(`${document.name}, ${fact}: ${one} became ${other}`)
    }
  }
  return found
}

function factsFor(document: DecodedDocument, decoded: Decoded, first: DecodedDocument): Record<string, unknown> {
  const layers = [...decoded.labels.map(({ path, exchange }) => [path, exchange])]
  const types = [...decoded.relationTypes.map(({ name, exchange }) => [name, exchange])]
  return {
    ...factsOfDecoded(document, decoded),
    'token-features': first.tokens && factsOfDecoded(document, decoded)['token-features'],
    sentences: first.sentences && document.sentences,
    language: document.metadata.language ?? null,
    extra: withoutIds(document.extra),
    layers: layers.map((each) => JSON.stringify(each)).sort(),
    types: types.map((each) => JSON.stringify(each)).sort()
  }
}

/** What is kept of a CAS has ids of its file, which change when it is written; types may be defined more fully then. */
function withoutIds(extra: ExportDocument['extra']): unknown {
  const { uima, ...rest } = extra as { uima?: { types?: unknown; structures?: readonly object[] } }
  const { types: _types, structures = [], ...kept } = uima ?? {}
  const plain = structures.map((each) =>
    JSON.stringify(each, (key, value: unknown) => (key === 'id' || key === 'ref' ? 0 : value))
  )
  return { ...rest, uima: { ...kept, structures: plain.sort() } }
}
