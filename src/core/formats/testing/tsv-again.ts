import type { Decoded, DecodedDocument, SourceFile } from '../format'
import { exportInputOf } from '../interchange'
import { webannoTsvFormat } from '../webanno-tsv'
import { encodeFitted, makeFiles } from './build'
import type { ConformanceReport } from './conformance/report'
import { factLines, layerFacts } from './layer-facts'

const OPTIONS = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

/** Any function of the text will do where ids only have to differ. */
function hash(text: string): string {
  let sum = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index += 1) {
    sum = ((sum ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return sum.toString(16).padStart(16, '0').repeat(4)
}

export async function readTsv(content: Uint8Array | string, path: string): Promise<Decoded> {
  if (!webannoTsvFormat.decode) throw new Error('cannot read')
  return await webannoTsvFormat.decode(makeFiles({ [path]: content }))
}

/** What was read from any file, as our TSV of its first document. */
export async function tsvOf(decoded: Decoded): Promise<string> {
  const input = exportInputOf(decoded, OPTIONS, { sha256: hash, software: 'Claimdesk' })
  const { files } = await encodeFitted(webannoTsvFormat, input)
  const [first] = files.values()
  return new TextDecoder().decode(first)
}

/**
 * Reads a file, writes it and reads it again: everything must be the same. @returns what was read, and whether the
 * bytes were the same, too
 */
export async function throughTsv(
  file: SourceFile,
  report: ConformanceReport
): Promise<{ readonly decoded: Decoded; readonly sameBytes: boolean }> {
  const decoded = await readTsv(file.bytes, file.path)
  report.file(file.path)
  for (const { line, place, message } of decoded.problems) {
    report.difference(file.path, `line ${line}, ${place}: ${message}`)
  }
  const written = await tsvOf(decoded)
  const again = await readTsv(written, file.path)
  for (const { line, message } of again.problems)
    report.difference(file.path, `written again, line ${line}: ${message}`)
  const before = comparable(decoded)
  const after = comparable(again)
  if (before === after) report.equal(factCount(decoded))
  else report.difference(file.path, `written and read again, it is another document:\n${before}\n${after}`)
  return { decoded, sameBytes: written === new TextDecoder().decode(file.bytes) }
}

function factCount({ documents }: Decoded): number {
  return documents.reduce((sum, { spans, relations }) => sum + spans.length + relations.length, 0)
}

function comparable(decoded: Decoded): string {
  const facts = (document: DecodedDocument): unknown => {
    const { text, tokens, sentences, extra } = document
    return { text, tokens, sentences, extra, facts: factLines(layerFacts(document, decoded)) }
  }
  return JSON.stringify(decoded.documents.map(facts))
}
