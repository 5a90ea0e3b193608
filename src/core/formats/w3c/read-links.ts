import * as z from 'zod'
import { relationEndSchema } from '../../schema/records'
import type { DecodedRelation, DecodeProblem } from '../format'
import { asList } from '../json-value'
import type { JsonObject } from '../json-value'
import { iriOfNode } from './collect'
import type { FoundAnnotation } from './collect'
import { readBodies } from './read-bodies'
import type { ReadTarget } from './read-target'
import { idOf, localTerm } from './vocabulary'

/** The motivations of an annotation, without namespace. */
export function motivationsOf(annotation: JsonObject): readonly string[] {
  return asList(annotation['motivation']).flatMap((term) => (typeof term === 'string' ? [localTerm(term)] : []))
}

/** The id of an annotation: that of our record when it is one of ours, else its IRI, or null. */
export function annotationId(annotation: JsonObject): string | null {
  const iri = iriOfNode(annotation)
  return iri === null ? null : (idOf('annotation', iri) ?? iri)
}

/** Where our own files say the two ends lie. */
const endsSchema = z.object({ from: relationEndSchema, to: relationEndSchema })

interface Link {
  readonly found: FoundAnnotation
  readonly from: string
  readonly to: string
}

/** Reads relations: annotations that link two others. They can be told only once all annotations were read. */
export class LinkReader {
  readonly #article: string
  readonly #links: Link[] = []

  constructor(article: string) {
    this.#article = article
  }

  /** Keeps an annotation that links two others for the end; false when it is something else. */
  take(found: FoundAnnotation, targets: readonly ReadTarget[]): boolean {
    const [from, to, ...more] = targets
    if (!motivationsOf(found.value).includes('linking') || !from || !to || more.length > 0) return false
    if (from.source === null || to.source === null || from.hasSelector || to.hasSelector) return false
    this.#links.push({ found, from: from.source, to: to.source })
    return true
  }

  /** @param spans ids of the spans that were taken, by the IRI of their annotation */
  finish(spans: ReadonlyMap<string, string>): {
    readonly relations: readonly DecodedRelation[]
    readonly problems: readonly DecodeProblem[]
  } {
    const relations: DecodedRelation[] = []
    const problems: DecodeProblem[] = []
    for (const { found, from, to } of this.#links) {
      const stated = endsSchema.safeParse(unwrapped(found.value['claimdesk:ends']))
      const ends = stated.success ? stated.data : null
      const first = spans.get(from)
      if (first === undefined) {
        if (ends === null || ends.from.article === this.#article) problems.push(lost(found, 'begins'))
        continue
      }
      const second = spans.get(to)
      const isElsewhere = ends !== null && ends.to.article !== this.#article
      if (second === undefined && !isElsewhere) {
        problems.push(lost(found, 'ends'))
        continue
      }
      const { label, note, attributes } = readBodies(found.value)
      const end = {
        article: second === undefined && ends ? ends.to.article : null,
        span: second ?? ends?.to.span ?? '',
        quote: ends?.to.quote ?? ''
      }
      relations.push({ id: annotationId(found.value), type: label, from: first, to: end, attributes, note })
    }
    return { relations, problems }
  }
}

const lost = ({ line, place }: FoundAnnotation, verb: string): DecodeProblem => ({
  line,
  place,
  message: `This relation was left out: the annotation at which it ${verb} was not taken.`
})

/** JSON-LD processors may put a literal of type `@json` into an object. */
function unwrapped(value: unknown): unknown {
  return typeof value === 'object' && value !== null && '@value' in value ? value['@value'] : value
}
