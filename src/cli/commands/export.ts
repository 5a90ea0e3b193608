import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { EXPORT_LAYERS, exportRequestSchema } from '../../api/export-params'
import type { ExportLayers } from '../../api/export-params'
import { exportFormats } from '../../core/formats/registry'
import { UsageError } from '../cli-context'
import type { CliContext } from '../cli-context'
import { addWritingOptions, policiesFor, settingsFor, tellLosses, tellPreflight } from '../format-options'
import type { WritingOptions } from '../format-options'
import { count } from '../output'

interface ExportCommandOptions extends WritingOptions {
  readonly format: string
  readonly out: string
  readonly article?: readonly string[]
  readonly label?: readonly string[]
  readonly person?: readonly string[]
  readonly status?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly layers: ExportLayers
  readonly split?: string
  readonly seed: string
  readonly stratify: boolean
}

/** `80/10/10` as shares of training, validation and test. @throws UsageError */
function sharesOf(given: string): { train: number; validation: number; test: number } {
  const parts = given.split(/[/,:]/).map(Number)
  const sum = parts.reduce((all, part) => all + part, 0)
  const [train = 0, validation = 0, test = 0] = parts.map((part) => part / sum)
  if (parts.length !== 3 || !(sum > 0) || parts.some((part) => !(part >= 0))) {
    throw new UsageError(`--split is written 80/10/10 (training, validation, test); “${given}” is not.`)
  }
  return { train, validation, test }
}

/** @throws UsageError for what is no whole number that a seed can be */
function seedOf(given: string): number {
  const seed = Number(given)
  if (/^\d+$/.test(given) && seed <= 0xffff_ffff) return seed
  throw new UsageError(`--seed is a whole number from 0 to 4294967295; “${given}” is not.`)
}

/** `export --format F --out PATH …`: annotations to a file or folder; what the format cannot carry is said. */
export function addExportCommand(program: Command, context: CliContext): void {
  const formats = exportFormats().map((format) => format.id)
  const command = program
    .command('export')
    .description('write the annotations to a file, or to a folder for formats of several files (or .zip)')
    .addOption(new Option('--format <format>', 'how to write them').choices(formats).makeOptionMandatory())
    .requiredOption('--out <path>', 'the file or folder to write')
    .option('--article <id...>', 'only these articles (default: all)')
    .option('--label <id...>', 'only annotations with these labels, by id')
    .option('--person <id...>', 'only what these people made, by id')
    .addOption(
      new Option('--status <status...>', 'only articles at this stage').choices(['todo', 'in-progress', 'done'])
    )
    .option('--from <day>', 'only what was last changed on or after this day: 2024-08-22')
    .option('--to <day>', 'only what was last changed on or before this day')
    .addOption(new Option('--layers <layers>', 'whose annotations').choices([...EXPORT_LAYERS]).default('mine'))
    .option('--split <shares>', 'into training, validation and test by article: 80/10/10')
    .option('--seed <number>', 'the seed of the split', '1')
    .option('--no-stratify', 'split without keeping the labels alike in all parts')
  addWritingOptions(command).action(async (options: ExportCommandOptions) => {
    const { format, out, dryRun = false, json = false } = options
    const request = exportRequestSchema.safeParse({
      format,
      articles: options.article ?? null,
      layers: options.layers,
      labels: options.label ?? null,
      people: options.person ?? null,
      status: options.status ?? null,
      from: options.from ?? null,
      to: options.to ?? null,
      includeNotes: options.notes,
      includeText: options.text,
      neutraliseFormulas: options.rawCells !== true,
      settings: settingsFor(options.set, format, 'writeSettings'),
      policies: policiesFor(options.policy, format),
      splits:
        options.split === undefined
          ? null
          : { shares: sharesOf(options.split), seed: seedOf(options.seed), stratified: options.stratify },
      lossReport: options.lossReport
    })
    if (!request.success) {
      const [issue] = request.error.issues
      throw new UsageError(`--${String(issue?.path[0] ?? '')}: ${issue?.message ?? 'is not right'}.`)
    }
    await context.withLibrary('read', async (files) => {
      const report = await files.exportTo(resolve(out), request.data, dryRun)
      tellLosses(report.losses, context.output)
      tellPreflight(report.preflight ?? [], context.output)
      if (json) return context.output.json({ ...report, dryRun })
      const { splits } = report
      const parts = splits ? ` (${splits.train} training, ${splits.validation} validation, ${splits.test} test)` : ''
      const what = `${count(report.annotations, 'annotation')} of ${count(report.articles, 'article')}${parts}`
      context.output.line(dryRun ? `Would write ${what} to ${out}` : `Wrote ${what} to ${out}`)
    })
  })
}
