import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { FateCounts, VersionReport } from '../../api/version-views'
import type { CliContext } from '../cli-context'
import { count } from '../output'

interface ReviseOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `revise ARTICLE FILE [--dry-run] [--json]`: a file becomes a new version of an article. */
export function addReviseCommand(program: Command, context: CliContext): void {
  program
    .command('revise')
    .description('import a changed file as a new version of an article; every annotation is looked for in it')
    .argument('<article>', 'id of the article, as `list` shows it')
    .argument('<file>', 'the changed file')
    .option('--dry-run', 'say what would become of everything, and store nothing')
    .option('--json', 'the report as JSON')
    .action(async (article: string, name: string, { dryRun = false, json = false }: ReviseOptions) => {
      await context.withLibrary(dryRun ? 'read' : 'write', async (files) => {
        const report = await files.revise(article, resolve(name), { dryRun })
        if (json) context.output.json(report)
        else print(report, dryRun, context)
      })
    })
}

const FATES = [
  ['kept', 'kept'],
  ['moved', 'moved'],
  ['changed', 'changed'],
  ['found', 'found again'],
  ['orphan', 'orphaned']
] as const satisfies readonly (readonly [keyof FateCounts, string])[]

const inWords = (counts: FateCounts): string => FATES.map(([fate, word]) => `${counts[fate]} ${word}`).join(', ')
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

function print(report: VersionReport, dryRun: boolean, { output }: CliContext): void {
  const { article, title, number, duplicateOf, spans, bookmarks, parts, fates, moreFates, others } = report
  if (duplicateOf) {
    const { version, title: of } = duplicateOf
    output.line(`already there  ${duplicateOf.article}  version ${version} of “${of}”`)
    return
  }
  output.line(`${dryRun ? 'would become' : 'now'} version ${number}  ${article}  ${title}`)
  output.line(`highlights  ${inWords(spans)}`)
  output.line(`bookmarks   ${inWords(bookmarks)}`)
  output.line(`parts       ${inWords(parts)}`)
  for (const { fate, record, before, after } of fates) {
    if (fate === 'kept' || fate === 'moved') continue
    const words = `“${oneLine(before)}”${after === null ? '' : ` → “${oneLine(after)}”`}`
    output.line(`${fate === 'orphan' ? 'orphaned' : fate}  ${record}  ${words}`)
  }
  if (moreFates) output.message('There are more annotations; the counts are of all.')
  for (const { person, annotations } of others) {
    output.message(
      `${person} has ${count(annotations, 'annotation')} here; they are placed when ${person} opens the library.`
    )
  }
}
