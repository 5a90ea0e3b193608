import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface AuditCommandOptions {
  readonly session?: string
  readonly out: string
  readonly private?: boolean
  readonly json?: true
}

/** `audit [--session S] --out FILE`: who changed what and when, as a log that can be checked on its own. */
export function addAuditCommand(program: Command, context: CliContext): void {
  program
    .command('audit')
    .description('write the audit log of a session, or of the whole library, as JSON lines chained by their hashes')
    .option('--session <id>', 'only what belongs to this session (default: the whole library)')
    .requiredOption('--out <file>', 'the file to write')
    .option('--private', 'with private notes and contacts, and what is sensitive')
    .option('--json', 'what was written as JSON')
    .action(async ({ session, out, private: isPrivate = false, json }: AuditCommandOptions) => {
      await context.withLibrary('read', async (files) => {
        const { entries, lastHash, withheld } = await files.exportAudit(resolve(out), {
          session: session ?? null,
          private: isPrivate
        })
        if (json) return context.output.json({ path: resolve(out), entries, lastHash, withheld })
        if (withheld > 0) {
          context.output.message(
            `Of ${count(withheld, 'entry', 'entries')} something private was left out; see --private.`
          )
        }
        context.output.line(`Wrote ${count(entries, 'entry', 'entries')} to ${out}`)
        context.output.line(`Hash of its last line: ${lastHash}`)
      })
    })
}
