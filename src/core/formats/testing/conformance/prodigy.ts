import type { Decoded, DecodedDocument } from '../../format'
import { prodigyFormat } from '../../prodigy'
import { RELATION_END } from '../../prodigy/row-keys'
import { makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'
import { writtenAgain } from './written-again'

const FOLDER = 'prodigy'

interface StatedSpan {
  readonly start: number
  readonly end: number
  readonly token_start?: number
  readonly token_end?: number
  readonly label?: string
  readonly text?: string
}

/** What a row of the file states, as another program would read it. */
interface StatedRow {
  readonly text?: string
  readonly spans?: readonly StatedSpan[]
  readonly tokens?: readonly { readonly text: string; readonly start: number; readonly end: number }[]
  readonly label?: string
  readonly accept?: readonly string[]
  readonly answer?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

/**
 * Reads every row in the corpus; compares texts, passages, tokens, labels and answers with what the row states, cut
 * out of the text in code points; writes them, states the same again, and reads them again.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  for (const path of paths) {
    const file = corpusFile(FOLDER, path)
    const rows = rowsOf(Buffer.from(file.bytes).toString())
    const decoded = await prodigyFormat.decode?.(makeFiles({ [path]: file.bytes }))
    if (!decoded || rows === null) continue
    report.file(path)
    for (const { line, place, message } of decoded.problems) {
      const isTold = rows[(line ?? 0) - 1]?.text === undefined
      if (isTold) report.declared(path, 'a row without a text')
      else report.difference(path, `line ${line}, ${place}: ${message}`)
    }
    const stated = rows.filter(({ text }) => text !== undefined)
    compareRows(path, stated, decoded, report)
    const again = await writtenAgain(prodigyFormat, decoded)
    compareRows(`${path}, written again`, stated, again, report)
    decoded.documents.forEach((document, index) => {
      if (plain(document) !== plain(again.documents[index])) {
        report.difference(path, `document ${index + 1}, written again, is another.`)
      }
    })
  }
  report.account(paths)
  return report.finish()
}

function rowsOf(content: string): readonly StatedRow[] | null {
  try {
    return content
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as StatedRow)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function compareRows(path: string, rows: readonly StatedRow[], decoded: Decoded, report: ConformanceReport): void {
  if (decoded.documents.length !== rows.length) {
    report.difference(path, `${decoded.documents.length} documents for ${rows.length} rows.`)
    return
  }
  rows.forEach((row, index) => {
    const document = decoded.documents[index]
    const place = `${path}, row ${index + 1}`
    if (!document) return
    const expected = statedFacts(row)
    const found = factsOf(document)
    for (const [name, value] of Object.entries(expected)) {
      const got = JSON.stringify(found[name as keyof typeof found])
      if (got === JSON.stringify(value)) continue
      report.difference(place, `${name}: ${got} instead of ${JSON.stringify(value)}`)
    }
    report.equal(document.spans.length + document.documentLabels.length)
  })
}

/** Text with LF alone, and positions as words: what the code points of the row cut out. */
function statedFacts({ text = '', spans = [], tokens = [], label, accept = [], answer = 'accept', meta }: StatedRow) {
  const characters = Array.from(text)
  const words = (start: number, end: number): string => lines(characters.slice(start, end).join(''))
  const byTokens = ({ token_start, token_end }: StatedSpan): string | null => {
    const [first, last] = [tokens[token_start ?? -1], tokens[token_end ?? -1]]
    return first && last ? words(first.start, last.end) : null
  }
  const isOwnLabel = label !== undefined && spans.length === 0
  return {
    text: lines(text.replace(/^\uFEFF+/, '')),
    spans: spans.map((span) => `${span.label ?? ''}: ${byTokens(span) ?? words(span.start, span.end)}`).sort(),
    tokens: tokens.map((token) => token.text).filter((token) => token.trim() !== ''),
    labels: answer === 'accept' ? [...accept, ...(isOwnLabel ? [label] : [])].sort() : [],
    answer,
    source: meta?.['source'] ?? null
  }
}

function factsOf({ text, spans, tokens, documentLabels, metadata, extra }: DecodedDocument) {
  const answers = (metadata.tags ?? []).flatMap((tag) => /^prodigy:(reject|ignore)/.exec(tag)?.[1] ?? [])
  const [kept] = (extra['prodigy'] ?? []) as readonly { keys: { meta?: Readonly<Record<string, unknown>> } }[]
  // Tokens at which a relation ends are passages here, though the row lists none for them.
  const listed = spans.filter(({ attributes }) => attributes[RELATION_END] !== true)
  return {
    text,
    spans: listed.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact ?? ''}`).sort(),
    tokens: (tokens ?? []).map(({ start, end }) => text.slice(start, end)),
    labels: documentLabels.map(({ label }) => label).sort(),
    answer: answers[0] ?? 'accept',
    source: kept?.keys.meta?.['source'] ?? null
  }
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** A document without what a conversion makes up for it: a title, after its name, and metadata that say nothing. */
function plain(document: DecodedDocument | undefined): string {
  if (!document) return ''
  const { key: _, name, metadata, status, ...rest } = document
  const said = Object.entries({ ...metadata, title: metadata.title ?? name }).filter(
    ([, value]) => value !== null && value !== 'und' && value.length > 0
  )
  return JSON.stringify([Object.fromEntries(said), status ?? 'todo', rest], (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  )
}
