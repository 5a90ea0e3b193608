import type { DocumentLabel, Span } from '../../model/annotation'
import type { Bookmark } from '../../model/bookmark'
import type { Claim } from '../../model/claim'
import { OffsetMap } from '../../text/offset-map'
import { claimsBySpan } from '../document-index'
import { exportSpan } from '../export-range'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import { isXmlSafe, xmlAttributes, xmlText } from '../xml'
import { writeDetails } from './details'
import type { Guids } from './guid'
import { DETAILS, METADATA_VARIABLES, STATUS_VARIABLE, TAGS_DETAIL, attributeDetail, isOwnVariable } from './vocabulary'
import type { CodeTree } from './write-codes'
import { noteReferences, noteText, shortName } from './write-notes'
import type { NoteBook } from './write-notes'
import type { UserBook } from './write-people'
import type { LinkBook } from './write-relations'
import { isVariableValue } from './write-variables'
import type { VariableBook } from './write-variables'

/** What the sources of a project share. */
export interface ProjectParts {
  readonly labels: LabelNames
  readonly guids: Guids
  readonly codes: CodeTree
  readonly users: UserBook
  readonly notes: NoteBook
  readonly links: LinkBook
  readonly variables: VariableBook
}

/** What the standard has no slot for on a coding of a whole document, kept in the document's details. */
export interface LabelDetails {
  readonly guid: string
  readonly value: string | null
  readonly attributes: DocumentLabel['attributes']
  readonly updatedAt: string
}

/** Writes the `TextSource` of a document, and adds its notes, links and variables to those of the project. */
export class SourceWriter {
  readonly #parts: ProjectParts
  readonly #document: ExportDocument
  readonly #map: OffsetMap
  /** What the ids of the document's records are unique in. */
  readonly #scope: string
  readonly #claims: ReadonlyMap<string, readonly Claim[]>
  readonly guid: string

  constructor(parts: ProjectParts, document: ExportDocument, scope: string) {
    this.#parts = parts
    this.#document = document
    this.#map = OffsetMap.of(document.text)
    this.#scope = scope
    this.#claims = claimsBySpan(document)
    this.guid = parts.guids.of('source', scope)
  }

  /** @throws {ExportMismatchError} before a wrong position could leave */
  xml(): string {
    const { article, spans, bookmarks, documentLabels, claims } = this.#document
    const { notes, guids } = this.#parts
    for (const claim of claims) {
      const name = shortName(`Claim: ${claim.normalized}`)
      notes.add(guids.of('claim', claim.id, this.#scope), name, this.#claimText(claim), claim)
    }
    // An orphan has no position, and a passage of the standard must have one.
    const placed = spans.filter(({ orphan }) => orphan === null)
    const passages = placed.map((span) => this.#spanXml(span)).join('')
    const marks = bookmarks.map((bookmark) => this.#bookmarkXml(bookmark)).join('')
    const codings = documentLabels.map((label) => this.#documentLabelXml(label)).join('')
    const plainTextPath = `internal://${this.guid}.txt`
    return (
      `    <TextSource${xmlAttributes({ guid: this.guid, name: article.title, plainTextPath })}>\n` +
      `${passages}${marks}${codings}${this.#documentNotes()}${this.#variableValues()}    </TextSource>\n`
    )
  }

  #spanXml(span: Span): string {
    const { guids, codes, labels, users, links } = this.#parts
    const first = guids.of('span', span.id, this.#scope)
    links.addPassage(first)
    const code = codes.guidOf(labels.path(span.label))
    let previous = first
    return exportSpan(this.#document, this.#map, span, 'codepoint')
      .map(({ start, end, text }, index) => {
        const guid = index === 0 ? first : guids.part(first, index + 1)
        if (index > 0) links.addContinuation(previous, guid)
        previous = guid
        const coding = xmlAttributes({ guid: guids.derived('coding', guid), ...users.codingAttributes(span) })
        return this.#selectionXml(
          { guid, name: shortName(text), startPosition: start, endPosition: end, ...users.attributes(span) },
          (index === 0 ? spanDetails(span) : '') +
            `        <Coding${coding}>\n          <CodeRef${xmlAttributes({ targetGUID: code })}/>\n        </Coding>\n` +
            (index === 0 ? noteReferences(this.#spanNotes(span), '        ') : '')
        )
      })
      .join('')
  }

  #bookmarkXml(bookmark: Bookmark): string {
    const { id, range, quote, name } = bookmark
    const { guids, users } = this.#parts
    const guid = guids.of('bookmark', id, this.#scope)
    const span = { id, ranges: [range], quotes: [quote] }
    return exportSpan(this.#document, this.#map, span, 'codepoint')
      .map(({ start, end, text }) =>
        this.#selectionXml(
          { guid, name: shortName(text), startPosition: start, endPosition: end, ...users.attributes(bookmark) },
          `        <Description>${xmlText(writeDetails(DETAILS.bookmark, [['name', name]]))}</Description>\n`
        )
      )
      .join('')
  }

  #selectionXml(attributes: Readonly<Record<string, string | number | null>>, inside: string): string {
    return `      <PlainTextSelection${xmlAttributes(attributes)}>\n${inside}      </PlainTextSelection>\n`
  }

  /** GUIDs of the note on a span and of its claims. */
  #spanNotes(span: Span): readonly string[] {
    const { guids, notes } = this.#parts
    const own =
      span.note === ''
        ? []
        : [notes.add(guids.derived('note', span.id, this.#scope), shortName(span.note), noteText(span.note), span)]
    const claims = this.#claims.get(span.id) ?? []
    return [...own, ...claims.map(({ id }) => guids.of('claim', id, this.#scope))]
  }

  #claimText({ spans, normalized, speaker, verdict, note }: Claim): string {
    return writeDetails(DETAILS.claim, [
      ['claim', normalized],
      ['speaker', speaker],
      ['verdict', verdict?.value],
      ['scale', verdict?.scale],
      ['note', note === '' ? undefined : note],
      // Their order; which they are is said by their references to this note.
      ['passages', spans.length > 1 ? spans.map((span) => this.#parts.guids.of('span', span, this.#scope)) : undefined]
    ])
  }

  #documentLabelXml(label: DocumentLabel): string {
    const { guids, codes, labels, users, notes } = this.#parts
    const guid = this.#labelGuid(label)
    const coding = xmlAttributes({ guid, ...users.codingAttributes(label) })
    const code = xmlAttributes({ targetGUID: codes.guidOf(labels.path(label.label)) })
    const text = noteText(label.note)
    const note =
      text === '' ? [] : [notes.add(guids.derived('label note', label.id, this.#scope), shortName(text), text, label)]
    const references = noteReferences(note, '        ')
    return `      <Coding${coding}>\n        <CodeRef${code}/>\n${references}      </Coding>\n`
  }

  #labelGuid({ id }: DocumentLabel): string {
    return this.#parts.guids.of('document label', id, this.#scope)
  }

  #documentNotes(): string {
    const { guids, notes } = this.#parts
    const { note, article } = this.#document
    const references: string[] = []
    if (note !== '') {
      references.push(notes.add(guids.derived('document note', this.#scope), shortName(note), noteText(note), null))
    }
    const details = this.#documentDetails()
    if (details.length > 0) {
      const name = shortName(`Claimdesk: ${article.title}`)
      const text = writeDetails(DETAILS.document, details)
      references.push(notes.add(guids.derived('details', this.#scope), name, text, null))
    }
    return noteReferences(references, '      ')
  }

  /** Everything of the document that the standard has no slot for. */
  #documentDetails(): readonly (readonly [string, unknown])[] {
    const { article, documentLabels, claims, relations, extra } = this.#document
    for (const record of [...claims, ...relations]) this.#parts.users.note(record)
    const fields = (['title', ...METADATA_VARIABLES.map(([field]) => field)] as const).filter(
      (field) => article[field] !== null && !isXmlSafe(article[field])
    )
    const labels = documentLabels.flatMap((label): readonly LabelDetails[] => {
      const { value, attributes, createdAt, updatedAt } = label
      const isPlain = value === null && Object.keys(attributes).length === 0 && createdAt === updatedAt
      return isPlain ? [] : [{ guid: this.#labelGuid(label), value, attributes, updatedAt }]
    })
    const links = relations.map((each) => this.#parts.links.addRelation(this.#document, this.#scope, each))
    const rest = Object.entries(extra).filter(([name, value]) => !isVariable(name, value))
    const details: (readonly [string, unknown])[] = []
    if (fields.length > 0)
      details.push(['metadata', Object.fromEntries(fields.map((field) => [field, article[field]]))])
    if (labels.length > 0) details.push(['labels', labels])
    if (links.length > 0) details.push(['relations', links])
    if (rest.length > 0) details.push(['extra', Object.fromEntries(rest)])
    return details
  }

  #variableValues(): string {
    const { article, status, extra } = this.#document
    const { variables } = this.#parts
    const values = METADATA_VARIABLES.flatMap(([field, name]) => {
      const value = article[field]
      return value === null ? [] : [variables.value(name, value)]
    })
    values.push(variables.value(STATUS_VARIABLE, status))
    for (const [name, value] of Object.entries(extra)) {
      if (isVariable(name, value) && isVariableValue(value)) values.push(variables.value(name, value))
    }
    return values.join('')
  }
}

/** Whether something of another program goes into a variable; else it goes into the details. */
function isVariable(name: string, value: unknown): boolean {
  return isVariableValue(value) && isXmlSafe(name) && !isOwnVariable(name)
}

/** Attributes and tags: what a program shows as the comment on a passage. */
function spanDetails({ attributes, tags }: Span): string {
  if (Object.keys(attributes).length === 0 && tags.length === 0) return ''
  const values = Object.entries(attributes).map(([name, value]): readonly [string, unknown] => [
    attributeDetail(name),
    value
  ])
  if (tags.length > 0) values.push([TAGS_DETAIL, tags])
  return `        <Description>${xmlText(writeDetails(DETAILS.attributes, values))}</Description>\n`
}
