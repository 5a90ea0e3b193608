import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { REPORT_KINDS, REPORT_PARTS } from '../../api/report-params'
import type { ReportKind } from '../../api/report-params'
import { UsageError } from '../cli-context'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface ReportCommandOptions {
  readonly session: string
  readonly format: ReportKind
  readonly out: string
  readonly part?: readonly (typeof REPORT_PARTS)[number][]
  readonly private?: boolean
  readonly anonymous?: boolean
  readonly json?: true
}

/** `report [LIBRARY] --session S --format html|docx|pdf --out FILE`: a fact-check to read, to print and to file. */
export function addReportCommand(program: Command, context: CliContext): void {
  program
    .command('report')
    .description('write the report of a session: summary, change list, claims with their evidence, annotated text')
    .argument('[library]', 'the library, where --library does not name it')
    .requiredOption('--session <session>', 'the session, by its id or its name')
    .addOption(new Option('--format <format>', 'how to write it').choices([...REPORT_KINDS]).default('html'))
    .requiredOption('--out <file>', 'the file to write')
    .addOption(new Option('--part <part...>', 'only these parts (default: all)').choices([...REPORT_PARTS]))
    .option('--private', 'with private notes and contacts, and what is sensitive')
    .option('--anonymous', 'without the name of the checker')
    .option('--json', 'what was written as JSON')
    .action(async (library: string | undefined, options: ReportCommandOptions) => {
      const asked = context.libraryDir()
      if (library !== undefined && asked !== null && resolve(library) !== asked) {
        throw new UsageError('The library is named twice. Name it once, before --session or with --library.')
      }
      await context.withLibrary(
        'read',
        async (files) => {
          const request = {
            session: options.session,
            kind: options.format,
            options: {
              sections: [...(options.part ?? REPORT_PARTS)],
              includePrivate: options.private === true,
              anonymiseChecker: options.anonymous === true
            }
          }
          const { claims, preflight } = await files.exportReport(resolve(options.out), request)
          if (options.json) return context.output.json({ path: resolve(options.out), claims, preflight })
          for (const { weight, message } of preflight) context.output.message(`${weight}: ${message}`)
          context.output.line(`Wrote the report of ${count(claims, 'claim')} to ${options.out}`)
        },
        library
      )
    })
}
