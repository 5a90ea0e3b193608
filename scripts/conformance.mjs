// npm run conformance -- NAME …: measures on the test corpora (CLAIMDESK_CORPORA), printed; fails when one does not hold.
// Without a name it runs all. A check is a module with `run(print): boolean | Promise<boolean>` and a line here.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './lib/paths.mjs'

/**
 * @typedef {object} Check
 * @property {string} corpus the folder of the corpora that it needs
 * @property {string} module
 */

/** @type {Record<string, Check>} */
const CHECKS = {
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
  readability: { corpus: 'readability', module: 'src/backend/library/html/testing/readability-check.ts' },
  reanchoring: { corpus: 'readability', module: 'src/backend/library/html/testing/reanchoring-check.ts' },
  doccano: { corpus: 'doccano', module: 'src/core/formats/testing/conformance/doccano.ts' },
  'refi-qda': { corpus: 'refi-qda', module: 'src/core/formats/testing/conformance/refi-qda.ts' },
  'label-studio': { corpus: 'label-studio', module: 'src/core/formats/testing/conformance/label-studio.ts' }
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
  // Vite takes TypeScript as it is, so that a clean checkout needs no build.
  const options = { configFile: /** @type {const} */ (false), logLevel: /** @type {const} */ ('warn'), root }
  const { module: loaded } = await runnerImport(join(root, module), options)
  const { run } = /** @type {{ run(print: (line: string) => void): boolean | Promise<boolean> }} */ (loaded)
  const holds = await run((line) => console.log(line))
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return holds
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in CHECKS))
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`)
  process.exitCode = 2
} else {
  let failed = 0
  for (const [name, check] of Object.entries(CHECKS)) {
    if (names.length > 0 && !names.includes(name)) continue
    if (!(await runCheck(name, check))) failed += 1
  }
  process.exitCode = failed > 0 ? 1 : 0
}
