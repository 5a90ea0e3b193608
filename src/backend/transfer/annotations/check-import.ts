import type { CommandOf, NewClaim } from '../../../core/commands/command'
import type { DecodedClaim, DecodedDocument } from '../../../core/formats/format'
import { EMPTY_CHECK } from '../../../core/model/claim-check'
import type { ClaimCheck } from '../../../core/model/claim-check'
import type { Layer } from '../../../core/model/library'
import {
  claimCheckPatchSchema,
  newEvidenceSchema,
  newMarkSchema,
  newQuestionSchema
} from '../../../core/schema/check-records'

type Put = CommandOf<'check.put'>
type NewQuestion = NonNullable<Put['questions']>[number]
type NewEvidence = NonNullable<Put['evidence']>[number]
type NewMark = NonNullable<Put['marks']>[number]

export interface CheckImportParts {
  /** A free id for a record that the file calls `given`. */
  readonly idFor: (given: string, taken: ReadonlyMap<string, unknown>) => string
  /** Ids of the desk, by those of the file; null when that is not on it. */
  readonly deskId: (table: 'source' | 'speaker', given: string) => string | null
  /** Id of an article of the library for what the file calls it. */
  readonly articleId: (given: string) => string
  readonly problem: (place: string, message: string) => void
}

/** What a fact-check brings to the claims that an import adds: their checks, questions, evidence, and marks of the text. */
export class CheckImport {
  readonly questions: NewQuestion[] = []
  readonly evidence: NewEvidence[] = []
  readonly marks: NewMark[] = []
  readonly #layer: Layer
  readonly #text: string
  readonly #parts: CheckImportParts
  readonly #marksThere: Set<string>

  constructor(layer: Layer, text: string, parts: CheckImportParts) {
    this.#layer = layer
    this.#text = text
    this.#parts = parts
    this.#marksThere = new Set([...layer.marks.values()].map(markKey))
  }

  get count(): number {
    return this.questions.length + this.evidence.length + this.marks.length
  }

  /** The check of a claim as a command takes it; fields that a record cannot hold are left out and told. */
  checkOf({ id, check }: DecodedClaim): Pick<NewClaim, 'check'> {
    if (!check) return {}
    const fields: Record<string, unknown> = {}
    for (const [field, value] of Object.entries<unknown>({ ...check })) {
      // The number is given here, and what was not said needs no words.
      if (field === 'number' || JSON.stringify(value) === JSON.stringify(EMPTY_CHECK[field as keyof ClaimCheck]))
        continue
      if (claimCheckPatchSchema.safeParse({ [field]: value }).success) fields[field] = value
      else this.#parts.problem(id, `The field “${field}” of this claim’s check cannot be held here and was left out.`)
    }
    if (typeof fields['speakerRef'] === 'string') {
      fields['speakerRef'] = this.#parts.deskId('speaker', fields['speakerRef'])
    }
    // When it was decided is what the file says, or nothing: not the time of the import.
    return { check: claimCheckPatchSchema.parse({ ...fields, decidedAt: fields['decidedAt'] ?? null }) }
  }

  /**
   * Takes questions, evidence and marks of a document.
   *
   * @param claims ids here of the claims that were added, by those of the file
   */
  add(document: DecodedDocument, claims: ReadonlyMap<string, string>): void {
    const questions = new Map<string, string>()
    for (const { id, claim: of, text, position } of document.questions) {
      const claim = claims.get(of)
      if (claim === undefined) continue
      const fitting = newQuestionSchema.safeParse({
        id: this.#parts.idFor(id, this.#layer.questions),
        claim,
        text,
        position
      })
      if (!fitting.success) {
        this.#parts.problem(id, 'This question was left out: it is longer than a record can hold.')
        continue
      }
      questions.set(id, fitting.data.id)
      this.questions.push(fitting.data)
    }
    for (const given of document.evidence) {
      const { id, claim: of, question, source, passage, createdAt: _c, updatedAt: _u, person: _p, ...rest } = given
      const claim = claims.get(of)
      if (claim === undefined) continue
      const { origin: _origin, ...fields } = rest as typeof rest & { readonly origin?: string }
      const fitting = newEvidenceSchema.safeParse({
        ...fields,
        id: this.#parts.idFor(id, this.#layer.evidence),
        claim,
        question: question === null ? null : (questions.get(question) ?? null),
        source: source === null ? null : this.#parts.deskId('source', source),
        passage: passage && { ...passage, article: this.#parts.articleId(passage.article) }
      })
      if (fitting.success) this.evidence.push(fitting.data)
      else {
        const field = String(fitting.error.issues[0]?.path[0] ?? '')
        this.#parts.problem(id, `This evidence was left out: a record cannot hold its field “${field}”.`)
      }
    }
    for (const mark of document.marks) this.#addMark(mark)
  }

  #addMark({ id, range, quote, kind, rule, reason, orphan }: DecodedDocument['marks'][number]): void {
    const key = markKey({ range, kind, rule })
    if (orphan || this.#text.slice(range.start, range.end) !== quote.exact) {
      this.#parts.problem(id, 'This mark was left out: its words are not in the text.')
      return
    }
    if (this.#marksThere.has(key)) return
    const fitting = newMarkSchema.safeParse({
      ...{ range, quote, kind, rule, reason },
      id: this.#parts.idFor(id, this.#layer.marks)
    })
    if (!fitting.success) {
      this.#parts.problem(id, 'This mark was left out: a record cannot hold what it says.')
      return
    }
    this.#marksThere.add(key)
    this.marks.push(fitting.data)
  }
}

const markKey = ({ range, kind, rule }: Pick<DecodedDocument['marks'][number], 'range' | 'kind' | 'rule'>): string =>
  `${kind}|${rule}|${range.start}-${range.end}`
