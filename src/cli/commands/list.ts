import type { Command } from 'commander'
import type { ArticleSummary } from '../../api/views'
import type { CliContext } from '../cli-context'
import { formatTable } from '../output'

/** `list [--json]`: the articles of the library and how far the work on them is. */
export function addListCommand(program: Command, context: CliContext): void {
  program
    .command('list')
    .description('list the articles of the library')
    .option('--json', 'as JSON: { "articles": [ … ] }')
    .action(async ({ json }: { json?: boolean }) => {
      await context.withLibrary('read', async (files) => {
        const articles = (await files.list()).map(describe)
        if (json) return context.output.json({ articles })
        const rows = articles.map((each) => [each.id, each.status, each.spans, each.claims, each.decided, each.title])
        for (const line of formatTable(['id', 'status', 'spans', 'claims', 'decided', 'title'], rows)) {
          context.output.line(line)
        }
      })
    })
}

/** `characters` are UTF-16 code units of the frozen text. */
function describe({ article, status, counts }: ArticleSummary) {
  const { id, title, publisher, publishedAt, language, text } = article
  const { spans, claims, decided } = counts
  return { id, title, status, publisher, publishedAt, language, characters: text.length, spans, claims, decided }
}
