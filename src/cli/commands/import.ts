import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { COLUMN_USES, DELIMITERS } from '../../api/import-params'
import type { ColumnUse, Delimiter } from '../../api/import-params'
import type { LocalFiles, OwnImportOptions } from '../../backend/create-backend'
import { importFormats } from '../../core/formats/registry'
import { UsageError } from '../cli-context'
import type { CliContext } from '../cli-context'
import { settingsFor } from '../format-options'
import { count } from '../output'
import { tellProblems } from '../tell-problems'

/** The one `--format` that means documents, not annotations. */
const DOCUMENTS = 'text'
/** Annotations, in a format that the files themselves tell. */
const FOUND_OUT = 'auto'

interface ImportCommandOptions {
  readonly format: string
  readonly article?: string
  readonly json?: true
  readonly dryRun?: true
  readonly read: readonly string[]
  readonly leaveOutTails?: true
  readonly encoding?: string
  readonly columns?: string
  readonly separator?: string
  readonly delimiter?: string
  readonly sheet?: string
}

/** Options that are about documents only, as they are typed. */
const DOCUMENT_OPTIONS = ['leaveOutTails', 'encoding', 'columns', 'separator', 'delimiter', 'sheet'] as const

const isColumnUse = (use: string): use is ColumnUse => (COLUMN_USES as readonly string[]).includes(use)

/** `text=Body,title=Headline` */
function columnsOf(given: string): NonNullable<OwnImportOptions['columns']> {
  return given.split(',').map((pair) => {
    const at = pair.indexOf('=')
    const use = pair.slice(0, Math.max(at, 0)).trim()
    const name = pair.slice(at + 1).trim()
    if (!isColumnUse(use) || name === '') {
      const uses = COLUMN_USES.join(', ')
      throw new UsageError(`--columns is written text=Body,title=Headline; “${pair}” is not. There are: ${uses}.`)
    }
    return { use, name }
  })
}

function delimiterOf(given: string): Delimiter {
  const delimiter = given === 'tab' ? '\t' : given
  const known = DELIMITERS.find((each) => each === delimiter)
  if (known === undefined) throw new UsageError('--delimiter is one of , ; | and tab.')
  return known
}

function documentOptions(options: ImportCommandOptions): OwnImportOptions {
  const { encoding, separator, sheet, columns, delimiter } = options
  return {
    dryRun: options.dryRun === true,
    leaveOutTails: options.leaveOutTails === true,
    ...(encoding === undefined ? {} : { encoding: encoding.toLowerCase() }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(columns === undefined ? {} : { columns: columnsOf(columns) }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterOf(delimiter) })
  }
}

/** `import PATH… [--json] [--dry-run] …`: documents; with `--format F [--article ID]` annotations for an article. */
export function addImportCommand(program: Command, context: CliContext): void {
  const formats = [DOCUMENTS, FOUND_OUT, ...importFormats().map((format) => format.id)]
  program
    .command('import')
    .description('add documents to the library, or annotations to an article')
    .argument('<path...>', 'files, also tables, archives and other files of several documents; folders as a whole')
    .addOption(new Option('--format <format>', 'what the files hold').choices(formats).default(DOCUMENTS))
    .option('--article <id>', 'the article that annotations without a text belong to (default: what the file says)')
    .addOption(
      new Option('--read <setting>', 'a setting for reading annotations: positions=utf16; may be repeated')
        .argParser((value: string, previous: readonly string[]) => [...previous, value])
        .default([], 'found out')
    )
    .option('--json', 'the report as JSON')
    .option('--dry-run', 'only say what would be done')
    .option('--leave-out-tails', 'leave what surely belongs to other articles at the end of texts out of the work')
    .option('--encoding <name>', 'how the files that are text are encoded (default: found out)')
    .option('--columns <uses>', 'what the columns of tables are for: text=Body,title=Headline')
    .option('--separator <line>', 'the line between the documents of a text; an empty one: two empty lines')
    .option('--delimiter <character>', 'what stands between the cells of tables: , ; | or tab (default: found out)')
    .option('--sheet <name>', 'the sheet of a workbook')
    .action(async (names: string[], options: ImportCommandOptions, command: Command) => {
      const { format, article = null, json = false } = options
      if (format === DOCUMENTS && article !== null) {
        command.error('error: --article is for annotations; say with --format what the file holds')
      }
      const wrong = format === DOCUMENTS ? undefined : DOCUMENT_OPTIONS.find((name) => options[name] !== undefined)
      if (wrong !== undefined) {
        const typed = wrong.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        command.error(`error: --${typed} is for documents, and --format says that the file holds annotations`)
      }
      const paths = names.map((name) => resolve(name))
      const asked = format === DOCUMENTS ? documentOptions(options) : {}
      await context.withLibrary('write', async (files) => {
        if (format === DOCUMENTS) await importDocuments(files, paths, { ...asked, json }, context)
        else {
          const { dryRun = false, read } = options
          await importAnnotations(files, paths, { format, article, json, dryRun, read }, context)
        }
      })
    })
}

/** Imports every file that can be; what cannot is told and makes the exit code 1. */
async function importDocuments(
  files: LocalFiles,
  paths: readonly string[],
  { json, ...options }: OwnImportOptions & { readonly json: boolean },
  context: CliContext
) {
  const { output } = context
  const told = { reading: 'Reading', storing: 'Storing' }
  const report = await files.importDocuments(paths, {
    ...options,
    progress: (phase, done, total) => output.progress(`${told[phase]} ${done} of ${total} …`)
  })
  output.progress(null)
  const { added, skipped, similar, problems } = report
  const verb = options.dryRun ? 'would be added' : 'added'
  if (json) output.json(report)
  else {
    for (const { id, title } of added) output.line(`${verb.padEnd(13)}  ${id}  ${title}`)
    for (const { id, title } of skipped) output.line(`already there  ${id}  ${title}`)
  }
  const placeOf = ({ file, place }: { file: string; place: string | null }) =>
    place === null ? file : `${file}, ${place}`
  for (const each of added) if (each.remark !== null) output.message(`${placeOf(each)}: ${each.remark}`)
  for (const each of similar) {
    const share = `${Math.round(each.share * 100)} %`
    output.message(
      each.kind === 'same-text'
        ? `${placeOf(each)}: left out, its text is that of “${each.like}”. Import it in the window if you want both.`
        : `${placeOf(each)}: much like “${each.like}” (${share} of the text)`
    )
  }
  for (const each of problems) output.message(`${placeOf(each)}: ${each.message}`)
  if (problems.length > 0) context.fail()
}

interface AnnotationImport {
  readonly format: string
  readonly article: string | null
  readonly json: boolean
  readonly dryRun: boolean
  readonly read: readonly string[]
}

/** Imports annotations, with the articles that came with them, as one undoable action. */
async function importAnnotations(
  files: LocalFiles,
  paths: readonly string[],
  { format: asked, article, json, dryRun, read }: AnnotationImport,
  context: CliContext
) {
  const { output } = context
  const format = asked === FOUND_OUT ? null : asked
  const settings = format === null ? {} : settingsFor(read, format, 'readSettings')
  const report = await files.importAnnotations(paths, { format, article, settings, dryRun })
  for (const remark of report.remarks) output.message(remark)
  tellProblems(report.problems, output, report.problemCount)
  if (report.problemCount > 0) context.fail()
  if (json) return output.json({ ...report, dryRun })
  if ('names' in report) {
    for (const { name, count: times, target, to } of report.names) {
      const goes = to.kind === 'existing' ? `is ${to.id}` : to.kind === 'new' ? `new: ${to.name}` : 'left out'
      output.line(`${target.padEnd(8)}  ${JSON.stringify(name)} (${times})  ${goes}`)
    }
    if (report.format === null) output.message('What these files are could not be found out. Say it with --format.')
  }
  const { articles, spans, claims, documentLabels, relations, bookmarks, labels, there } = report.totals
  const more = [
    ...(documentLabels > 0 ? [`${documentLabels} on whole articles`] : []),
    ...(relations > 0 ? [count(relations, 'relation')] : []),
    ...(bookmarks > 0 ? [count(bookmarks, 'bookmark')] : []),
    ...(articles > 0 ? [count(articles, 'new article')] : []),
    ...(labels > 0 ? [count(labels, 'new label')] : []),
    `${there} already there`
  ]
  const verb = dryRun ? 'would be added' : 'added'
  output.line([`${count(spans, 'annotation')} ${verb}, ${count(claims, 'claim')} among them`, ...more].join(', '))
}
