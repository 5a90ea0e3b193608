import type { Command } from 'commander'
import type { CliContext } from '../cli-context'
import { count } from '../output'

/** `verify [--json]`: reads everything again and checks it against the journal; nothing is changed. */
export function addVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check every file of the library')
    .option('--json', 'the report as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await context.withLibrary('read', async (files) => {
        const report = await files.verify()
        if (report.problems.length > 0) context.fail()
        if (json) return context.output.json(report)
        for (const { file, message } of report.problems) context.output.message(`${file}: ${message}`)
        const entries = count(report.journalEntries, 'journal entry', 'journal entries')
        const read = `${count(report.articles, 'article')} and ${entries} read`
        context.output.line(`${read}, ${count(report.problems.length, 'problem')} found.`)
      })
    })
}
