import { OffsetMap } from '../../text/offset-map'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { sentencesOf, tokensOf } from '../tokens'
import { outgoingAnnotations } from './outgoing-annotations'
import { sentenceIdsOf } from './sentence-ids'
import { tsvSentences } from './sentence-text'
import { writeTsv } from './write'

/** Long enough to be few pieces, short enough not to hold a long document twice. */
const PIECE = 64 * 1024

/** A file for each document. */
export async function* encodeTsv(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  for await (const document of input.documents) {
    const path = `${document.name}.tsv`
    let piece = ''
    for (const line of linesOf(document, labels)) {
      piece += line
      if (piece.length < PIECE) continue
      yield { path, text: piece }
      piece = ''
    }
    if (piece !== '') yield { path, text: piece }
  }
}

function linesOf(given: ExportDocument, labels: LabelNames): Iterable<string> {
  const document = { ...given, tokens: tokensOf(given), sentences: sentencesOf(given) }
  const { text, tokens, spans } = document
  const map = OffsetMap.of(text)
  for (const span of spans) if (span.orphan === null) exportSpan(document, map, span, 'utf16')
  const ids = sentenceIdsOf(document.extra)
  // Without any token there would be no row for what is marked.
  const rows = tokens.length === 0 && spans.length > 0 ? [{ start: 0, end: text.length }] : tokens
  const sentences = tsvSentences(text, rows, document.sentences).map((sentence) => ({
    ...sentence,
    id: sentence.index === null ? null : (ids.get(document.sentences[sentence.index]?.start ?? -1) ?? null)
  }))
  return writeTsv(text, sentences, outgoingAnnotations({ ...document, tokens: rows }, labels))
}
