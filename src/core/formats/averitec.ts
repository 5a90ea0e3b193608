import { classOf, ClaimSheets, placeOf } from './claims/claim-sheets'
import type { ClaimSheet } from './claims/claim-sheets'
import { claimLosses } from './claims/claim-losses'
import { aboutClaims, ClaimPreflight, skipped } from './claims/preflight-list'
import type { Remark } from './claims/preflight-list'
import { decodeAveritec, LEFTOVERS } from './averitec/decode'
import { withLeftovers } from './averitec/leftovers'
import { averitecClaim } from './averitec/object'
import type { ExportInput, Format, OutputPart, Recognition } from './format'

const FILE = 'averitec.json'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const sheets = new ClaimSheets(input)
  let written = 0
  for await (const document of input.documents) {
    const spans = new Map(document.spans.map((span) => [span.id, span]))
    for (const sheet of sheets.of(document)) {
      const found = classOf(sheet)
      if ('skip' in found) continue
      const kept = spans.get(sheet.claim.spans[0] ?? '')?.attributes[LEFTOVERS]
      const object = withLeftovers(averitecClaim(sheet, found.class, sheets), kept)
      const json = JSON.stringify(object, null, 2).replaceAll('\n', '\n  ')
      yield { path: FILE, text: `${written === 0 ? '[\n' : ',\n'}  ${json}` }
      written += 1
    }
  }
  yield { path: FILE, text: written === 0 ? '[]\n' : '\n]\n' }
}

const NO_REASONS = aboutClaims('warning', 'has no justification.', 'have no justification.')
const NO_QUESTIONS = aboutClaims(
  'warning',
  'has no question: the data set gives at least one for each.',
  'have no question: the data set gives at least one for each.'
)
const NO_QUESTION_OF: Remark = {
  severity: 'skipped',
  one: 'piece of evidence',
  many: 'pieces of evidence',
  says: ['was skipped: it answers no question.', 'were skipped: they answer no question.']
}
const UNEXPLAINED: Remark = {
  severity: 'warning',
  one: 'answer',
  many: 'answers',
  says: ['is yes or no without an explanation.', 'are yes or no without an explanation.']
}

function* remarks(sheet: ClaimSheet): Iterable<readonly [Remark, string]> {
  yield* skipped(sheet)
  if ('skip' in classOf(sheet)) return
  const { claim, questions, evidence } = sheet
  const place = placeOf(sheet)
  if (claim.check.justification === '') yield [NO_REASONS, place]
  if (questions.length === 0) yield [NO_QUESTIONS, place]
  for (const each of evidence) {
    if (each.question === null) yield [NO_QUESTION_OF, place]
    else if (each.answerType === 'boolean' && each.booleanExplanation === '') yield [UNEXPLAINED, place]
  }
}

function recognise(_path: string, head: string): Recognition {
  if (!/^\s*[[{]/.test(head) || !/"claim"\s*:/.test(head)) return 'no'
  if (/"(?:fact_checking_strategies|required_reannotation|fact_checking_article)"\s*:/.test(head)) return 'yes'
  return /"questions"\s*:/.test(head) ? 'maybe' : 'no'
}

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** Claims with questions, answers and labels, as the data set AVeriTeC has them. */
export const averitecFormat: Format = {
  id: 'averitec',
  name: 'AVeriTeC',
  description: 'Checked claims with questions, answers, sources and one of four labels: for research on fact-checking.',
  extension: 'json',
  layout: 'file',
  mediaType: 'application/json',
  offsetUnit: null,
  documentation: `One JSON array, an object for every decided claim, in the order of the articles and of the claims in
them. The keys are those of the data set's own files, in their order: \`claim\`, \`required_reannotation\` (true or false),
\`label\`, \`justification\`, \`claim_date\` (\`D-M-YYYY\`, without zeros in front), \`speaker\`, \`original_claim_url\`,
\`fact_checking_article\`, \`reporting_source\`, \`location_ISO_code\`, \`claim_types\`, \`fact_checking_strategies\`, \`questions\`
(each with \`question\` and \`answers\`), \`cached_original_claim_url\`. What is not known is \`null\`. An answer has \`answer\`,
\`answer_type\`, \`source_url\`, \`source_medium\`, when it is yes or no \`boolean_explanation\`, and when there is one
\`cached_source_url\`; where none was found it says so, and has an empty address and medium.

- \`claim\` is the normalised claim, or the words of its passages. \`label\` is the class of the verdict, whatever its scale.
- Claims without a verdict, and those with nothing to check in them, are skipped, and so is evidence that answers no
  question; the list before export counts them.
- Types that the data set does not tell apart (comparisons and measurements from numbers) get the name it has for them;
  others are events or properties to it. Media it does not know are \`Other\`.

Reading makes one document of each file: its text is the claims, a line for each, and every line is a claim with its
check, questions and evidence. What a file says otherwise than it would be written here (an empty text for \`null\`, a
name of its own, a key that is not known) is kept in the attribute \`${LEFTOVERS}\` of the line, so that a file comes back
equal, also through a library. Line ends within a claim are spaces in the text, and stay in the claim. Entries without a
label are claims that are not decided.`,
  losses: claimLosses({
    claims: part('Decided claims are written, with their words and not their places.'),
    verdicts: part('Verdicts become one of four labels.'),
    checks: part('Date, place, types, strategies, addresses and justification are written.'),
    questions: part('Questions of decided claims are written.'),
    evidence: part('Answers to questions are written with their addresses and media.')
  }),
  reads: ['.json', '.jsonl'],
  recognise,
  encode,
  preflight: (input) => new ClaimPreflight(new ClaimSheets(input), remarks),
  decode: decodeAveritec
}
