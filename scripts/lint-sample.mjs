// node scripts/lint-sample.mjs [--seed N] [--count N] [--rule ID]… [--corpus NAME] [--json]: how often each linter fires on
// the articles of a test corpus (CLAIMDESK_CORPORA), and a seeded sample of what it finds, in its context, to be judged
// by a person. The judgements are in docs/linters-judged.json, what follows from them in docs/linters.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readLintSampleOptions, sampleOf, tabulate } from './lib/lint-sample.mjs'
import { loadSource } from './lib/load-source.mjs'
import { root } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    rule: { type: 'string', multiple: true, default: [] },
    corpus: { type: 'string', default: 'propaganda' },
    json: { type: 'boolean', default: false }
  }
})
const options = readLintSampleOptions(values)
const folder = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora', options.corpus)

if (existsSync(folder)) await run()
else console.log(`There is no test corpus “${options.corpus}”. Set CLAIMDESK_CORPORA to the folder that holds it.`)

async function run() {
  const { lintText, LINT_RULE_IDS } = /** @type {typeof import('../src/core/lint/lint')} */ (
    await loadSource('src/core/lint/lint.ts')
  )
  const context = { segments: [], publishedAt: null, asOf: null, language: 'en', people: [] }
  const articles = textFiles(folder).map((path) => {
    const text = readFileSync(path, 'utf8')
    return { article: basename(path, '.txt'), text, lints: lintText({ ...context, text }) }
  })
  const rules = LINT_RULE_IDS.filter((id) => options.rules.length === 0 || options.rules.includes(id))
  const samples = rules.map((rule) => ({ rule, hits: sampleOf(articles, rule, options.seed, options.count) }))
  if (values.json) console.log(JSON.stringify({ table: tabulate(articles, rules), samples }, null, 2))
  else print(tabulate(articles, rules), samples)
}

/** The texts of a folder and those below it, in the order of their paths. @param {string} path @returns {string[]} */
function textFiles(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** @param {import('./lib/lint-sample.mjs').Row[]} rows @param {{ rule: string, hits: import('./lib/lint-sample.mjs').Hit[] }[]} samples */
function print(rows, samples) {
  console.log('| rule | articles | hits | per 1,000 words |\n| --- | ---: | ---: | ---: |')
  for (const { rule, articles, hits, per1000 } of rows) console.log(`| ${rule} | ${articles} | ${hits} | ${per1000} |`)
  for (const { rule, hits } of samples) {
    console.log(`\n== ${rule}`)
    for (const { article, start, end, before, quote, after, message } of hits) {
      console.log(`${article} ${start}-${end}: ${before}[[${quote}]]${after}\n    ${message}`)
    }
  }
}
