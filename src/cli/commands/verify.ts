import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { verifyAuditLog, verifyBundle } from '../../backend/create-backend'
import { UsageError } from '../cli-context'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface VerifyCommandOptions {
  readonly json?: true
  readonly digest?: string
}

/**
 * `verify [FILE] [--digest HEX] [--json]`: reads everything of the library again and checks it against the journal;
 * or checks a bundle or an exported log on its own, without a library. Nothing is changed.
 */
export function addVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check every file of the library; or of a bundle (.zip) or a log (.jsonl), which need no library')
    .argument('[file]', 'a bundle or an exported audit log')
    .option('--digest <hex>', 'the digest that the bundle should have, as you were given it')
    .option('--json', 'the report as JSON')
    .action(async (file: string | undefined, { json, digest }: VerifyCommandOptions) => {
      if (digest !== undefined && (file === undefined || isLog(file))) {
        throw new UsageError('--digest is for a bundle: name its file.')
      }
      if (digest !== undefined && !/^[0-9a-f]{64}$/i.test(digest)) {
        throw new UsageError('A digest has 64 characters, 0 to 9 and a to f.')
      }
      if (file === undefined) await checkLibrary(context, json === true)
      else if (isLog(file)) await checkLog(context, resolve(file), json === true)
      else await checkBundle(context, resolve(file), digest?.toLowerCase() ?? null, json === true)
    })
}

const isLog = (file: string): boolean => /\.jsonl$/i.test(file)

async function checkLibrary(context: CliContext, json: boolean): Promise<void> {
  await context.withLibrary('read', async (files) => {
    const report = await files.verify()
    if (report.problems.length > 0) context.fail()
    if (json) return context.output.json(report)
    for (const { file, message } of report.problems) context.output.message(`${file}: ${message}`)
    for (const { file, message } of report.remarks) context.output.message(`remark: ${file}: ${message}`)
    const entries = count(report.journalEntries, 'journal entry', 'journal entries')
    const read = `${count(report.articles, 'article')} and ${entries} read`
    context.output.line(`${read}, ${count(report.problems.length, 'problem')} found.`)
  })
}

async function checkBundle(context: CliContext, file: string, digest: string | null, json: boolean): Promise<void> {
  const { output } = context
  const report = await verifyBundle(file, digest)
  const { problems, remarks, counts } = report
  if (problems.length > 0) context.fail()
  if (json) return output.json(report)
  for (const { file: where, message } of problems) output.message(`${where}: ${message}`)
  for (const { file: where, message } of remarks) output.message(`remark: ${where}: ${message}`)
  if (report.session !== null) output.line(`Session “${report.session}”, state of ${report.stateAt ?? 'no change yet'}`)
  if (report.digest !== null) output.line(`Digest of this bundle: ${report.digest}`)
  const read = [
    count(report.files, 'file'),
    count(counts.articles, 'article'),
    count(counts.claims, 'claim'),
    count(counts.captures, 'captured file'),
    count(counts.logEntries, 'log entry', 'log entries')
  ]
  output.line(`${read.join(', ')} read, ${count(problems.length, 'problem')} found.`)
}

async function checkLog(context: CliContext, file: string, json: boolean): Promise<void> {
  const { output } = context
  const report = await verifyAuditLog(file)
  if (report.faults.length > 0) context.fail()
  if (json) return output.json(report)
  for (const { line, message } of report.faults) output.message(`${basename(file)}: line ${line}: ${message}`)
  if (report.lastHash !== null) output.line(`Hash of its last line: ${report.lastHash}`)
  const read = count(report.entries, 'log entry', 'log entries')
  output.line(`${read} read, ${count(report.faults.length, 'problem')} found.`)
}
