import type { Authored, DocumentLabel, Span } from '../model/annotation'
import type { Bookmark } from '../model/bookmark'
import type { Relation } from '../model/relation'
import type { Claim } from '../model/claim'
import { spanQuote } from '../model/annotation'
import { findVerdict } from '../model/verdict-scale'
import { OffsetMap } from '../text/offset-map'
import { withoutPrivateNotes } from './document-index'
import { exportSpan } from './export-range'
import type { ExportDocument, ExportInput, Format, OutputPart } from './format'
import { sortedJson } from './json-value'
import { LabelNames } from './label-names'
import { lossReporter } from './losses'

const FILE = 'annotations.jsonl'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  // The file is there even when no line is.
  yield { path: FILE, text: '' }
  for await (const document of input.documents) {
    const row = documentRow(withoutPrivateNotes(document, input.options.includeNotes), labels)
    yield { path: FILE, text: `${oneLine(JSON.stringify(row))}\n` }
  }
}

/** Some readers (Python's `splitlines`) end a line at these characters, which JSON lets stand in strings. */
function oneLine(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** Every row has every key with the same type: readers with a schema infer it from the first rows. */
function documentRow(document: ExportDocument, labels: LabelNames): object {
  const { article, text, status, spans, claims, documentLabels, relations, bookmarks } = document
  const map = OffsetMap.of(text)
  return {
    id: article.id,
    title: article.title,
    url: article.url ?? '',
    language: article.language,
    text,
    offset_unit: 'codepoint',
    sha256: article.text.sha256,
    status,
    spans: spans.map((span) => spanRow(document, map, span, labels)),
    claims: claims.map(claimRow),
    document_labels: documentLabels.map((label) => documentLabelRow(label, labels)),
    relations: relations.map(relationRow),
    bookmarks: bookmarks.map((bookmark) => bookmarkRow(document, map, bookmark)),
    note: document.note
  }
}

function spanRow(document: ExportDocument, map: OffsetMap, span: Span, labels: LabelNames): object {
  const ranges = span.orphan === null ? exportSpan(document, map, span, 'codepoint') : []
  return {
    id: span.id,
    start: ranges[0]?.start ?? null,
    end: ranges.at(-1)?.end ?? null,
    ranges: ranges.map(({ start, end, text }) => ({ start, end, text })),
    label: labels.path(span.label),
    label_id: span.label,
    text: spanQuote(span),
    orphan: span.orphan !== null,
    attributes: sortedJson(span.attributes),
    tags: span.tags,
    note: span.note,
    ...authorship(span)
  }
}

function claimRow(claim: Claim): object {
  return {
    id: claim.id,
    spans: claim.spans,
    claim: claim.normalized,
    speaker: claim.speaker,
    verdict_scale: claim.verdict?.scale ?? '',
    verdict: claim.verdict?.value ?? '',
    canonical: (claim.verdict && findVerdict(claim.verdict)?.canonical) ?? '',
    note: claim.note,
    ...authorship(claim)
  }
}

function documentLabelRow(label: DocumentLabel, labels: LabelNames): object {
  return {
    id: label.id,
    label: labels.path(label.label),
    label_id: label.label,
    value: label.value ?? '',
    attributes: sortedJson(label.attributes),
    note: label.note,
    ...authorship(label)
  }
}

function relationRow({ id, type, from, to, attributes, note, ...rest }: Relation): object {
  return {
    id,
    type,
    from_article: from.article,
    from_span: from.span,
    to_article: to.article,
    to_span: to.span,
    to_text: to.quote,
    attributes: sortedJson(attributes),
    note,
    ...authorship(rest)
  }
}

function bookmarkRow(document: ExportDocument, map: OffsetMap, { id, range, quote, name, ...rest }: Bookmark): object {
  const [place] = exportSpan(document, map, { id, ranges: [range], quotes: [quote] }, 'codepoint')
  return { id, ...place, name, ...authorship(rest) }
}

function authorship({ person, createdAt, updatedAt, origin }: Omit<Authored, 'id'>): object {
  return { annotator: person, created: createdAt, updated: updatedAt, origin }
}

/** One article a line, with its text: for scripts, data frames and training. */
export const jsonlFormat: Format = {
  id: 'jsonl',
  name: 'JSON Lines',
  description: 'One article a line with its text, annotations and claims: for scripts and data sets.',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF, one object per article, the same keys with the same types in every row; what is unknown is
an empty string or list, never left out. \`text[start:end]\` in Python is the passage.

- Row: \`id\`, \`title\`, \`url\`, \`language\`, \`text\`, \`offset_unit\` (\`"codepoint"\`), \`sha256\` (of the text),
  \`status\`, \`spans\`, \`claims\`, \`document_labels\`, \`relations\`, \`bookmarks\`, \`note\` (on the article).
- Span: \`id\`, \`start\`, \`end\`, \`ranges\` (\`start\`, \`end\`, \`text\` each), \`label\` (full path), \`label_id\`, \`text\`,
  \`orphan\`, \`attributes\` (a JSON object as text), \`tags\`, \`note\`, \`annotator\`, \`created\`, \`updated\`, \`origin\`. A
  discontinuous span has several \`ranges\`; its \`start\` and \`end\` are the outer ones and its \`text\` joins the parts
  with \` … \`. An orphan, whose words are no longer in the text, has no ranges and \`null\` for \`start\` and \`end\`.
- Claim: \`id\`, \`spans\` (ids), \`claim\`, \`speaker\`, \`verdict_scale\`, \`verdict\`, \`canonical\`, \`note\` and authorship
  as above.
- Document label: \`id\`, \`label\`, \`label_id\`, \`value\`, \`attributes\`, \`note\` and authorship.
- Relation, in the row of the article it begins in: \`id\`, \`type\`, \`from_article\`, \`from_span\`, \`to_article\`,
  \`to_span\`, \`to_text\` (the words at the other end when it was drawn), \`attributes\`, \`note\` and authorship.
- Bookmark: \`id\`, \`start\`, \`end\`, \`text\`, \`name\` and authorship.`,
  losses: lossReporter({
    orphans: 'Orphaned annotations are written with their words, but without a position.',
    segments: 'The roles of text segments (title, caption, credit…) are left out.'
  }),
  encode
}
