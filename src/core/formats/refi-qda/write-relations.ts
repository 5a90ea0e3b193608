import { crossesArticles } from '../../model/relation'
import type { Relation } from '../../model/relation'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import { xmlAttributes } from '../xml'
import type { Guids } from './guid'
import { CONTINUED_BY } from './vocabulary'
import { noteReferences, noteText, shortName } from './write-notes'
import type { NoteBook } from './write-notes'

/** What a link cannot hold of a relation, as it stands in the details of the document where it begins. */
export interface RelationDetails {
  readonly guid: string
  readonly type: string
  /** GUIDs of passages. */
  readonly from: string
  readonly to: string
  /** The other end as Claimdesk knows it: all there is when it is not in the file. */
  readonly article: string
  readonly span: string
  readonly quote: string
  readonly attributes: Relation['attributes']
  readonly person: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Only of a relation that leads into another article; else it is a note of its own. */
  readonly note?: string
}

/** The links of a project: relations, and what holds the parts of a discontinuous passage together. */
export class LinkBook {
  readonly #links: string[] = []
  readonly #crossing: { readonly to: string; readonly xml: string }[] = []
  readonly #selections = new Set<string>()
  readonly #guids: Guids
  readonly #notes: NoteBook
  readonly #labels: LabelNames

  constructor(guids: Guids, notes: NoteBook, labels: LabelNames) {
    this.#guids = guids
    this.#notes = notes
    this.#labels = labels
  }

  /** Notes a passage as written: links may lead to it. */
  addPassage(guid: string): void {
    this.#selections.add(guid)
  }

  /** Links a part of a passage with the next one. */
  addContinuation(from: string, to: string): void {
    this.#links.push(linkXml(this.#guids.derived('continued', to), CONTINUED_BY, 'OneWay', from, to, []))
  }

  /**
   * Adds a relation of a document whose passages were added before.
   *
   * @param scope what the ids of the document's spans are unique in
   */
  addRelation({ article }: Pick<ExportDocument, 'article'>, scope: string, relation: Relation): RelationDetails {
    const { id, type, from, to, attributes, note, person, createdAt, updatedAt } = relation
    const guid = this.#guids.of('relation', id, scope)
    const name = this.#labels.relationType(type)
    const origin = this.#guids.of('span', from.span, scope)
    const target = this.#guids.of('span', to.span, to.article === article.id ? scope : to.article)
    const direction = this.#labels.typeOf(type)?.symmetric === true ? 'Bidirectional' : 'OneWay'
    const crosses = crossesArticles(relation) || !this.#selections.has(origin) || !this.#selections.has(target)
    const notes =
      crosses || note === ''
        ? []
        : [this.#notes.add(this.#guids.derived('relation note', id, scope), shortName(note), noteText(note), relation)]
    const xml = linkXml(guid, name, direction, origin, target, notes)
    if (crosses) this.#crossing.push({ to: target, xml })
    else this.#links.push(xml)
    const far = { article: to.article, span: to.span, quote: to.quote }
    const made = { person, createdAt, updatedAt }
    return { guid, type: name, from: origin, to: target, ...far, attributes, ...made, ...(crosses && { note }) }
  }

  /** The `Links` element in pieces, without those that lead to what is not in the project. */
  *xml(): Generator<string> {
    const links = [...this.#links]
    for (const { to, xml } of this.#crossing) if (this.#selections.has(to)) links.push(xml)
    if (links.length === 0) return
    yield '  <Links>\n'
    yield* links
    yield '  </Links>\n'
  }
}

function linkXml(
  guid: string,
  name: string,
  direction: 'OneWay' | 'Bidirectional',
  originGUID: string,
  targetGUID: string,
  notes: readonly string[]
): string {
  const open = `    <Link${xmlAttributes({ guid, name, direction, originGUID, targetGUID })}`
  return notes.length === 0 ? `${open}/>\n` : `${open}>\n${noteReferences(notes, '      ')}    </Link>\n`
}
