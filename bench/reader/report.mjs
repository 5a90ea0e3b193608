// The table, on the terminal and in bench/results.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { judge, LABEL_COUNT } from './budgets.mjs'
import { plot } from './plot.mjs'
import { SUBJECTS } from './run.mjs'
import { summarise } from './statistics.mjs'

/**
 * @typedef {import('./statistics.mjs').Summary} Summary
 * @typedef {Record<string, unknown> & { cores: number, chromium: string, rounds: number, seconds: number }} Machine
 */

/** Facts about the machine; asked before and after the run, since its load is part of the result. */
export function machineFacts() {
  const [processor] = cpus()
  const load = loadavg().map((each) => each.toFixed(1))
  return {
    cores: cpus().length,
    processor: processor?.model ?? '',
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    platform: `${platform()}, Node ${process.version}`,
    load: load.join(' ')
  }
}

const METHOD = `How it is measured. One run; round robin over the subjects, a fresh page each time, medians over all rounds. All get the
same text and annotations (${LABEL_COUNT} labels) in a column of the same width and type.
“Painted” is the first task after the frame that shows the change, which is checked; the wait for the screen's next
frame is in it. “Work” leaves that wait out. “CPU” is what the page's main thread computed from the key press until
well after it, measuring included: more than the change alone, but it does not grow with the machine's load.
- **open**: from text and annotations at hand to the first painted frame. In the app the article is clicked in the list;
  text and annotations are at hand when the backend's answer has been fetched and parsed, which the page is watched for
  from outside. The whole way from the click stands beside it.
- **add, recolour, remove**: from a key press (label key on a selection; another label key; Delete) in the middle of the
  document. Other subjects answer to the same keys with their library's call. Plain text only repaints its selection.
- **scroll**: the whole document in equal jumps, one each frame; time from frame to frame.
- **hit-test**: average of 200 points in view. In Claimdesk a click as the reader hears of it, up to its answer, so more
  than the test alone; in others the library's own question, if it has one.
- **heap**: what opening added to the page's JavaScript heap after collecting garbage. For the app the table shows the
  difference to the same text without annotations, records included.
Peers get annotations the way their documentation loads stored ones. react-text-annotate repeats overlapping words: it
cannot show one annotation over another.`

/**
 * A word of caution where other programs wanted the processor.
 * @param {Machine} machine
 */
function busyNote({ cores, loadBefore, loadAfter }) {
  const load = Math.max(...[loadBefore, loadAfter].map((each) => Number.parseFloat(String(each))))
  if (!(load > cores * 1.5)) return []
  return [
    `**The machine was busy: a load of ${load} on ${cores} cores.** Long tasks are interrupted more often than short ones, so even ` +
      'ratios of times are too high for whatever takes longer. Trust the CPU columns, and repeat the run on an idle machine.'
  ]
}

/** @param {number | null | undefined} value @param {number} [digits] */
const number = (value, digits = value != null && value < 100 ? 1 : 0) =>
  value == null || Number.isNaN(value) ? '–' : value.toFixed(digits)
/** @param {number | null | undefined} value @param {number | null | undefined} against */
const ratio = (value, against) => (value == null || against == null ? '–' : (value / against).toFixed(2))

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

/**
 * @param {string} size
 * @param {Summary[]} summaries
 */
function sizeTable(size, summaries) {
  const of = (/** @type {string} */ id) => summaries.find((each) => each.subject === id && each.size === size)
  const plain = of('plain')
  const rows = SUBJECTS.flatMap(({ id, name }) => {
    const it = of(id)
    if (!it) return []
    if (it.open === null) {
      const why = it.openLimit === null ? (it.problem ?? 'not measured') : `no answer in ${it.openLimit / 1000} s`
      return [[name, why, ...Array.from({ length: 12 }, () => '–')]]
    }
    const heap = id === 'app' ? (it.heap ?? Number.NaN) - (of('app-plain')?.heap ?? Number.NaN) : it.heap
    return [
      [
        name,
        number(it.open),
        ratio(it.open, plain?.open),
        number(it.add?.painted),
        ratio(it.add?.painted, plain?.add?.painted),
        number(it.add?.work),
        number(it.add?.cpu),
        number(it.recolour?.painted),
        number(it.remove?.painted),
        it.scroll ? [it.scroll.median, it.scroll.p95, it.scroll.worst].map((each) => number(each)).join(' / ') : '–',
        ratio(it.scroll?.p95, plain?.scroll?.p95),
        number(it.scroll?.cpu),
        number(it.hit, 3),
        number(heap === null ? null : heap / 2 ** 20, 1)
      ]
    ]
  })
  const head = ['ms', 'open', '× plain', 'add', '× plain', 'add: work', 'add: CPU', 'recolour', 'remove']
  return table([...head, 'scroll: median / p95 / worst', '× plain', 'CPU a frame', 'hit-test', 'heap, MB'], rows)
}

/**
 * How many times as long others take as the app does.
 * @param {string} size
 * @param {Summary[]} summaries
 */
function ratioTable(size, summaries) {
  const app = summaries.find((each) => each.subject === 'app' && each.size === size)
  if (!app) return ''
  const rows = SUBJECTS.filter(({ kind }) => kind !== 'ours').flatMap(({ id, name }) => {
    const it = summaries.find((each) => each.subject === id && each.size === size)
    if (!it) return []
    const opened =
      it.open === null && it.openLimit !== null ? `> ${ratio(it.openLimit, app.open)}` : ratio(it.open, app.open)
    const kinds = /** @type {const} */ (['add', 'recolour', 'remove'])
    const changes = kinds.map((kind) => ratio(it[kind]?.painted, app[kind]?.painted))
    return [[name, opened, ...changes, ratio(it.scroll?.p95, app.scroll?.p95), ratio(it.hit, app.hit)]]
  })
  return table(['time of it / time of the app', 'open', 'add', 'recolour', 'remove', 'scroll p95', 'hit-test'], rows)
}

/**
 * Against the baseline by ratios to the floor of the same run: the machine's load is in both.
 * @param {Summary[]} now
 * @param {Summary[]} then
 */
function baselineTable(now, then) {
  const measures = /** @type {const} */ ([
    ['open × plain', (/** @type {Summary | undefined} */ each) => each?.open],
    ['add × plain', (/** @type {Summary | undefined} */ each) => each?.add?.painted],
    ['remove × plain', (/** @type {Summary | undefined} */ each) => each?.remove?.painted],
    ['scroll p95 × plain', (/** @type {Summary | undefined} */ each) => each?.scroll?.p95]
  ])
  const of = (/** @type {Summary[]} */ all, /** @type {string} */ id, /** @type {string} */ size) =>
    all.find((each) => each.subject === id && each.size === size)
  const rows = now
    .filter(({ subject }) => subject === 'app' || subject === 'bare' || subject === 'codemirror')
    .map(({ subject, size }) => [
      `${SUBJECTS.find(({ id }) => id === subject)?.name}, ${size}`,
      ...measures.map(([, pick]) => {
        const value = ratio(pick(of(now, subject, size)), pick(of(now, 'plain', size)))
        return `${value} (${ratio(pick(of(then, subject, size)), pick(of(then, 'plain', size)))})`
      })
    ])
  return table(['now (baseline)', ...measures.map(([name]) => name)], rows)
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.name of the files: `quick` or `full`
 * @param {import('./run.mjs').Cell[]} options.cells
 * @param {import('./corpus.mjs').Corpus[]} options.corpora
 * @param {Machine} options.machine
 * @param {boolean} options.keep whether this run becomes the baseline
 */
export function writeReport({ root, name, cells, corpora, machine, keep }) {
  const dir = join(root, 'bench', 'results')
  mkdirSync(dir, { recursive: true })
  const summaries = cells.map(summarise)
  const verdicts = judge(summaries)
  const mark = (/** @type {boolean | null} */ isMet) => (isMet === null ? 'cannot tell' : isMet ? 'met' : '**not met**')
  const facts = Object.entries(machine).map(([key, value]) => `${key} ${String(value)}`)
  const sections = [
    `# Reader benchmark, ${name}`,
    facts.join('; '),
    ...busyNote(machine),
    `![Times of all subjects](reader-${name}.svg)`,
    METHOD,
    ...corpora.flatMap((corpus) => {
      const app = summaries.find((each) => each.subject === 'app' && each.size === corpus.name)
      const whole =
        app?.openWhole == null
          ? []
          : [
              `In the app from the click: answer begins after ${number(app.fetched)} ms, parsed after ${number(app.data)} ms, painted after ${number(app.openWhole)} ms.`
            ]
      const overlapping = `${Math.round(corpus.overlapping * 100)} % of the annotations overlap another one.`
      return [
        `## ${corpus.name} annotations`,
        overlapping,
        sizeTable(corpus.name, summaries),
        ...whole,
        ratioTable(corpus.name, summaries)
      ]
    }),
    '## Budgets',
    table(
      ['budget', 'measured', ''],
      verdicts.map(({ budget, measured, isMet }) => [budget, measured, mark(isMet)])
    )
  ]
  const baselineFile = join(dir, 'reader-baseline.json')
  if (!keep && existsSync(baselineFile)) {
    const baseline = JSON.parse(readFileSync(baselineFile, 'utf8'))
    sections.push(
      '## Against the baseline',
      `The baseline: ${Object.entries(baseline.machine)
        .map(([key, value]) => `${key} ${String(value)}`)
        .join('; ')}.`,
      baselineTable(summaries, baseline.summaries)
    )
  }
  const text = `${sections.join('\n\n')}\n`
  const json = `${JSON.stringify({ machine, summaries, verdicts }, null, 2)}\n`
  writeFileSync(join(dir, `reader-${name}.md`), text)
  writeFileSync(join(dir, `reader-${name}.json`), json)
  writeFileSync(join(dir, `reader-${name}.svg`), plot(summaries, `Reader benchmark, ${name}: ${machine.platform}`))
  if (keep) writeFileSync(baselineFile, json)
  console.log(`\n${text}\nWritten to bench/results/reader-${name}.md, .json and .svg`)
}
