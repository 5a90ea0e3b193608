import type { Scheme } from '../model/scheme'
import { findLabel } from '../model/scheme'
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

function describeAdd(
  command: Extract<Command, { type: 'annotations.add' }>,
  changes: readonly Change[],
  scheme: Scheme
) {
  const [span] = command.spans
  if (command.spans.length === 1 && span) {
    const label = findLabel(scheme, span.label)?.name ?? span.label
    return `Highlight “${firstSpanQuote(changes)}” as ${label}`
  }
  const parts = [
    ...(command.spans.length > 0 ? [counted(command.spans.length, 'highlight')] : []),
    ...(command.claims.length > 0 ? [counted(command.claims.length, 'claim')] : []),
    ...(command.documentLabels.length > 0 ? [counted(command.documentLabels.length, 'document label')] : [])
  ]
  return `${command.origin.startsWith('import:') ? 'Import' : 'Add'} ${parts.join(', ')}`
}

function describeSpanUpdate(
  command: Extract<Command, { type: 'span.update' }>,
  changes: readonly Change[],
  scheme: Scheme
): string {
  const what = command.spans.length === 1 ? `“${firstSpanQuote(changes)}”` : counted(command.spans.length, 'highlight')
  const { patch } = command
  if (patch.label !== undefined) return `Label ${what} as ${findLabel(scheme, patch.label)?.name ?? patch.label}`
  if (patch.ranges) return `Move the edges of ${what}`
  if (patch.note !== undefined) return `Note on ${what}`
  return `Change ${what}`
}

/** Every kind of command in words, for the undo button and the history: "Highlight “taxes fell” as Claim". */
const DESCRIBE: {
  readonly [Type in CommandType]: (
    command: Extract<Command, { type: Type }>,
    changes: readonly Change[],
    scheme: Scheme
  ) => string
} = {
  'annotations.add': describeAdd,
  'annotations.remove': (command, changes) => {
    if (command.spans.length === 1) return `Remove highlight “${firstSpanQuote(changes)}”`
    const count = command.spans.length + command.claims.length + command.documentLabels.length
    return `Remove ${counted(count, 'annotation')}`
  },
  'span.update': describeSpanUpdate,
  'claim.update': (command) => {
    const [field] = Object.keys(command.patch)
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
  'scheme.put': (command) => `Change the scheme “${shortened(command.scheme.name)}”`
}

/** A command in a few words, in the imperative. */
export function describeCommand(command: Command, changes: readonly Change[], scheme: Scheme): string {
  const describe = DESCRIBE[command.type] as (command: Command, changes: readonly Change[], scheme: Scheme) => string
  return describe(command, changes, scheme)
}
