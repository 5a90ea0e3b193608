import { EDITION, editionOf, isNormalised } from './checkthat/editions'
import { judgedSentences } from './checkthat/sentences'
import { claimLosses } from './claims/claim-losses'
import { ClaimSheets, placeOf } from './claims/claim-sheets'
import { aboutClaims, ClaimPreflight } from './claims/preflight-list'
import type { Remark } from './claims/preflight-list'
import { settingOf } from './format'
import type { ExportDocument, ExportInput, Format, OutputPart, Preflight } from './format'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const edition = editionOf(input.options.settings, new ClaimSheets(input))
  if (edition.head) yield edition.head
  for await (const each of input.documents) yield* edition.document(each)
}

const UNNORMALISED = aboutClaims(
  'skipped',
  'was skipped: nobody has normalised it.',
  'were skipped: nobody has normalised them.'
)
const aboutSentences = (one: string, many: string): Remark => ({
  severity: 'skipped',
  one: 'sentence',
  many: 'sentences',
  says: [one, many]
})
const EXCLUDED = aboutSentences(
  'was skipped: it is in a part of the article that is left out.',
  'were skipped: they are in parts of articles that are left out.'
)
const UNJUDGED = aboutSentences(
  'was skipped: nobody said whether it is subjective.',
  'were skipped: nobody said whether they are subjective.'
)

/** Counts what the chosen edition has no row for. */
class EditionPreflight implements Preflight {
  readonly #sheets: ClaimSheets
  readonly #edition: string
  readonly #found: ClaimPreflight

  constructor(input: Omit<ExportInput, 'documents'>) {
    this.#sheets = new ClaimSheets(input)
    this.#edition = settingOf(EDITION, input.options.settings)
    const isOfClaims = this.#edition === '2025-normalisation'
    this.#found = new ClaimPreflight(this.#sheets, (sheet) =>
      isOfClaims && !isNormalised(sheet) ? [[UNNORMALISED, placeOf(sheet)]] : []
    )
  }

  add(document: ExportDocument): void {
    this.#found.add(document)
    const isOfSubjectivity = this.#edition === '2025-subjectivity'
    if (!isOfSubjectivity && this.#edition !== '2024-sentences') return
    for (const { isCandidate, subjectivity, text } of judgedSentences(document, this.#sheets)) {
      if (!isCandidate) this.#found.note(EXCLUDED, text)
      else if (isOfSubjectivity && subjectivity === null) this.#found.note(UNJUDGED, text)
    }
  }

  items() {
    return this.#found.items()
  }
}

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** Tables of sentences and claims, as the shared tasks CheckThat! have them. */
export const checkThatFormat: Format = {
  id: 'checkthat',
  name: 'CheckThat!',
  description: 'Which sentences are worth checking, which are subjective, or how claims are normalised: by edition.',
  extension: 'tsv',
  layout: 'folder',
  mediaType: 'text/tab-separated-values',
  offsetUnit: null,
  documentation: `UTF-8. White space of every kind within a text is one space (in the CSV of 2025 texts are as they are). By \`edition\`:

- \`2024-sentences\`: \`checkthat-2024.tsv\` with the header \`Sentence_id\`, \`Text\`, \`class_label\` (\`Yes\`, \`No\`); LF; texts with
  a quote in quotes, quotes doubled.
- \`debates\`: a file for each article, without header: line number from 1, speaker, text, 1 or 0. Every sentence is a line;
  those in parts of the article that are left out are said by \`SYSTEM\`. The speaker is that of a claim in the sentence,
  else the article's author, else \`UNKNOWN\`. Quotes are never added.
- \`2020-tweets\`: \`checkthat-2020-tweets.tsv\`, an article a row: \`topic_id\` (first topic of its claims, or \`none\`),
  \`tweet_id\` (the article's id), \`tweet_url\`, \`tweet_text\`, \`claim\` and \`check_worthiness\` (1, 0).
- \`2025-subjectivity\`: \`checkthat-2025-subjectivity.tsv\` with the header \`sentence_id\`, \`sentence\`, \`label\` (\`SUBJ\`, \`OBJ\`),
  \`solved_conflict\` (\`False\`); sentences of which somebody said it.
- \`2025-normalisation\`: \`checkthat-2025-normalisation.csv\` (RFC 4180, CRLF): \`post\` (the words of the claim's passages) and
  \`normalized claim\`; claims that were normalised.

A sentence is worth checking when a claim in it can be checked, was not put aside, and is not said to be unimportant.
Parts of articles that are left out are in no file but those of debates. The tables are read back by the formats \`tsv\` and
\`csv\`: sentences become documents with a label.`,
  losses: claimLosses({
    text: part('Sentences are written, with one space for all white space.'),
    segments: part('Sentences of parts that are left out are skipped, or said by SYSTEM.'),
    claims: part('Claims make their sentences worth checking; the edition of normalised claims has their words.'),
    checks: part('Whether it can be checked, how important and how subjective it is decides labels.')
  }),
  writeSettings: [EDITION],
  encode,
  preflight: (input) => new EditionPreflight(input)
}
