import type { ClaimSheet, ClaimSheets } from '../claims/claim-sheets'
import { oneLine } from '../claims/claim-sheets'
import { settingOf } from '../format'
import type { ExportDocument, FormatSetting, OutputPart } from '../format'
import { judgedSentences } from './sentences'

export const EDITION: FormatSetting = {
  id: 'edition',
  name: 'Edition',
  description: 'the year and task whose columns are written.',
  choices: [
    { id: '2024-sentences', name: '2023 and 2024: sentences worth checking' },
    { id: 'debates', name: '2018 to 2021: debates, a file for each article' },
    { id: '2020-tweets', name: '2020: posts' },
    { id: '2025-subjectivity', name: '2025: subjectivity of sentences' },
    { id: '2025-normalisation', name: '2025: normalised claims (CSV)' }
  ]
}

/** Writes the documents of an export one after the other as an edition has them. */
export interface Edition {
  /** What the file begins with; null where every article has a file of its own. */
  readonly head: OutputPart | null
  document(document: ExportDocument): Iterable<OutputPart>
}

const row = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => oneLine(String(cell))).join('\t')}\n`
/** Since 2023 cells with a quote stand in quotes, as in CSV. */
const quotedRow = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => quotedWhere(/"/, oneLine(String(cell)))).join('\t')}\n`
const quotedWhere = (needs: RegExp, cell: string): string =>
  needs.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
/** RFC 4180. */
const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => quotedWhere(/[",\r\n]/, cell)).join(',')}\r\n`

const UNKNOWN = 'UNKNOWN'
const SYSTEM = 'SYSTEM'

/** Line numbers from 1, no header, never quotes; what is no work is said by the system. */
function debates(sheets: ClaimSheets): Edition {
  return {
    head: null,
    *document(document) {
      const { byline } = document.article
      const lines = judgedSentences(document, sheets).map(({ text, isCandidate, isWorthy, speaker }, index) =>
        row([index + 1, isCandidate ? speaker || (byline ?? '') || UNKNOWN : SYSTEM, text, isWorthy ? 1 : 0])
      )
      yield { path: `${document.name}.tsv`, text: lines.join('') }
    }
  }
}

/** An edition of one file with a header, and rows that are numbered through it. */
function inOneFile(
  path: string,
  head: string,
  rows: (document: ExportDocument, number: () => number) => Iterable<string>
): Edition {
  let count = 0
  return {
    head: { path, text: head },
    *document(document) {
      for (const text of rows(document, () => (count += 1))) yield { path, text }
    }
  }
}

function posts(sheets: ClaimSheets): Edition {
  const head = row(['topic_id', 'tweet_id', 'tweet_url', 'tweet_text', 'claim', 'check_worthiness'])
  return inOneFile('checkthat-2020-tweets.tsv', head, function* rows(document) {
    const { article, text } = document
    const candidates = judgedSentences(document, sheets)
    const topic = sheets.of(document).flatMap(({ claim }) => claim.check.topics)[0] ?? 'none'
    const has = (of: 'hasClaim' | 'isWorthy'): number => (candidates.some((sentence) => sentence[of]) ? 1 : 0)
    yield row([topic, article.id, article.url ?? '', text, has('hasClaim'), has('isWorthy')])
  })
}

function sentences(sheets: ClaimSheets): Edition {
  const head = row(['Sentence_id', 'Text', 'class_label'])
  return inOneFile('checkthat-2024.tsv', head, function* rows(document, number) {
    for (const { text, isCandidate, isWorthy } of judgedSentences(document, sheets)) {
      if (isCandidate) yield quotedRow([number(), text, isWorthy ? 'Yes' : 'No'])
    }
  })
}

function subjectivity(sheets: ClaimSheets): Edition {
  const head = row(['sentence_id', 'sentence', 'label', 'solved_conflict'])
  return inOneFile('checkthat-2025-subjectivity.tsv', head, function* rows(document, number) {
    for (const { text, isCandidate, subjectivity: label } of judgedSentences(document, sheets)) {
      if (isCandidate && label !== null) yield quotedRow([number(), text, label, 'False'])
    }
  })
}

function normalisation(sheets: ClaimSheets): Edition {
  const head = csvRow(['post', 'normalized claim'])
  return inOneFile('checkthat-2025-normalisation.csv', head, function* rows(document) {
    for (const sheet of sheets.of(document)) {
      if (isNormalised(sheet)) yield csvRow([sheet.verbatim, sheet.claim.normalized])
    }
  })
}

export const isNormalised = ({ claim }: ClaimSheet): boolean => claim.normalized.trim() !== ''

const EDITIONS: Readonly<Record<string, (sheets: ClaimSheets) => Edition>> = {
  '2024-sentences': sentences,
  debates,
  '2020-tweets': posts,
  '2025-subjectivity': subjectivity,
  '2025-normalisation': normalisation
}

export function editionOf(settings: Readonly<Record<string, string>>, sheets: ClaimSheets): Edition {
  return (EDITIONS[settingOf(EDITION, settings)] ?? sentences)(sheets)
}
