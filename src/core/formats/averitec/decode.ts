import { quoteOf } from '../../text/quote'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, UNKNOWN_AUTHORSHIP } from '../format'
import type { Decoded, DecodedClaim, DecodedDocument, DecodedSpan, DecodeInput, DecodeProblem } from '../format'
import { jsonRecords } from '../json-records'
import { asText } from '../json-value'
import type { JsonObject } from '../json-value'
import { readText, withoutEnding } from '../text-file'
import { ClaimSheets, oneLine } from '../claims/claim-sheets'
import { leftoversOf } from './leftovers'
import { averitecClaim } from './object'
import { readClaim } from './read-claim'
import type { ReadClaim } from './read-claim'
import { EMPTY_DESK } from '../desk-in-files'
import type { LABELS } from './vocabulary'

/** Attribute of a span in which is kept what a file says otherwise than we would write it. */
export const LEFTOVERS = 'averitec'
const LABEL = 'claim'

/** Reads files of the data set: each is a document of its claims, one a line, and every line is a claim. */
export function decodeAveritec({ files }: DecodeInput): Promise<Decoded> {
  const problems: DecodeProblem[] = []
  const documents = files.flatMap((file): readonly DecodedDocument[] => {
    const { raw, problem } = readText(file)
    if (problem) {
      problems.push(problem)
      return []
    }
    const tell = (line: number, message: string): void =>
      void problems.push({ file: file.path, line, place: `line ${line}`, message })
    const document = readDocument(raw, withoutEnding(file.path), tell)
    return document ? [document] : []
  })
  const labels = documents.length === 0 ? [] : [{ id: LABEL, path: 'Claim', role: 'claim' } as const]
  return Promise.resolve({ ...NOTHING_DECODED, documents, labels, problems })
}

function readDocument(
  raw: string,
  name: string,
  tell: (line: number, message: string) => void
): DecodedDocument | null {
  const spans: DecodedSpan[] = []
  const claims: DecodedClaim[] = []
  const read: ReadClaim[] = []
  const lines: string[] = []
  for (const { line, value, problem } of jsonRecords(raw)) {
    if (value === null) {
      tell(line, problem)
      continue
    }
    const words = asText(value['claim'])
    const row = oneLine(words ?? '')
    if (words === null || row === '') {
      tell(line, 'This entry was left out: it has no claim.')
      continue
    }
    const number = claims.length + 1
    // Long enough to be kept as an id in a library, and the same for the same place in the file.
    const id = `averitec-${String(number).padStart(5, '0')}`
    const found = readClaim(value, words, id)
    lines.push(row)
    read.push(found)
    claims.push({ ...UNKNOWN_AUTHORSHIP, id, spans: [`${id}-s`], note: '', ...found.fields })
    const kept = leftovers(value, found, id)
    spans.push({
      ...UNKNOWN_AUTHORSHIP,
      ...{ id: `${id}-s`, label: LABEL, tags: [], note: '', ranges: [], quotes: [] },
      attributes: kept === null ? {} : { [LEFTOVERS]: kept }
    })
  }
  if (claims.length === 0) return null
  const text = lines.join('\n')
  let start = 0
  const placed = spans.map((span, index) => {
    const range = { start, end: start + (lines[index]?.length ?? 0) }
    start = range.end + 1
    return { ...span, ranges: [range], quotes: [quoteOf(text, range)] }
  })
  return {
    ...EMPTY_DECODED_DOCUMENT,
    key: name,
    name,
    text,
    spans: placed,
    claims,
    questions: read.flatMap(({ questions }) => questions),
    evidence: read.flatMap(({ evidence }) => evidence)
  }
}

const SHEETS = new ClaimSheets({ desk: EMPTY_DESK })

/** What would not come back of an entry as it was. An entry without a label is undecided, and is not written. */
function leftovers(value: JsonObject, { fields, questions, evidence }: ReadClaim, id: string): string | null {
  const { verdict } = fields
  if (verdict === null) return null
  const authored = { id, person: '', createdAt: '', updatedAt: '', origin: 'human' }
  const sheet = {
    claim: { ...authored, spans: [], note: '', ...fields },
    text: fields.normalized,
    speaker: fields.speaker,
    questions: questions.map((question) => ({ ...question, ...authored, id: question.id })),
    evidence: evidence.map((each) => ({ ...each, ...authored, id: each.id }))
  }
  return leftoversOf(averitecClaim(sheet, verdict.value as keyof typeof LABELS, SHEETS), value)
}
