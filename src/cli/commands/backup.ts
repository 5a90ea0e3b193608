import type { Command } from 'commander'
import type { RestoreCounts, RestorePreview } from '../../api/backup-views'
import { BACKUP_REASONS_TOLD } from '../../api/backup-words'
import type { CliContext } from '../cli-context'
import { count, formatTable } from '../output'

interface RestoreOptions {
  readonly article?: readonly string[]
  readonly dryRun?: true
  readonly json?: true
}

/** `backup`, `backups` and `restore`: copies of the library's records, and the way back to one of them. */
export function addBackupCommands(program: Command, context: CliContext): void {
  program
    .command('backup')
    .description('make a backup of the library’s records; it counts once it was read back whole')
    .option('--json', 'the backup as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      await context.withLibrary('write', async (files) => {
        const { made, newest } = await files.makeBackup()
        if (json) return context.output.json({ made, newest })
        context.output.line(made ? `made  ${made.id}` : `Nothing has changed since the newest backup: ${newest.id}`)
      })
    })
  program
    .command('backups')
    .description('list the backups, newest first')
    .option('--json', 'the list as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      await context.withLibrary('read', async (files) => {
        const list = await files.listBackups()
        if (json) return context.output.json(list)
        const rows = list.backups.map(({ id, at, articles, reason, isOwn, state }) => [
          ...[id, at, articles],
          [
            BACKUP_REASONS_TOLD[reason],
            ...(isOwn ? [] : ['another device']),
            ...(state === 'whole' ? [] : ['damaged'])
          ].join(', ')
        ])
        for (const path of list.damaged) context.output.message(`${path}: it is damaged, so it cannot be restored.`)
        if (rows.length === 0) return context.output.message('There is no backup yet: `claimdesk backup` makes one.')
        for (const line of formatTable(['BACKUP', 'STATE OF', 'ARTICLES', 'MADE'], rows)) context.output.line(line)
      })
    })
  program
    .command('restore')
    .description('make the present state that of a backup; the present is backed up first')
    .argument('<backup>', 'id of the backup, as `backups` shows it')
    .option('--article <id...>', 'only these articles')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'the report as JSON')
    .action(async (backup: string, { article, dryRun, json }: RestoreOptions) => {
      await context.withLibrary(dryRun ? 'read' : 'write', async (files) => {
        const request = { backup, articles: article ? [...article] : null }
        const preview = await files.previewRestore(request)
        const restored = dryRun ? null : await files.restoreBackup(request)
        // What is whole was restored; the rest was at fault.
        if (preview.unusable.length > 0) context.fail()
        if (json) return context.output.json({ preview, restored })
        print(preview, dryRun === true, context)
        if (restored?.before) context.output.line(`before  ${restored.before.id}`)
      })
    })
}

const inWords = ({ back, changed, gone }: RestoreCounts): string =>
  `${back} back, ${changed} as they were, ${gone} taken away`

function print(preview: RestorePreview, dryRun: boolean, { output }: CliContext): void {
  const { changes, articles, articlesChanged, articlesStaying, schemes, desk, unusable } = preview
  if (changes === 0) output.line('The library is as it was then.')
  for (const { article, title, details, records, hasText } of articles) {
    const what = details === 'back' ? 'comes back' : details === 'changed' ? 'details as they were' : 'details the same'
    output.line(
      `${article}  ${title}  ${what}; annotations: ${inWords(records)}${hasText ? '' : '; its text is missing'}`
    )
  }
  if (articlesChanged > articles.length) {
    output.message(`And ${count(articlesChanged - articles.length, 'article')} more.`)
  }
  if (changes > 0) {
    output.line(`schemes  ${inWords(schemes)}`)
    output.line(`sources, people, sessions  ${inWords(desk)}`)
  }
  if (articlesStaying > 0) output.message(`${count(articlesStaying, 'article')} came later: nothing is done to them.`)
  for (const message of unusable) output.message(`cannot be used, and stays as it is now: ${message}`)
  if (changes > 0) output.line(`${count(changes, 'change')} ${dryRun ? 'would be made' : 'made'}.`)
}
