import type { AttributeValue } from '../model/annotation'
import type { Article } from '../model/article'
import type { Scheme } from '../model/scheme'
import { findLabelIn, findRelationTypeIn } from '../model/scheme'
import type { DeskTable } from '../model/desk'
import type { ClaimCheckPatch } from '../schema/check-records'
import type { Change } from './change'
import type { Command, CommandType } from './command'

const QUOTE_LENGTH = 40

function shortened(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '))
  return characters.length <= QUOTE_LENGTH ? characters.join('') : `${characters.slice(0, QUOTE_LENGTH - 1).join('')}…`
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

function firstSpanQuote(changes: readonly Change[]): string {
  for (const change of changes) {
    if (change.table === 'span') return shortened((change.after ?? change.before)?.quotes[0]?.exact ?? '')
  }
  return ''
}

function bookmarkName(changes: readonly Change[]): string {
  for (const change of changes) {
    if (change.table !== 'bookmark') continue
    const bookmark = change.after ?? change.before
    return shortened(bookmark?.name === '' ? bookmark.quote.exact : (bookmark?.name ?? ''))
  }
  return ''
}

function describeRelation(changes: readonly Change[], schemes: Iterable<Scheme>): string {
  const touched = changes.filter((change) => change.table === 'relation')
  // One between articles that was turned went from one article to the other: what it is now is what counts.
  const relation = touched.find(({ after }) => after)?.after ?? touched[0]?.before
  if (!relation) return ''
  const name = findRelationTypeIn(schemes, relation.type)?.name ?? relation.type
  return `“${shortened(relation.from.quote)}” ${name.toLowerCase()} “${shortened(relation.to.quote)}”`
}

function describeAdd(
  command: Extract<Command, { type: 'annotations.add' }>,
  changes: readonly Change[],
  schemes: Iterable<Scheme>
) {
  const [span] = command.spans
  if (command.spans.length === 1 && span) {
    const label = findLabelIn(schemes, span.label)?.name ?? span.label
    return `Highlight “${firstSpanQuote(changes)}” as ${label}`
  }
  const { relations = [], bookmarks = [] } = command
  const count =
    command.spans.length + command.claims.length + command.documentLabels.length + relations.length + bookmarks.length
  if (count === 1 && relations.length === 1) return `Relate ${describeRelation(changes, schemes)}`
  if (count === 1 && bookmarks.length === 1) return `Bookmark “${bookmarkName(changes)}”`
  if (count === 1 && command.documentLabels[0]) {
    const { label } = command.documentLabels[0]
    return `Label the article as ${findLabelIn(schemes, label)?.name ?? label}`
  }
  const parts = [
    ...(command.spans.length > 0 ? [counted(command.spans.length, 'highlight')] : []),
    ...(command.claims.length > 0 ? [counted(command.claims.length, 'claim')] : []),
    ...(command.documentLabels.length > 0 ? [counted(command.documentLabels.length, 'document label')] : []),
    ...(relations.length > 0 ? [counted(relations.length, 'relation')] : []),
    ...(bookmarks.length > 0 ? [counted(bookmarks.length, 'bookmark')] : [])
  ]
  return `${command.origin.startsWith('import:') ? 'Import' : 'Add'} ${parts.join(', ')}`
}

function describeAttributes(
  what: string,
  patch: Readonly<Record<string, AttributeValue | null>>,
  changes: readonly Change[],
  schemes: Iterable<Scheme>
): string {
  const [only, ...more] = Object.keys(patch)
  const change = changes.find((candidate) => candidate.table === 'span' || candidate.table === 'documentLabel')
  const label = change?.table === 'span' || change?.table === 'documentLabel' ? change.after?.label : undefined
  const definitions = label === undefined ? [] : (findLabelIn(schemes, label)?.attributes ?? [])
  if (only === undefined || more.length > 0) return `Set attributes of ${what}`
  const name = definitions.find(({ id }) => id === only)?.name ?? only
  const value = patch[only]
  if (value === null || value === undefined) return `Clear ${name} of ${what}`
  return `Set ${name} of ${what} to ${shortened(Array.isArray(value) ? value.join(', ') : String(value))}`
}

function describeSpanUpdate(
  command: Extract<Command, { type: 'span.update' }>,
  changes: readonly Change[],
  schemes: Iterable<Scheme>
): string {
  const what = command.spans.length === 1 ? `“${firstSpanQuote(changes)}”` : counted(command.spans.length, 'highlight')
  const { patch } = command
  if (patch.label !== undefined) return `Label ${what} as ${findLabelIn(schemes, patch.label)?.name ?? patch.label}`
  if (patch.ranges) {
    const wasOrphan = changes.some((change) => change.table === 'span' && change.before?.orphan)
    return wasOrphan ? `Place ${what} in the text again` : `Move the edges of ${what}`
  }
  if (patch.note !== undefined) return `Note on ${what}`
  if (patch.tags !== undefined) return `Tag ${what}`
  if (patch.attributes !== undefined) return describeAttributes(what, patch.attributes, changes, schemes)
  return `Change ${what}`
}

const CHECK_WORDS: Readonly<Partial<Record<keyof ClaimCheckPatch, string>>> = {
  disposition: 'Decide on the claim',
  justification: 'Say why it was decided so',
  explanation: 'Say in short why it was decided so',
  proposedText: 'Propose other words',
  proposalOutcome: 'Settle the proposed words',
  priority: 'Set the priority',
  waiting: 'Wait for an answer',
  types: 'Say what kind of claim it is',
  checkable: 'Say whether it can be checked',
  saidIt: 'Say whether it was said',
  attribution: 'Say who is quoted',
  speakerRef: 'Say who is quoted',
  overrides: 'Override a rule of the policy',
  headline: 'Write the headline',
  confidence: 'Say how sure it is',
  status: 'Change where the claim stands',
  corrections: 'Correct the decision'
}

function describeCheck(patch: ClaimCheckPatch): string {
  for (const [field, words] of Object.entries(CHECK_WORDS)) if (field in patch) return words
  return 'Change the claim’s details'
}

const DESK_WORDS = {
  source: 'source',
  speaker: 'person',
  contact: 'contact',
  fact: 'fact',
  scale: 'scale',
  session: 'session'
} as const satisfies Record<DeskTable, string>

function describeCheckPut(command: Extract<Command, { type: 'check.put' }>, changes: readonly Change[]): string {
  const { questions = [], evidence = [], marks = [] } = command
  const isNew = changes.some(({ before }) => before === null)
  if (questions.length + evidence.length === 0 && marks.length > 0) {
    const words = {
      'nothing-to-check': 'Nothing to check',
      'suggestion-rejected': 'Reject',
      'lint-dismissed': 'Dismiss'
    }
    const [mark] = marks
    const where = marks.length === 1 ? `“${shortened(mark?.quote.exact ?? '')}”` : counted(marks.length, 'passage')
    return `${words[mark?.kind ?? 'nothing-to-check']}: ${where}`
  }
  if (evidence.length === 0) return `${isNew ? 'Ask' : 'Change'} ${counted(questions.length, 'question')}`
  const what = counted(evidence.length, 'piece of evidence', 'pieces of evidence')
  return `${isNew ? 'Add' : 'Change'} ${what}`
}

/** Every kind of command in words, for the undo button and the history: "Highlight “taxes fell” as Claim". */
const DESCRIBE: {
  readonly [Type in CommandType]: (
    command: Extract<Command, { type: Type }>,
    changes: readonly Change[],
    schemes: Iterable<Scheme>
  ) => string
} = {
  'annotations.add': describeAdd,
  'annotations.remove': (command, changes, schemes) => {
    const { relations = [], bookmarks = [] } = command
    if (command.spans.length === 1) return `Remove highlight “${firstSpanQuote(changes)}”`
    const count =
      command.spans.length + command.claims.length + command.documentLabels.length + relations.length + bookmarks.length
    if (count === 1 && relations.length === 1) return `Remove the relation ${describeRelation(changes, schemes)}`
    if (count === 1 && bookmarks.length === 1) return `Remove the bookmark “${bookmarkName(changes)}”`
    return `Remove ${counted(count, 'annotation')}`
  },
  'span.update': describeSpanUpdate,
  'claim.update': (command) => {
    const [field] = Object.keys(command.patch)
    if (field === 'check') return describeCheck(command.patch.check ?? {})
    if (field === 'verdict') return command.patch.verdict === null ? 'Clear the verdict' : 'Set the verdict'
    if (field === 'normalized') return 'Write the claim as checked'
    if (field === 'speaker') return 'Name the speaker'
    return field === 'note' ? 'Note on the claim' : 'Change the claim'
  },
  'article.add': (command) =>
    command.articles.length === 1
      ? `Import “${shortened(command.articles[0]?.title ?? '')}”`
      : `Import ${counted(command.articles.length, 'article')}`,
  'article.update': () => 'Change the article’s details',
  'article.status': (command) => {
    const status = { todo: 'to do', 'in-progress': 'in progress', done: 'done' }[command.status]
    return `Mark ${command.articles.length === 1 ? 'the article' : counted(command.articles.length, 'article')} as ${status}`
  },
  'article.bin': (command) =>
    `${command.binned ? 'Move' : 'Bring back'} ${counted(command.articles.length, 'article')} ${command.binned ? 'to the bin' : 'from the bin'}`,
  'article.segments': (_command, changes) => {
    const [change] = changes
    const excluded = (article: Article | null): number =>
      article?.segments.filter((segment) => segment.excluded).length ?? 0
    const difference = change?.table === 'article' ? excluded(change.after) - excluded(change.before) : 0
    if (difference > 0) return `Leave ${counted(difference, 'part')} of the article out of work`
    return difference < 0 ? `Take ${counted(-difference, 'part')} of the article back in` : 'Change the article’s parts'
  },
  'article.note': () => 'Note on the article',
  'article.revise': (command) => `Import “${shortened(command.version.original.name)}” as a new version of the article`,
  'documentLabel.update': (command, changes, schemes) => {
    if (command.patch.attributes) return describeAttributes('the article', command.patch.attributes, changes, schemes)
    return command.patch.note === undefined ? 'Change a label of the article' : 'Note on a label of the article'
  },
  'relation.update': (command, changes, schemes) => {
    const words = describeRelation(changes, schemes)
    if (command.patch.swap === true) return `Turn the relation ${words}`
    if (command.patch.type !== undefined) return `Change the relation to ${words}`
    return command.patch.note === undefined ? `Change the relation ${words}` : `Note on the relation ${words}`
  },
  'check.put': describeCheckPut,
  'check.remove': ({ questions = [], evidence = [], marks = [] }) => {
    if (evidence.length > 0) return `Remove ${counted(evidence.length, 'piece of evidence', 'pieces of evidence')}`
    if (questions.length > 0) return `Remove ${counted(questions.length, 'question')}`
    return `Take ${counted(marks.length, 'mark')} back`
  },
  'claim.time': () => 'Time on a claim',
  'desk.put': ({ records }, changes) => {
    const [first] = records
    const isNew = changes.some(({ before }) => before === null)
    if (!first) return 'Change nothing'
    const what = DESK_WORDS[first.table]
    if (records.length > 1) return `${isNew ? 'Add' : 'Change'} ${records.length} records`
    const { record } = first
    const name = 'name' in record ? record.name : 'title' in record ? record.title : 'who' in record ? record.who : ''
    return `${isNew ? 'Add' : 'Change'} the ${what}${name === '' ? '' : ` “${shortened(name)}”`}`
  },
  'desk.remove': ({ table, ids }) => `Remove ${counted(ids.length, DESK_WORDS[table])}`,
  'bookmark.update': (_command, changes) => `Name the bookmark “${bookmarkName(changes)}”`,
  'scheme.put': (command, changes) => {
    const change = changes.find((candidate) => candidate.table === 'scheme')
    const verb = change?.table === 'scheme' && change.before === null ? 'Add' : 'Change'
    const spans = changes.filter((candidate) => candidate.table === 'span').length
    const effect = spans === 0 ? '' : ` and ${counted(spans, 'highlight')}`
    return `${verb} the scheme “${shortened(command.scheme.name)}”${effect}`
  },
  'scheme.remove': (command, changes) => {
    const change = changes.find((candidate) => candidate.table === 'scheme')
    const name = change?.table === 'scheme' ? (change.before?.name ?? command.scheme) : command.scheme
    return `Remove the scheme “${shortened(name)}”`
  }
}

/** A command in a few words, in the imperative. */
export function describeCommand(command: Command, changes: readonly Change[], schemes: Iterable<Scheme>): string {
  const describe = DESCRIBE[command.type] as (
    command: Command,
    changes: readonly Change[],
    schemes: Iterable<Scheme>
  ) => string
  return describe(command, changes, schemes)
}
