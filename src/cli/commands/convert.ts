import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { CallError } from '../../api/envelope'
import { convertFiles } from '../../backend/create-backend'
import { exportFormats, importFormats } from '../../core/formats/registry'
import { UsageError } from '../cli-context'
import type { CliContext } from '../cli-context'
import { addWritingOptions, policiesFor, settingsFor, tellLosses, tellPreflight } from '../format-options'
import type { WritingOptions } from '../format-options'
import { count } from '../output'
import { tellProblems } from '../tell-problems'

interface ConvertOptions extends WritingOptions {
  readonly from?: string
  readonly to: string
  readonly out?: string
  readonly read: readonly string[]
}

/** `convert IN… --from F --to F --out PATH`: files to files, without a library. */
export function addConvertCommand(program: Command, context: CliContext): void {
  const reads = importFormats().map((format) => format.id)
  const writes = exportFormats().map((format) => format.id)
  const command = program
    .command('convert')
    .description('turn files of one annotation format into another, without a library')
    .argument('<path...>', 'files and folders; a .zip is unpacked')
    .addOption(new Option('--from <format>', 'what the files are (default: found out)').choices(reads))
    .addOption(new Option('--to <format>', 'what they become').choices(writes).makeOptionMandatory())
    .option('--out <path>', 'the file or folder to write; one that ends in .zip is packed')
    .addOption(
      new Option('--read <setting>', 'a setting for reading: positions=utf16; may be repeated')
        .argParser((value: string, previous: readonly string[]) => [...previous, value])
        .default([], 'found out')
    )
  addWritingOptions(command).action(async (paths: string[], options: ConvertOptions) => {
    const { from = null, to, out = null, dryRun = false, json = false } = options
    const { output } = context
    if (out === null && !dryRun) throw new UsageError('Say with --out where to write, or only look with --dry-run.')
    if (options.read.length > 0 && from === null) throw new UsageError('--read needs --from.')
    const report = await convertFiles({
      paths: paths.map((path) => resolve(path)),
      from,
      to,
      out: out === null || dryRun ? null : resolve(out),
      policies: policiesFor(options.policy, to),
      writeSettings: settingsFor(options.set, to, 'writeSettings'),
      readSettings: from === null ? {} : settingsFor(options.read, from, 'readSettings'),
      includeNotes: options.notes,
      includeText: options.text,
      neutraliseFormulas: options.rawCells !== true,
      lossReport: options.lossReport,
      version: context.version
    })
    for (const remark of report.remarks) output.message(remark)
    tellProblems(report.problems, output)
    tellLosses(report.losses, output)
    tellPreflight(report.preflight, output)
    if (report.problems.length > 0) context.fail()
    if (json) return output.json({ ...report, out, dryRun })
    const what = `${count(report.documents, 'document')} with ${count(report.annotations, 'annotation')}`
    if (dryRun) output.line(`Would convert ${what} from ${report.from} to ${to}`)
    else if (report.out === null)
      throw new CallError('nothing-found', 'Nothing was found in the files, and nothing was written.')
    else output.line(`Converted ${what} from ${report.from} to ${to}: ${out ?? ''}`)
  })
}
