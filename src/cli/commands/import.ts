import { basename, resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'
import { CallError } from '../../api/envelope'
import type { AnnotationImportReport, LocalFiles } from '../../backend/create-backend'
import { CommandError } from '../../core/commands/command-error'
import { importFormats } from '../../core/formats/registry'
import type { CliContext } from '../cli-context'
import { count } from '../output'

/** The one `--format` that means documents, not annotations. */
const DOCUMENTS = 'text'

interface ImportCommandOptions {
  readonly format: string
  readonly article?: string
  readonly json?: true
}

/** `import FILE… [--format F] [--article ID] [--json]`: documents, or annotations in format F for an article. */
export function addImportCommand(program: Command, context: CliContext): void {
  const formats = [DOCUMENTS, ...importFormats().map((format) => format.id)]
  program
    .command('import')
    .description('add documents to the library, or annotations to an article')
    .argument('<file...>', 'files; of a folder, every document in it')
    .addOption(new Option('--format <format>', 'what the files hold').choices(formats).default(DOCUMENTS))
    .option('--article <id>', 'the article that annotations belong to (default: the only one there is)')
    .option('--json', 'the report as JSON')
    .action(async (names: string[], options: ImportCommandOptions, command: Command) => {
      const { format, article = null, json = false } = options
      if (format === DOCUMENTS && article !== null) {
        command.error('error: --article is for annotations; say with --format what the file holds')
      }
      const paths = names.map((name) => resolve(name))
      await context.withLibrary('write', async (files) => {
        if (format === DOCUMENTS) await importDocuments(files, paths, json, context)
        else await importAnnotations(files, paths, { format, article, json }, context)
      })
    })
}

/** Imports every file that can be; what cannot is told and makes the exit code 1. */
async function importDocuments(files: LocalFiles, paths: readonly string[], json: boolean, context: CliContext) {
  const { output } = context
  const report = await files.importDocuments(paths)
  const { added, skipped, problems } = report
  if (json) output.json(report)
  else {
    for (const { id, title } of added) output.line(`added          ${id}  ${title}`)
    for (const { id, title } of skipped) output.line(`already there  ${id}  ${title}`)
  }
  for (const { file, remark } of added) if (remark !== null) output.message(`${file}: ${remark}`)
  for (const { file, message } of problems) output.message(`${file}: ${message}`)
  if (problems.length > 0) context.fail()
}

interface AnnotationImport {
  readonly format: string
  readonly article: string | null
  readonly json: boolean
}

/** Imports annotations file by file; a file that cannot be read does not keep the others out. */
async function importAnnotations(
  files: LocalFiles,
  paths: readonly string[],
  { format, article, json }: AnnotationImport,
  context: CliContext
) {
  const { output } = context
  const imports: (AnnotationImportReport & { readonly file: string })[] = []
  for (const path of paths) {
    const file = basename(path)
    try {
      const report = await files.importAnnotations(path, format, article)
      imports.push({ file, ...report })
      for (const remark of report.remarks) output.message(`${file}: ${remark}`)
      for (const { line, place, message } of report.problems) {
        output.message(`${file}${line === null ? '' : `:${line}`}: ${place === '' ? '' : `${place}: `}${message}`)
      }
      if (report.problems.length > 0) context.fail()
    } catch (error) {
      if (!(error instanceof CallError || error instanceof CommandError)) throw error
      output.message(`${file}: ${error.message}`)
      context.fail()
    }
  }
  if (json) return output.json({ imports })
  for (const { article: id, file, spans, claims, relations, bookmarks, skipped } of imports) {
    const added = `${count(spans, 'annotation')} added, ${count(claims, 'claim')} among them`
    const more = [
      ...(relations > 0 ? [count(relations, 'relation')] : []),
      ...(bookmarks > 0 ? [count(bookmarks, 'bookmark')] : [])
    ]
    output.line(`${id}  ${file}: ${[added, ...more, `${skipped} already there`].join(', ')}`)
  }
}
