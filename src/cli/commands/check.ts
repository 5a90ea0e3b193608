import { stat } from 'node:fs/promises'
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { readIsoDate } from '../../core/lint/calendar'
import { checkDocuments } from '../../backend/create-backend'
import type { DocumentCheck } from '../../backend/create-backend'
import type { CliContext } from '../cli-context'
import { count } from '../output'
import type { Output } from '../output'

interface CheckCommandOptions {
  readonly json?: true
  readonly jsonl?: true
  readonly text?: true
  readonly repair?: true
  readonly offsets: 'code-points' | 'utf16'
  readonly asOf?: string
}

/** Longest passage in a summary, in characters. */
const QUOTED = 72

type Understood = Extract<DocumentCheck, { readonly kind: string }>

/** A day, a month or a year that the calendar has. @throws InvalidArgumentError saying how to write one */
function readAsOf(text: string): string {
  if (/^\d{4}(?:-\d\d){0,2}$/.test(text) && !text.startsWith('0000') && readIsoDate(text)) return text
  throw new InvalidArgumentError('Write a date that exists as 2024-08-26, 2024-08 or 2024.')
}

/** `check FILE… [--json | --jsonl] [--text] [--offsets U] [--repair] [--as-of DATE]`: what documents are and say. */
export function addCheckCommand(program: Command, context: CliContext): void {
  program
    .command('check')
    .description('say what is understood of documents and what there is to check, without importing; needs no library')
    .argument('<file...>', 'files; of a folder, a table or an archive, every document in it')
    .option('--json', 'as JSON: one object for one document, else a list of them')
    .addOption(new Option('--jsonl', 'as JSON, one object a line').conflicts('json'))
    .option('--text', 'with the text itself')
    .addOption(
      new Option('--offsets <unit>', 'what offsets count').choices(['code-points', 'utf16']).default('code-points')
    )
    .option('--repair', 'put letters right that were read wrongly before (“Ã©”)')
    .option('--as-of <date>', 'judge the text as of a day, a month or a year (2024-08-26)', readAsOf)
    .action(async (paths: string[], { json, jsonl, text, repair, offsets, asOf }: CheckCommandOptions) => {
      const { output } = context
      const isSingle = paths.length === 1 && !(await isFolder(paths[0] ?? ''))
      const all: DocumentCheck[] = []
      const options = {
        unit: offsets === 'utf16' ? ('utf-16' as const) : ('code-point' as const),
        withText: text === true,
        repair: repair === true,
        asOf: asOf ?? null
      }
      for await (const check of checkDocuments(paths, options)) {
        for (const { message } of check.problems) output.message(`${nameOf(check)}: ${message}`)
        if (check.problems.length > 0) context.fail()
        if (jsonl) output.jsonLine(check)
        else if (json) all.push(check)
        else if ('kind' in check) summarise(check, output)
      }
      const only = isSingle && all.length === 1 ? all[0] : undefined
      // A table of one row is a list of one, as it would be with another row.
      if (json) output.json(only && only.place === undefined ? only : all)
    })
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false
  )
}

const nameOf = ({ file, place }: DocumentCheck): string => (place === undefined ? file : `${file}, ${place}`)

const grouped = (amount: number): string => amount.toLocaleString('en-GB')

/** `2 headings` is no word of ours for every kind, so the kind is named and counted: `heading 2`. */
function kindsOf({ paragraphs }: Understood): string {
  const counts = new Map<string, number>()
  for (const { kind } of paragraphs) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, amount]) => `${kind} ${grouped(amount)}`).join(', ')
}

/** A few lines for a person. */
function summarise(check: Understood, output: Output): void {
  const { kind, bytes, encoding, mojibake, language, metadata, text, paragraphs, segments, places } = check
  const read = encoding === null ? '' : `, read as ${encoding.name} (${encoding.evidence})`
  output.line(nameOf(check))
  output.line(`  kind        ${kind}, ${grouped(bytes)} bytes${read}`)
  if (mojibake) {
    const { garbled, repaired } = mojibake.sample
    output.line(
      `  mojibake    read as ${mojibake.readAs} before: “${garbled}” was meant as “${repaired}”; see --repair`
    )
  }
  for (const [field, { value, where }] of Object.entries(metadata)) {
    output.line(`  ${field.padEnd(11)} ${value}  [${where}]`)
  }
  if (!metadata.language) output.line(`  language    ${language}  [guessed from its words]`)
  const unit = check.offsetUnit === 'utf-16' ? 'UTF-16 code units' : 'characters'
  output.line(`  text        ${grouped(text.length)} ${unit}, ${grouped(text.words)} words`)
  output.line(`  paragraphs  ${grouped(paragraphs.length)}: ${kindsOf(check)}`)
  if (places.length > 0) output.line(`  places      ${count(places.length, places[0]?.kind ?? 'place')}`)
  for (const { start, end, role, excluded, reason } of segments) {
    const isSuggested = role === 'credit' || role === 'teaser'
    const decision = excluded ? 'left out' : isSuggested ? 'suggested' : 'part'
    output.line(`  ${decision.padEnd(11)} ${start}–${end} ${role}: ${reason}`)
  }
  summariseFindings(check, output)
  if (text.content !== undefined) for (const line of ['', ...text.content.split('\n'), '']) output.line(line)
}

/** What there is to check: what linters found, whom nobody could ask, how many passages may be worth a check. */
function summariseFindings({ lints, attributions, candidates }: Understood, output: Output): void {
  const unnamed = attributions.filter(({ anonymous }) => anonymous)
  const isTold = ({ rule, start, end }: Understood['lints'][number]): boolean =>
    rule === 'anonymous-attribution' &&
    unnamed.some(({ source, cue }) => [source, cue].some((piece) => piece && piece.start < end && start < piece.end))
  for (const lint of lints.filter((each) => !isTold(each))) {
    output.line(`  lint        ${lint.start}–${lint.end} “${oneLine(lint.quote)}”: ${lint.message}  [${lint.rule}]`)
    if (lint.suggestion !== undefined) output.line(`              ${lint.suggestion}`)
  }
  for (const { source, cue, content } of unnamed) {
    const who = source ? `“${oneLine(source.quote)}” (${cue.quote})` : `nobody (“${cue.quote}”)`
    output.line(
      `  unnamed     ${source?.start ?? cue.start}–${source?.end ?? cue.end} ${who}: ${oneLine(content.quote)}`
    )
  }
  output.line(`  sayings     ${count(attributions.length, 'attribution')}, ${grouped(unnamed.length)} of them unnamed`)
  output.line(`  candidates  ${count(candidates.length, 'passage')} that may be worth a check`)
}

/** A passage on one line, shortened: the positions say where the rest is. */
function oneLine(quote: string): string {
  const words = [...quote.replace(/\s+/gu, ' ')]
  return words.length > QUOTED ? `${words.slice(0, QUOTED - 1).join('')}…` : words.join('')
}
