import { ClaimSheets, placeOf } from './claims/claim-sheets'
import { claimLosses } from './claims/claim-losses'
import { aboutClaims, ClaimPreflight, NOT_CHECKABLE, UNDECIDED } from './claims/preflight-list'
import type { Remark } from './claims/preflight-list'
import { CONFLICTING, feverLabel, FeverNumbers, feverRow, SETS } from './fever/claim-row'
import type { FeverRow, FeverSkip } from './fever/claim-row'
import { Pages } from './fever/pages'
import type { ExportInput, Format, OutputPart } from './format'

const CLAIMS = 'fever.jsonl'
const CORPUS = 'wiki-pages/wiki-001.jsonl'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const { settings } = input.options
  const sheets = new ClaimSheets(input)
  const pages = new Pages()
  const rows: FeverRow[] = []
  for await (const document of input.documents) {
    yield { path: CORPUS, text: pages.article(document) }
    for (const sheet of sheets.of(document)) {
      const found = feverLabel(sheet, settings)
      if ('label' in found) rows.push(feverRow(sheet, found.label, sheets))
    }
  }
  // A claim may lean on an article that came after it, and quotes get their numbers as claims name them.
  const numbers = new FeverNumbers()
  const lines = rows.map((row) => numbers.line(row, pages, settings))
  for (const text of pages.quotePages()) yield { path: CORPUS, text }
  yield { path: CLAIMS, text: lines.join('') }
}

const SKIPPED: Readonly<Record<FeverSkip, Remark>> = {
  undecided: UNDECIDED,
  'not-checkable': NOT_CHECKABLE,
  conflicting: aboutClaims(
    'skipped',
    'was skipped: its evidence conflicts, and the data set has no label for that.',
    'were skipped: their evidence conflicts, and the data set has no label for that.'
  ),
  'no-evidence': aboutClaims(
    'skipped',
    'was skipped: no evidence with words speaks for its verdict.',
    'were skipped: no evidence with words speaks for their verdicts.'
  )
}

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** Claims with sentences of a corpus as evidence, as the data set FEVER has them. */
export const feverFormat: Format = {
  id: 'fever',
  name: 'FEVER',
  description: 'Claims with one of three labels and the sentences that decide them, with their corpus.',
  extension: 'jsonl',
  layout: 'folder',
  main: CLAIMS,
  mediaType: 'application/x-ndjson',
  offsetUnit: null,
  documentation: `\`${CLAIMS}\`: a JSON object a line with \`id\` (counted from 1), \`label\` (\`SUPPORTS\`, \`REFUTES\`,
\`NOT ENOUGH INFO\`), \`claim\` and \`evidence\`: a list of sets, each of them enough, of sentences that must be read together:
\`[annotation, evidence set, page, sentence]\`. Where there is not enough, it is \`[[[id, null, null, null]]]\`.

\`${CORPUS}\` is the corpus in the shape of the data set's pages: \`id\`, \`text\`, and \`lines\` with the number of each
sentence from 0, a tab and the sentence. Every exported article is a page; quotes from elsewhere are sentences of a page of
their source. Names of pages have \`_\` for spaces, and words for brackets and colons. White space is one space.

- Evidence is what speaks for the label; where nobody said for which side any speaks, all that is no background. A linked
  passage is the sentences it touches; with \`evidence\` \`alternatives\` each piece is a set of its own.
- Claims without a verdict, with nothing to check, or without evidence that has words, are skipped; those with conflicting
  evidence as the setting \`conflicting\` says. The list before export counts them.`,
  losses: claimLosses({
    text: part('Texts are the corpus, sentence by sentence, with one space for all white space.'),
    claims: part('Decided claims are written, with their words and not their places.'),
    verdicts: part('Verdicts become one of three labels.'),
    evidence: part('What speaks for the label is written, as sentences of the corpus.')
  }),
  writeSettings: [CONFLICTING, SETS],
  encode,
  preflight: (input) =>
    new ClaimPreflight(new ClaimSheets(input), (sheet) => {
      const found = feverLabel(sheet, input.options.settings)
      return 'skip' in found ? [[SKIPPED[found.skip], placeOf(sheet)]] : []
    })
}
