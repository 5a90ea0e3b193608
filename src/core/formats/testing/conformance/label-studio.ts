import type { Decoded, DecodedDocument, SourceFile } from '../../format'
import { exportInputOf } from '../../interchange'
import { labelStudioFormat } from '../../label-studio'
import { encodeFitted, makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'label-studio'

/** Reads every case of the corpus (a folder with a configuration, tasks, annotations), compares, writes and reads again. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  for (const folder of new Set(paths.map((path) => path.split('/')[0] ?? ''))) {
    const own = paths.filter((path) => path === folder || path.startsWith(`${folder}/`))
    await checkCase(
      folder,
      own.map((path) => corpusFile(FOLDER, path)),
      report
    )
  }
  report.account(paths)
  return report.finish()
}

async function decode(files: readonly SourceFile[], settings: Readonly<Record<string, string>> = {}): Promise<Decoded> {
  const input = makeFiles(new Map(files.map(({ path, bytes }) => [path, bytes])), [], settings)
  return (await labelStudioFormat.decode?.(input)) ?? Promise.reject(new Error('cannot read'))
}

async function checkCase(folder: string, files: readonly SourceFile[], report: ConformanceReport): Promise<void> {
  for (const { path } of files) report.file(path)
  // Every file alone says what its own results are; all together are one project.
  const configs = files.filter(({ path }) => path.endsWith('.xml'))
  for (const file of files.filter(({ path }) => path.endsWith('.json'))) {
    const stated = statedIn(file, configs)
    if (stated.length === 0) {
      report.declared(file.path, 'nothing to annotate in it: no task with data')
      continue
    }
    const decoded = await decode([...configs, file], { predictions: 'all' })
    if (decoded.documents.length === 0 && !showsText(configs)) {
      report.declared(file.path, 'tasks about pictures, sounds or tables: there is no text to annotate')
      continue
    }
    checkStated(file.path, stated, decoded, report)
    await checkAgain(file.path, decoded, report)
  }
  checkTogether(folder, await decode(files), files, report)
}

/** What the bytes of a task say: labels and words (without white space) of its regions, choices about it, relations. */
interface StatedTask {
  /** How many texts the configuration shows of it; each becomes a document. */
  readonly texts: number
  readonly passages: readonly string[]
  readonly choices: readonly string[]
  readonly relations: number
}

interface Result {
  readonly id?: string
  readonly type: string
  readonly from_name?: string
  readonly value?: Readonly<Record<string, unknown>>
}
interface Task {
  readonly data?: Readonly<Record<string, unknown>>
  readonly annotations?: readonly { readonly result?: readonly Result[] }[]
  readonly completions?: readonly { readonly result?: readonly Result[] }[]
  readonly predictions?: readonly { readonly result?: readonly Result[] }[]
}

function showsText(configs: readonly SourceFile[]): boolean {
  return configs.some(({ bytes }) => /<(?:Text|HyperText|Paragraphs)\b/.test(new TextDecoder().decode(bytes)))
}

/** A task without results may be nothing but its data. */
function dataOf(task: Task): Task['data'] {
  const { data, annotations, completions, predictions } = task
  const isBare = [data, annotations, completions, predictions].every((each) => each === undefined)
  return isBare && !('result' in task) ? (task as Task['data']) : data
}

function textsOf(task: Task, configs: readonly SourceFile[]): number {
  const shown = configs.flatMap(({ bytes }) => [
    ...new TextDecoder().decode(bytes).matchAll(/<(?:Text|HyperText|Paragraphs)\b[^>]*\bvalue="\$(\w+)"/g)
  ])
  const keys = new Set(shown.map(([, key = '']) => key).filter((key) => dataOf(task)?.[key] !== undefined))
  return Math.max(1, keys.size)
}

function tasksOf({ bytes }: SourceFile): readonly Task[] {
  return [JSON.parse(new TextDecoder().decode(bytes)) as Task | readonly Task[]].flat()
}

/** Found without the code that is checked. */
function statedIn(file: SourceFile, configs: readonly SourceFile[]): readonly StatedTask[] {
  return tasksOf(file)
    .filter((task) => dataOf(task) !== undefined)
    .map((task) => {
      const { annotations = [], completions = [], predictions = [] } = task
      const results = [...annotations, ...completions, ...predictions].flatMap(({ result = [] }) => result)
      return {
        texts: textsOf(task, configs),
        passages: results.flatMap(({ value = {} }) => {
          const labels = Object.entries(value).find(([key]) => key.endsWith('labels'))?.[1] as string[] | undefined
          const words = typeof value['text'] === 'string' ? value['text'] : ''
          return (labels ?? []).map((label) => `${label}: ${bare(words)}`)
        }),
        choices: results.flatMap(({ type, from_name: control = '', value = {} }) => {
          if ('start' in value || 'startOffset' in value) return []
          if (type === 'taxonomy') return (value['taxonomy'] as string[][]).map((path) => path.join('/'))
          // What else is said of a whole task is a label that is called like its control.
          if (['rating', 'textarea', 'number'].includes(type)) return [control]
          if (type !== 'choices') return []
          return (value['choices'] as (string | string[])[]).map((choice) => [choice].flat().join('/'))
        }),
        relations: results.filter(({ type }) => type === 'relation').length
      }
    })
}

const bare = (words: string): string => words.replace(/\\n|\s+/g, '')

function checkStated(
  path: string,
  stated: readonly StatedTask[],
  { documents }: Decoded,
  report: ConformanceReport
): void {
  const texts = stated.reduce((sum, task) => sum + task.texts, 0)
  if (documents.length !== texts) {
    report.difference(path, `${stated.length} tasks with ${texts} texts, but ${documents.length} documents`)
    return
  }
  let read = 0
  stated.forEach(({ texts: count, ...wanted }, index) => {
    const own = documents.slice(read, (read += count))
    const [spans, documentLabels, relations] = [
      own.flatMap((each) => each.spans),
      own.flatMap((each) => each.documentLabels),
      own.flatMap((each) => each.relations)
    ]
    const text = own.map((each) => each.text).join('\n')
    for (const { id, orphan, quotes } of spans) {
      const exact = quotes[0]?.exact ?? ''
      if (orphan && bare(text).includes(bare(exact)))
        report.difference(path, `${id} is an orphan, but its words are there`)
      else if (orphan) report.declared(path, 'the words that the file gives are not in its text: an orphan')
    }
    const found: typeof wanted = {
      passages: spans.map(({ label, quotes }) => `${label}: ${bare(quotes[0]?.exact ?? '')}`).sort(),
      choices: documentLabels.map(({ label }) => label).sort(),
      relations: relations.length
    }
    const sorted = { ...wanted, passages: [...wanted.passages].sort(), choices: [...wanted.choices].sort() }
    if (JSON.stringify(sorted) === JSON.stringify(found)) {
      report.equal(found.passages.length + found.choices.length + found.relations)
    } else report.difference(path, `task ${index + 1} has ${JSON.stringify(sorted)}, we read ${JSON.stringify(found)}`)
  })
}

const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

/** Writes what was read, reads it, and compares all there is. Orphans have no place in the format. */
async function checkAgain(path: string, decoded: Decoded, report: ConformanceReport): Promise<void> {
  let made = 0
  const sha256 = (): string => String((made += 1)).padStart(64, '0')
  const input = exportInputOf(decoded, options, { sha256, software: 'Claimdesk 0.0.0' })
  const { files, losses } = await encodeFitted(labelStudioFormat, input)
  for (const { feature, count } of losses) {
    if (!['orphans', 'scheme'].includes(feature))
      report.difference(path, `${count} × ${feature} was lost in writing it again`)
  }
  const again = (await labelStudioFormat.decode?.(makeFiles(files))) ?? decoded
  for (const { message } of again.problems) report.difference(path, `written again: ${message}`)
  const [before, after] = [decoded, again].map(({ documents }) => JSON.stringify(documents.map(summary)))
  if (before !== after) report.difference(path, `written again it is ${after}, not ${before}`)
}

function summary({ text, spans, documentLabels, relations, note, extra: { labelStudio, ...extra } }: DecodedDocument) {
  // The key of the text is one for all tasks that are written, for they have one configuration.
  const { textKey: _textKey, ...kept } = (labelStudio ?? {}) as Readonly<Record<string, unknown>>
  return {
    text,
    note,
    extra,
    kept,
    spans: spans
      .filter(({ orphan }) => orphan === undefined)
      .map(({ id, ranges, quotes, label, attributes, note: own }) => [id, ranges, quotes, label, attributes, own]),
    documentLabels: documentLabels.map(({ label, value }) => [label, value]),
    relations: relations.map(({ type, from, to }) => [type, from, to.span])
  }
}

/** As one project: every different text is a document, with all annotations that any file has of it. */
function checkTogether(
  folder: string,
  decoded: Decoded,
  files: readonly SourceFile[],
  report: ConformanceReport
): void {
  if (decoded.documents.length === 0 && !showsText(files)) return
  const tasks = files.filter(({ path }) => path.endsWith('.json')).flatMap(tasksOf)
  const configs = files.filter(({ path }) => path.endsWith('.xml'))
  const different = new Map(
    tasks.flatMap((task) => {
      const data = dataOf(task)
      return data === undefined ? [] : [[JSON.stringify(data), textsOf(task, configs)] as const]
    })
  )
  const texts = [...different.values()].reduce((sum, count) => sum + count, 0)
  if (decoded.documents.length !== texts) {
    report.difference(folder, `${texts} different texts, but ${decoded.documents.length} documents`)
  }
  const config = files.find(({ path }) => path.endsWith('.xml'))
  const values = [...new TextDecoder().decode(config?.bytes).matchAll(/<Label\s([^>]*)>/g)].map(
    // Results name a label by its alias, when it has one.
    ([, written = '']) => (/\balias="([^"]*)"/.exec(written) ?? /\bvalue="([^"]*)"/.exec(written))?.[1]
  )
  const labels = decoded.labels.filter(({ appliesTo }) => appliesTo === 'span').map(({ path }) => path)
  if (JSON.stringify(values) === JSON.stringify(labels)) report.equal(labels.length)
  else report.difference(folder, `the configuration has ${values.join(', ')}, we read ${labels.join(', ')}`)
}
