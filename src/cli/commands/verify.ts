import { stat } from 'node:fs/promises'
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
 * `verify [PLACE] [--digest HEX] [--json]`: reads everything of the library again and checks it against the journal;
 * or checks a bundle or an exported log on its own, without a library. Nothing is changed.
 */
export function addVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check every file of a library; or of a bundle (.zip) or a log (.jsonl), which need no library')
    .argument('[place]', 'the folder of a library, a bundle or an exported audit log (default: the library)')
    .option('--digest <hex>', 'the digest that the bundle should have, as you were given it')
    .option('--json', 'the report as JSON')
    .action(async (file: string | undefined, { json, digest }: VerifyCommandOptions) => {
      if (digest !== undefined && (file === undefined || isLog(file) || (await isFolder(file)))) {
        throw new UsageError('--digest is for a bundle: name its file.')
      }
      if (digest !== undefined && !/^[0-9a-f]{64}$/i.test(digest)) {
        throw new UsageError('A digest has 64 characters, 0 to 9 and a to f.')
      }
      if (file === undefined) await checkLibrary(context, json === true)
      else if (await isFolder(file)) await checkLibrary(context, json === true, file)
      else if (isLog(file)) await checkLog(context, resolve(file), json === true)
      else await checkBundle(context, resolve(file), digest?.toLowerCase() ?? null, json === true)
    })
}

/** What was recovered was so in memory only. */
const NOT_YET =
  'This check changed no file. What could be rebuilt is written, and damaged files are kept beside it, when the ' +
  'library is next opened for changing: in a window, or by `claimdesk backup`.'

const isLog = (file: string): boolean => /\.jsonl$/i.test(file)

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(resolve(path))).isDirectory()
  } catch {
    // What is wrong with it says whoever reads it.
    return false
  }
}

async function checkLibrary(context: CliContext, json: boolean, folder?: string): Promise<void> {
  const check: Parameters<CliContext['withLibrary']>[1] = async (files) => {
    const report = await files.verify()
    if (report.problems.length > 0) context.fail()
    if (json) return context.output.json(report)
    for (const { file, message } of report.problems)
      context.output.message(file === '' ? message : `${file}: ${message}`)
    if (report.problems.some(({ file }) => file === '')) context.output.message(NOT_YET)
    for (const { file, message } of report.remarks) context.output.message(`remark: ${file}: ${message}`)
    const entries = count(report.journalEntries, 'journal entry', 'journal entries')
    const read = `${count(report.articles, 'article')} and ${entries} read`
    context.output.line(`${read}, ${count(report.problems.length, 'problem')} found.`)
  }
  await context.withLibrary('check', check, folder)
}

async function checkBundle(context: CliContext, file: string, digest: string | null, json: boolean): Promise<void> {
  const { output } = context
  const report = await verifyBundle(file, digest)
  const { problems, remarks, counts } = report
  if (problems.length > 0) context.fail()
  if (json) return output.json(report)
  // Where it is about the whole file, its own name says which.
  for (const { file: where, message } of problems) {
    output.message(`${where === 'archive' ? basename(file) : where}: ${message}`)
  }
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
