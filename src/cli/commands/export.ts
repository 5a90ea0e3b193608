import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { exportFormats } from '../../core/formats/registry'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface ExportCommandOptions {
  readonly format: string
  readonly out: string
  readonly article?: readonly string[]
  readonly notes: boolean
}

/** `export --format F --out PATH [--article ID…]`: annotations to a file; what the format cannot carry is said. */
export function addExportCommand(program: Command, context: CliContext): void {
  const formats = exportFormats().map((format) => format.id)
  program
    .command('export')
    .description('write the annotations to a file')
    .addOption(new Option('--format <format>', 'how to write them').choices(formats).makeOptionMandatory())
    .requiredOption('--out <path>', 'the file to write')
    .option('--article <id...>', 'only these articles (default: all)')
    .option('--no-notes', 'leave out notes on highlights, claims and articles')
    .action(async ({ format, out, article, notes }: ExportCommandOptions) => {
      await context.withLibrary('read', async (files) => {
        const report = await files.exportTo(format, resolve(out), article ?? null, { includeNotes: notes })
        for (const loss of report.losses) context.output.message(`not in this format: ${loss.message}`)
        const what = `${count(report.annotations, 'annotation')} of ${count(report.articles, 'article')}`
        context.output.line(`Wrote ${what} to ${out}`)
      })
    })
}
