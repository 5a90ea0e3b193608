/** The context of the Web Annotation data model, which every file must name. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/**
 * Our terms beside the standard's. `assessing` is a motivation of the vocabulary that the published context forgot.
 * Terms of type `@json` are carried through JSON-LD processors as they are.
 */
export const OWN_CONTEXT = {
  claimdesk: 'urn:claimdesk:terms#',
  assessing: 'oa:assessing',
  'claimdesk:claim': { '@id': 'claimdesk:claim', '@type': '@id' },
  'claimdesk:attributes': { '@id': 'claimdesk:attributes', '@type': '@json' },
  'claimdesk:ends': { '@id': 'claimdesk:ends', '@type': '@json' },
  'claimdesk:orphan': { '@id': 'claimdesk:orphan', '@type': '@json' },
  'claimdesk:articles': { '@id': 'claimdesk:articles', '@type': '@json' },
  'claimdesk:schemes': { '@id': 'claimdesk:schemes', '@type': '@json' }
} as const

/** What a body with `claimdesk:part` says of a claim. */
export type ClaimPart = 'claim' | 'verdict' | 'claim-note'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const UUID_PREFIX = 'urn:uuid:'

/** Kinds of things that get an IRI of ours when their id is not a UUID. */
export type IriKind = 'annotation' | 'claim' | 'person' | 'library' | 'note'

/**
 * The IRI of a record: `urn:uuid:…` for UUIDs, else a name under `urn:claimdesk:`. Nothing in it is a path.
 *
 * @param article The article it belongs to, because ids that are not UUIDs (`T1`) may come again in the next one.
 */
export function iriOf(kind: IriKind, id: string, article: string | null = null): string {
  if (UUID.test(id)) return `${UUID_PREFIX}${id}`
  return `urn:claimdesk:${kind}:${article === null ? '' : `${encoded(article)}:`}${encoded(id)}`
}

/** The id in an IRI that `iriOf` made; null for an IRI of somebody else. */
export function idOf(kind: IriKind, iri: string): string | null {
  if (iri.startsWith(UUID_PREFIX)) return iri.slice(UUID_PREFIX.length)
  const prefix = `urn:claimdesk:${kind}:`
  if (!iri.startsWith(prefix)) return null
  return percentDecoded(iri.slice(iri.lastIndexOf(':') + 1))
}

/** Half a surrogate pair has no UTF-8 and so no percent encoding. */
const encoded = (name: string): string => encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD'))

/** Percent-encoded text as what it means; text that is not well encoded stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

const ARTICLE_PREFIX = 'urn:claimdesk:article:'
const SHA256_PREFIX = 'urn:sha256:'

/** The IRI of an article, the source of its annotations' targets. */
export function articleIri(id: string): string {
  return ARTICLE_PREFIX + encoded(id)
}

/** What an IRI says about which article it means; null when it is not one of ours. */
export function readArticleIri(iri: string): { readonly kind: 'id' | 'sha256'; readonly value: string } | null {
  if (iri.startsWith(ARTICLE_PREFIX)) return { kind: 'id', value: percentDecoded(iri.slice(ARTICLE_PREFIX.length)) }
  if (iri.startsWith(SHA256_PREFIX)) return { kind: 'sha256', value: iri.slice(SHA256_PREFIX.length).toLowerCase() }
  return null
}

/** A term of the annotation vocabulary without its namespace: `oa:tagging` and its full IRI are `tagging`. */
export function localTerm(term: string): string {
  return term.replace(/^(oa:|http:\/\/www\.w3\.org\/ns\/oa#)/, '')
}
