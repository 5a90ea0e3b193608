// npm run conformance -- NAME …: measures on the test corpora (CLAIMDESK_CORPORA), printed; fails when one does not hold.
// A name is that of a check or of a corpus; without one it runs all, and says which folders no check reads. A check is a module with `run(print): boolean | Promise<boolean>` and a line here.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadSource } from './lib/load-source.mjs'
import { root } from './lib/paths.mjs'

/**
 * @typedef {object} Check
 * @property {string} corpus the folder of the corpora that it needs
 * @property {string} module
 */

/** @type {Record<string, Check>} */
const CHECKS = {
  w3c: { corpus: 'w3c', module: 'src/core/formats/testing/conformance/w3c.ts' },
  anchoring: { corpus: 'anchoring', module: 'src/core/formats/testing/conformance/anchoring.ts' },
  seed: { corpus: 'seed', module: 'src/core/formats/testing/conformance/seed.ts' },
  propaganda: { corpus: 'propaganda', module: 'src/core/formats/testing/conformance/propaganda.ts' },
  adjudication: { corpus: 'adjudication', module: 'src/core/formats/testing/conformance/adjudication.ts' },
  'webanno-tsv3': { corpus: 'webanno-tsv3', module: 'src/core/formats/testing/conformance/webanno-tsv3.ts' },
  brat: { corpus: 'brat', module: 'src/core/formats/testing/conformance/brat.ts' },
  checkworthiness: {
    corpus: 'checkworthiness',
    module: 'src/core/formats/testing/conformance/checkworthiness.ts'
  },
  'uima-cas': { corpus: 'uima-cas', module: 'src/core/formats/testing/conformance/uima-cas.ts' },
  'webanno-xmi': { corpus: 'webanno-tsv3', module: 'src/core/formats/testing/conformance/webanno-xmi.ts' },
  averitec: { corpus: 'averitec', module: 'src/core/formats/testing/conformance/averitec.ts' },
  readability: { corpus: 'readability', module: 'src/backend/library/html/testing/readability-check.ts' },
  reanchoring: { corpus: 'readability', module: 'src/backend/library/html/testing/reanchoring-check.ts' },
  doccano: { corpus: 'doccano', module: 'src/core/formats/testing/conformance/doccano.ts' },
  'refi-qda': { corpus: 'refi-qda', module: 'src/core/formats/testing/conformance/refi-qda.ts' },
  'label-studio': { corpus: 'label-studio', module: 'src/core/formats/testing/conformance/label-studio.ts' },
  prodigy: { corpus: 'prodigy', module: 'src/core/formats/testing/conformance/prodigy.ts' },
  seqeval: { corpus: 'seqeval', module: 'src/core/formats/testing/conformance/seqeval.ts' },
  'columns-and-spacy': { corpus: 'doccano', module: 'src/core/formats/testing/conformance/columns-and-spacy.ts' }
}

const corpora = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')

/** @param {string} name @param {Check} check @returns {Promise<boolean>} */
async function runCheck(name, { corpus, module }) {
  console.log(`\n== ${name}`)
  if (!existsSync(join(corpora, corpus))) {
    console.log(`There is no test corpus “${corpus}”. Set CLAIMDESK_CORPORA to the folder that holds it.`)
    return false
  }
  const startedAt = performance.now()
  const { run } = /** @type {{ run(print: (line: string) => void): boolean | Promise<boolean> }} */ (
    await loadSource(module)
  )
  const holds = await run((line) => console.log(line))
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return holds
}

/** Folders of the corpora that no check reads, with the reason. @type {Record<string, string>} */
const UNREAD = {}

/** A check that throws is one that does not hold; the others go on. @param {string} name @param {Check} check */
async function holds(name, check) {
  try {
    return await runCheck(name, check)
  } catch (error) {
    console.error(
      `The check ended with an error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    )
    return false
  }
}

/** Says of every folder of the corpora whether a check reads it. @returns {boolean} whether each is accounted for */
function accountForFolders() {
  if (!existsSync(corpora)) return false
  const read = new Set(Object.values(CHECKS).map(({ corpus }) => corpus))
  let all = true
  for (const entry of readdirSync(corpora, { withFileTypes: true })) {
    if (!entry.isDirectory() || read.has(entry.name)) continue
    const reason = UNREAD[entry.name]
    if (reason === undefined) all = false
    console.log(`${entry.name}: not read (${reason ?? 'there is no check for it'})`)
  }
  return all
}

// A name is that of a check, or of a corpus: then all checks that read it.
const names = process.argv.slice(2)
const isMeant = (/** @type {string} */ name, /** @type {Check} */ { corpus }) =>
  names.length === 0 || names.includes(name) || names.includes(corpus)
const known = new Set(Object.entries(CHECKS).flatMap(([name, { corpus }]) => [name, corpus]))
const unknown = names.filter((name) => !known.has(name))
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${[...known].sort().join(', ')}.`)
  process.exitCode = 2
} else {
  /** @type {string[]} */
  const failed = []
  for (const [name, check] of Object.entries(CHECKS)) {
    if (isMeant(name, check) && !(await holds(name, check))) failed.push(name)
  }
  console.log('')
  if (names.length === 0 && !accountForFolders()) failed.push('folders')
  console.log(failed.length === 0 ? 'Every check holds.' : `These do not hold: ${failed.join(', ')}.`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
