import type { DecodedRelation } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { DocumentDraft } from '../web/document-draft'
import type { PeopleFound } from '../web/people-found'
import { iriOfNode, unwrapped } from './collect'
import type { FoundAnnotation } from './collect'
import { readBodies } from './read-bodies'
import { readAuthorship } from './read-creator'
import { readTargets } from './read-target'
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

/** A span that was read, by the IRI of its annotation. */
export interface ReadSpan {
  readonly id: string
  readonly draft: DocumentDraft
}

interface Link {
  readonly found: FoundAnnotation
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Gets the type and note of a relation out of the bodies that have them; `labelName` is the type's name. */
export type ReadRelation = Pick<DecodedRelation, 'type' | 'attributes' | 'note'>

/** Reads relations: annotations that link two others. They can be told only once all annotations of all files were read. */
export class LinkReader {
  readonly #links: Link[] = []
  /** Annotations that say of which type a link is, by the link's IRI. */
  readonly #meta = new Map<string, JsonObject>()
  readonly #people: PeopleFound
  /** Names of the relation types that are named by an id. */
  readonly typeNames = new Map<string, string>()

  constructor(people: PeopleFound) {
    this.#people = people
  }

  /**
   * Keeps an annotation that links two others for the end; false when it is something else. Two targets are written
   * by us and by RecogitoJS, a body and a target by its successors, with the type in an annotation of the link.
   */
  take(found: FoundAnnotation, file: string, targets: readonly ReadTarget[], links: ReadonlySet<string>): boolean {
    const { body } = found.value
    const [first, second, ...more] = targets
    if (first && !second && first.source !== null && links.has(first.source)) {
      this.#meta.set(first.source, found.value)
      return true
    }
    if (!isLink(found.value) || !first || more.length > 0) return false
    const ends = typeof body === 'string' && !second ? [...readTargets(body), first] : [first, second]
    const [from, to] = ends
    if (!from || !to || from.source === null || to.source === null || from.hasSelector || to.hasSelector) return false
    this.#links.push({ found, file, from: from.source, to: to.source })
    return true
  }

  /**
   * @param spans spans that were taken, by the IRI of their annotation
   * @param problem told of links that lost an end
   */
  finish(
    spans: ReadonlyMap<string, ReadSpan>,
    problem: (link: { readonly found: FoundAnnotation; readonly file: string }, message: string) => void
  ): void {
    for (const link of this.#links) {
      const { found, from, to } = link
      const ends = readEnds(found.value['claimdesk:ends'])
      const first = spans.get(from)
      const second = spans.get(to)
      if (!first || (!second && ends === null)) {
        const verb = first ? 'ends' : 'begins'
        problem(link, `This relation was left out: the annotation at which it ${verb} was not taken.`)
        continue
      }
      const { draft } = first
      draft.relations.push({
        ...readAuthorship(found.value, this.#people),
        ...this.#read(found.value),
        id: draft.newId('relation', annotationId(found.value)),
        from: first.id,
        to: {
          span: second?.id ?? ends?.span ?? '',
          document: second && second.draft !== draft ? second.draft.parts.key : null,
          article: second ? null : (ends?.article ?? null),
          quote: ends?.quote ?? ''
        }
      })
    }
  }

  #read(link: JsonObject): ReadRelation {
    // A body that is the place where the link begins says nothing about it.
    const about = typeof link['body'] === 'string' ? { ...link, body: undefined } : link
    const { label, labelName, note, attributes } = readBodies(about)
    const meta = this.#meta.get(iriOfNode(link) ?? '')
    const more = meta ? readBodies({ ...meta, motivation: 'tagging' }) : null
    if (labelName !== null && label !== '') this.typeNames.set(label, labelName)
    return { type: label || (more?.label ?? ''), attributes, note: note || (more?.note ?? '') }
  }
}

/** Whether an annotation is a relation, by its motivation. */
export function isLink(annotation: JsonObject): boolean {
  return motivationsOf(annotation).includes('linking')
}

/** Where our own files say a relation ends. */
function readEnds(value: unknown): { readonly article: string; readonly span: string; readonly quote: string } | null {
  const ends = unwrapped(value)
  const to = isJsonObject(ends) && isJsonObject(ends['to']) ? ends['to'] : {}
  const article = asText(to['article'])
  const span = asText(to['span'])
  return article === null || span === null ? null : { article, span, quote: asText(to['quote']) ?? '' }
}
