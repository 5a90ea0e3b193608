import type { OriginalSource } from '../../core/model/article'
import { SHORT_TEXT } from '../../core/schema/records'
import { repairMojibake } from '../../core/text/mojibake'
import type { Misreading } from '../../core/text/mojibake'
import { cutText } from '../transfer/fit-record'
import { assembleArticle } from './assemble-article'
import type { BuiltArticle } from './assemble-article'
import { buildArticle, safeName, withoutEnding } from './build-article'
import type { CollectionPart } from './collections/collection'
import { readWords, ROW_ENCODING } from './collections/row-words'
import type { ExtractedDocument, FoundMetadata } from './extracted-document'
import { repairedEncoding } from './repaired-encoding'

/** How an article is made of a part. */
export interface PartOptions {
  /** Whether mojibake is put right before the text is frozen (default: no). The original bytes stay what they are. */
  readonly repair?: boolean
  /** ISO 8601 in UTC. */
  readonly importedAt: string
}

type Words = Extract<CollectionPart['content'], { kind: 'words' }>

const repairedMetadata = (metadata: FoundMetadata, misreading: Misreading): FoundMetadata =>
  Object.fromEntries(
    Object.entries(metadata).map(([field, { value, where }]) => [
      field,
      { value: repairMojibake(value, misreading), where }
    ])
  )

/** The document of a row: its words are frozen as those of a plain text are; its cells say the rest. */
async function documentOf({ words, metadata }: Words, row: string, repair: boolean): Promise<ExtractedDocument> {
  const first = await readWords(words, ROW_ENCODING)
  const isRepaired = repair && first.mojibake !== null
  const encoding = isRepaired ? repairedEncoding(ROW_ENCODING, first.mojibake) : ROW_ENCODING
  const document = isRepaired ? { ...(await readWords(words, encoding)), mojibake: first.mojibake } : first
  const cells = isRepaired ? repairedMetadata(metadata, first.mojibake) : metadata
  const hasHeadline = cells.title === undefined || cells.title.value === document.metadata.title?.value
  return {
    ...document,
    encoding: { name: encoding, certain: true, evidence: 'a row is kept as UTF-8' },
    metadata: { ...(hasHeadline ? document.metadata : {}), ...cells },
    // With a title of its own, the first line of the words is no headline only because it is short.
    segments: hasHeadline ? document.segments : [],
    places: [{ start: 0, kind: 'row', name: row }]
  }
}

/**
 * Makes an article from one document of a file of several. Nothing is stored.
 *
 * @param from name and SHA-256 (hex) of that file
 * @throws ExtractError saying what is wrong with it and what to do
 */
export async function buildPart(
  part: CollectionPart,
  from: Omit<OriginalSource, 'place'>,
  { repair = false, importedAt }: PartOptions
): Promise<BuiltArticle> {
  const { place, content, bytes } = part
  const source: OriginalSource = {
    name: safeName(from.name),
    sha256: from.sha256,
    place: { kind: place.kind, name: cutText(place.name, SHORT_TEXT) }
  }
  const name = safeName(place.kind === 'entry' ? part.name : `${source.name}.${part.name}`)
  const title =
    place.kind === 'entry' ? withoutEnding(name) : `${withoutEnding(source.name)}, ${place.kind} ${place.name}`
  if (content.kind === 'words') {
    return assembleArticle({
      name,
      bytes,
      kind: 'json',
      document: await documentOf(content, place.name.split(', row ').at(-1) ?? place.name, repair),
      title,
      tags: content.tags,
      textFrom: content.where,
      from: source,
      importedAt
    })
  }
  const built = await buildArticle({ name, bytes }, { encoding: null, repair, from: source, importedAt })
  return built.document.metadata.title ? built : { ...built, article: { ...built.article, title } }
}
