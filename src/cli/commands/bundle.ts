import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface BundleCommandOptions {
  readonly session: string
  readonly out: string
  readonly private?: boolean
  readonly json?: true
}

/** `bundle --session S --out FILE.zip`: a session with everything it rests on, for `verify FILE.zip`. */
export function addBundleCommand(program: Command, context: CliContext): void {
  program
    .command('bundle')
    .description('write a session with its articles, evidence, captured files and log into one archive')
    .requiredOption('--session <id>', 'the session, by its id')
    .requiredOption('--out <file>', 'the archive to write: check.zip')
    .option('--private', 'with private notes and contacts, and what is sensitive')
    .option('--json', 'what was written as JSON')
    .action(async ({ session, out, private: isPrivate = false, json }: BundleCommandOptions) => {
      await context.withLibrary('read', async (files) => {
        const request = { session, options: { private: isPrivate } }
        const { prepared, digest, problems, withheld } = await files.exportBundle(resolve(out), request)
        if (json) return context.output.json({ path: resolve(out), digest, files: prepared.packed, problems, withheld })
        for (const { file, message } of problems) context.output.message(`${file}: ${message}`)
        context.output.line(`Wrote ${count(prepared.packed.length, 'file')} to ${out}`)
        context.output.line(`Digest of this bundle: ${digest}`)
      })
    })
}
