import { Option } from 'commander'
import type { Command } from 'commander'
import { LOSS_FEATURES, POLICIES } from '../core/formats/losses'
import type { PreflightItem } from '../core/formats/format'
import type { LossFeature, LossItem, Policy } from '../core/formats/losses'
import { findFormat } from '../core/formats/registry'
import { policiesOf } from '../core/formats/losses'
import { UsageError } from './cli-context'
import { count } from './output'
import type { Output } from './output'

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value]

/** `--policy` and `--set`: the same for every command that writes a format. */
export function addWritingOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--policy <policy>',
        'what is done about what the format cannot carry: overlaps=longest, or refuse for everything; may be repeated'
      )
        .argParser(collect)
        .default([], 'what the format says')
    )
    .addOption(
      new Option('--set <setting>', 'a setting of the format that is written: scheme=bioes; may be repeated')
        .argParser(collect)
        .default([], 'the defaults')
    )
    .option('--no-text', 'leave the texts of the articles out, where the format can do without')
    .option('--no-notes', 'leave out notes on highlights, claims and articles')
    .option('--raw-cells', 'do not put an apostrophe before cells that a spreadsheet would run as a formula')
    .option('--no-loss-report', 'do not write what was lost beside the file')
    .option('--dry-run', 'only say what would be written and what would be lost')
    .option('--json', 'the report as JSON')
}

export interface WritingOptions {
  readonly policy: readonly string[]
  readonly set: readonly string[]
  readonly text: boolean
  readonly notes: boolean
  readonly rawCells?: true
  readonly lossReport: boolean
  readonly dryRun?: true
  readonly json?: true
}

/** `name=value` pairs. @throws UsageError */
export function pairsOf(given: readonly string[], option: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=')
      if (at <= 0) throw new UsageError(`--${option} is written name=value; “${pair}” is not.`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    })
  )
}

/** Settings of a format by their ids. @throws UsageError for one that there is not */
export function settingsFor(
  given: readonly string[],
  format: string,
  kind: 'writeSettings' | 'readSettings'
): Readonly<Record<string, string>> {
  const settings = findFormat(format)?.[kind] ?? []
  const pairs = pairsOf(given, kind === 'writeSettings' ? 'set' : 'read')
  for (const [id, value] of Object.entries(pairs)) {
    const setting = settings.find((each) => each.id === id)
    if (!setting) {
      const there = settings.length === 0 ? 'It has none.' : `There are: ${settings.map((each) => each.id).join(', ')}.`
      throw new UsageError(`The format ${format} has no setting “${id}”. ${there}`)
    }
    if (setting.choices && !setting.choices.some((choice) => choice.id === value)) {
      const there = setting.choices.map((choice) => choice.id).join(', ')
      throw new UsageError(`“${value}” is no choice for ${id}. There are: ${there}.`)
    }
  }
  return pairs
}

const isPolicy = (word: string): word is Policy => (POLICIES as readonly string[]).includes(word)
const isFeature = (word: string): word is LossFeature => (LOSS_FEATURES as readonly string[]).includes(word)

/**
 * Policies by feature: `overlaps=longest`, or a bare `longest`, which is taken for every feature that has it.
 *
 * @throws UsageError for one that the format does not have
 */
export function policiesFor(given: readonly string[], formatId: string): Readonly<Record<string, Policy>> {
  const format = findFormat(formatId)
  const result: Record<string, Policy> = {}
  for (const word of given) {
    const at = word.indexOf('=')
    const policy = word.slice(at + 1)
    const feature = at < 0 ? null : word.slice(0, at)
    if (!isPolicy(policy)) throw new UsageError(`There is no policy “${policy}”. There are: ${POLICIES.join(', ')}.`)
    if (feature !== null && !isFeature(feature)) {
      throw new UsageError(`There is no feature “${feature}”. There are: ${LOSS_FEATURES.join(', ')}.`)
    }
    const fits = Object.entries(format?.losses ?? {}).filter(
      ([name, loss]) => (feature === null || name === feature) && policiesOf(loss).includes(policy)
    )
    if (fits.length === 0 && feature !== null) {
      const loss = format?.losses[feature]
      throw new UsageError(
        loss
          ? `${feature} cannot be handled by “${policy}” in ${formatId}. There are: ${policiesOf(loss).join(', ')}.`
          : `${formatId} carries ${feature}: there is nothing to choose.`
      )
    }
    for (const [name] of fits) result[name] = policy
  }
  return result
}

/** Says what else somebody should know before the file is used. */
export function tellPreflight(items: readonly PreflightItem[], output: Output): void {
  for (const { severity, message, places } of items) {
    const where = places.length === 0 ? '' : ` (${places.slice(0, 5).join(', ')}${places.length > 5 ? ', …' : ''})`
    output.message(`${severity}: ${message}${where}`)
  }
}

/** Says what was, or would be, lost. */
export function tellLosses(losses: readonly LossItem[], output: Output): void {
  for (const { feature, kind, policy, count: times, message } of losses) {
    output.message(
      `${kind === 'lost' ? 'lost' : 'changed'}: ${feature} (${count(times, 'time')}, ${policy}): ${message}`
    )
  }
}
