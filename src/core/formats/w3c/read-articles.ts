import { ARTICLE_STATUSES } from '../../model/article'
import { schemeSchema } from '../../schema/records'
import type { DecodedLabel, DecodedMetadata, DecodedRelationType } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { DescribedDocument } from '../web/text-documents'
import { iriOfNode } from './collect'
import { readArticleIri } from './vocabulary'

/** An entry of `claimdesk:articles`; null when it is none. */
export function readArticle(value: unknown): DescribedDocument | null {
  const iri = iriOfNode(value)
  if (!isJsonObject(value) || iri === null) return null
  const named = readArticleIri(iri)
  const extra = value['extra']
  const id = named?.kind === 'id' ? named.value : iri
  return {
    id,
    name: asText(value['name']) ?? asText(value['title']) ?? id,
    sha256: asText(value['textSha256']),
    text: asText(value['text']),
    metadata: metadataOf(value),
    status: ARTICLE_STATUSES.find((status) => status === value['status']) ?? null,
    extra: isJsonObject(extra) ? extra : {}
  }
}

function metadataOf(entry: JsonObject): DecodedMetadata {
  const fields = ['title', 'byline', 'publisher', 'url', 'publishedAt', 'language'] as const
  const said = fields.flatMap((field) => {
    const value = asText(entry[field])
    return value === null ? [] : [[field, value] as const]
  })
  const tags = asList(entry['tags']).filter((tag) => typeof tag === 'string')
  return { ...(Object.fromEntries(said) as DecodedMetadata), ...(tags.length > 0 && { tags }) }
}

/** What the label schemes of a file define; relation types name labels by their paths. */
export interface ReadSchemes {
  readonly labels: readonly DecodedLabel[]
  readonly relationTypes: readonly DecodedRelationType[]
  /** How many could not be read. */
  readonly unread: number
}

/** Reads `claimdesk:schemes`, the default scheme of the library first. */
export function readSchemes(values: readonly unknown[]): ReadSchemes {
  const labels = new Map<string, DecodedLabel>()
  const relationTypes = new Map<string, DecodedRelationType>()
  let unread = 0
  for (const value of values) {
    const scheme = schemeSchema.safeParse(value)
    if (!scheme.success) {
      unread += 1
      continue
    }
    const paths = new Map(scheme.data.labels.map(({ id, path }) => [id, path]))
    const named = (ids: readonly string[]): string[] => ids.map((id) => paths.get(id) ?? id)
    for (const { name: _, ...label } of scheme.data.labels) if (!labels.has(label.id)) labels.set(label.id, label)
    for (const type of scheme.data.relationTypes) {
      if (!relationTypes.has(type.id)) {
        relationTypes.set(type.id, { ...type, from: named(type.from), to: named(type.to) })
      }
    }
  }
  return { labels: [...labels.values()], relationTypes: [...relationTypes.values()], unread }
}
