import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { CallError } from '../api/envelope'
import { CommandError } from '../core/commands/command-error'
import { UsageError } from './cli-context'
import type { CliContext, OpenBackend, ServeLibrary } from './cli-context'
import { addAuditCommand } from './commands/audit'
import { addBackupCommands } from './commands/backup'
import { addBundleCommand } from './commands/bundle'
import { addCheckCommand } from './commands/check'
import { addConvertCommand } from './commands/convert'
import { addExportCommand } from './commands/export'
import { addImportCommand } from './commands/import'
import { addListCommand } from './commands/list'
import { addReportCommand } from './commands/report'
import { addReviseCommand } from './commands/revise'
import { addServeCommand } from './commands/serve'
import { addVerifyCommand } from './commands/verify'
import { openLibrary } from './open-library'
import { createOutput } from './output'
import type { Streams } from './output'

const COMMANDS = [
  addImportCommand,
  addCheckCommand,
  addListCommand,
  addReviseCommand,
  addExportCommand,
  addConvertCommand,
  addAuditCommand,
  addBundleCommand,
  addReportCommand,
  addBackupCommands,
  addVerifyCommand,
  addServeCommand
]

/** Exit codes: done, the input is at fault, wrong usage. */
export const EXIT = { done: 0, fault: 1, usage: 2 } as const

export interface CliParts {
  readonly streams: Streams
  readonly version: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly open: OpenBackend
  readonly serve: ServeLibrary
}

/**
 * Runs one command of the command line.
 *
 * @param argv the arguments, without the program's own name
 * @returns the exit code
 */
export async function runCli(
  argv: readonly string[],
  { streams, version, env, open, serve }: CliParts
): Promise<number> {
  const output = createOutput(streams)
  let exitCode: number = EXIT.done
  const context: CliContext = {
    output,
    version,
    serve,
    libraryDir() {
      const asked = program.opts<{ library?: string }>().library ?? env['CLAIMDESK_LIBRARY']
      return asked ? resolve(asked) : null
    },
    async withLibrary(access, work, library) {
      const directory = library === undefined ? context.libraryDir() : resolve(library)
      const backend = await openLibrary(open, directory, access, output)
      try {
        await work(backend.local)
      } finally {
        await backend.close()
      }
    },
    fail: () => (exitCode = EXIT.fault)
  }

  const program = new Command('claimdesk')
    .description('Highlight, tag claims and export labelled data, offline. The command line of a Claimdesk library.')
    .option('--library <folder>', 'the library to work on (default: the one opened last)')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showHelpAfterError('Add --help to see what there is.')
  // Made last: a command inherits the settings that the program has by then.
  for (const add of COMMANDS) {
    add(program, context)
  }

  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    output.message(messageOf(error))
    return error instanceof UsageError ? EXIT.usage : EXIT.fault
  }
}

function messageOf(error: unknown): string {
  const isForPeople = error instanceof CallError || error instanceof CommandError || error instanceof UsageError
  if (isForPeople) return `error: ${error.message}`
  return `error: something went wrong inside Claimdesk: ${error instanceof Error ? error.message : String(error)}`
}
