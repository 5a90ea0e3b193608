import type { ClaimSheet } from './claims/claim-sheets'
import { classOf, ClaimSheets, oneLine, placeOf } from './claims/claim-sheets'
import { claimLosses } from './claims/claim-losses'
import { aboutClaims, ClaimPreflight, skipped } from './claims/preflight-list'
import type { ExportInput, Format, OutputPart } from './format'

const FILE = 'liar.tsv'

/** Values of the two scales that have steps like these, by their ids. */
const STEPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  politifact: {
    true: 'true',
    'mostly-true': 'mostly-true',
    'half-true': 'half-true',
    'mostly-false': 'barely-true',
    false: 'false',
    'pants-on-fire': 'pants-fire'
  },
  'five-point': { true: 'true', 'mostly-true': 'mostly-true', 'half-true': 'half-true', false: 'false' }
}
const CLASSES = { supported: 'true', conflicting: 'half-true', refuted: 'false', 'not-enough-evidence': null } as const
/** The counts of a speaker's statements, in the order of the columns; a true one is not counted. */
const COUNTED = ['barely-true', 'false', 'half-true', 'mostly-true', 'pants-fire'] as const

/** The label of a decided claim; null where the evidence settles nothing, for which the data set has none. */
function labelOf(sheet: ClaimSheet): string | null {
  const found = classOf(sheet)
  if ('skip' in found) return null
  const { verdict } = sheet.claim
  return (verdict && STEPS[verdict.scale]?.[verdict.value]) ?? CLASSES[found.class]
}

interface Row {
  readonly label: string
  readonly speaker: string
  readonly before: readonly string[]
  readonly context: string
}

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const sheets = new ClaimSheets(input)
  const rows: Row[] = []
  const counts = new Map<string, Map<string, number>>()
  for await (const document of input.documents) {
    for (const sheet of sheets.of(document)) {
      const label = labelOf(sheet)
      if (label === null) continue
      const { claim, speaker, text } = sheet
      const own = counts.get(speaker) ?? new Map<string, number>()
      counts.set(speaker, own.set(label, (own.get(label) ?? 0) + 1))
      const title = sheets.person(sheet)?.title ?? ''
      const id = `${rows.length + 1}.json`
      const before = [id, label, text, claim.check.topics.join(','), speaker, title, '', '']
      rows.push({ label, speaker, before, context: claim.check.reportedBy ?? '' })
    }
  }
  yield { path: FILE, text: '' }
  for (const { speaker, before, context } of rows) {
    const own = speaker === '' ? null : counts.get(speaker)
    const numbers = COUNTED.map((label) => String(own?.get(label) ?? 0))
    yield { path: FILE, text: `${[...before, ...numbers, context].map(oneLine).join('\t')}\n` }
  }
}

const UNSETTLED = aboutClaims(
  'skipped',
  'was skipped: its evidence does not settle it, and the data set has no label for that.',
  'were skipped: their evidence does not settle them, and the data set has no label for that.'
)

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** Claims with one of six labels, as the data set LIAR has them. */
export const liarFormat: Format = {
  id: 'liar',
  name: 'LIAR',
  description: 'Short statements with one of six labels, who made them and where: a table of 14 columns.',
  extension: 'tsv',
  layout: 'file',
  mediaType: 'text/tab-separated-values',
  offsetUnit: null,
  documentation: `UTF-8, LF, tabs, no header, no quotes; white space within a cell is one space. 14 columns: id (\`1.json\`),
label, statement, subjects (topics with commas), speaker, job title, state and party (empty: Claimdesk does not know them),
how many of the speaker's statements in this very export are barely true, false, half true, mostly true and “pants on
fire” (this one included; 0 where nobody knows the speaker), and the context (who carried it).

Labels are \`true\`, \`mostly-true\`, \`half-true\`, \`barely-true\`, \`false\`, \`pants-fire\`: the six steps of PolitiFact
(\`barely-true\` is “Mostly False”) and the steps of the five-point scale as they are; of other scales what supports is
\`true\`, what conflicts \`half-true\`, what refutes \`false\`. Claims without a verdict, with nothing to check, or that the
evidence does not settle, are skipped and counted in the list before export.`,
  losses: claimLosses({
    claims: part('Decided claims are written, with their words and not their places.'),
    verdicts: part('Verdicts become one of six labels.'),
    checks: part('Topics, the speaker’s title and who carried it are written.')
  }),
  encode,
  preflight: (input) =>
    new ClaimPreflight(new ClaimSheets(input), function* remarks(sheet) {
      yield* skipped(sheet)
      if (!('skip' in classOf(sheet)) && labelOf(sheet) === null) yield [UNSETTLED, placeOf(sheet)] as const
    })
}
