// Which rules of durability (D) and security (X) are guarded by tests, and on which hosts. A test that guards a rule
// carries its id in its name; this reads the names.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** @typedef {'unit' | 'contract' | 'loopback' | 'electron' | 'cli' | 'faults'} Host */

/** @type {readonly Host[]} Contract cases run over memory, HTTP and the bridge: they count for both programs, too. */
export const HOSTS = ['unit', 'contract', 'loopback', 'electron', 'cli', 'faults']

/** @type {Readonly<Record<string, string>>} The rules, in few words. */
export const RULES = {
  D1: 'what was acknowledged survives a crash',
  D2: 'a failed write leaves the old content and is told',
  D3: 'one writer',
  D4: 'a damaged file is set aside, never overwritten',
  D5: 'what cannot be opened now is not damaged',
  D6: 'a backup is validated',
  D7: 'backups in tiers; restoring can be undone',
  D8: 're-anchoring loses nothing',
  D9: 'quitting writes everything',
  D10: 'newer and older versions',
  D11: 'what is typed survives',
  D12: 'an import is a dry run, then one command',
  D13: 'deletion goes to the bin',
  D14: 'changes of other programs',
  D15: 'the journal is chained',
  X1: 'nothing is asked of the network',
  X2: 'the desktop window is locked down',
  X3: 'every call is validated',
  X4: 'addresses',
  X5: 'the loopback server is closed',
  X6: 'imported files are data',
  X7: 'exports are inert',
  X8: 'nothing private leaves',
  X9: 'dependencies'
}

const NO_WINDOW = 'the command line has no window'
const OF_DESKTOP = 'it is about the desktop window'
const OF_SERVER = 'it is about the loopback server'
const NO_FAULT = 'no fault of a disk or a process bears on it'
const NO_CALL = 'no call of the contract has to do with it'
const NOT_BY_CALLS = 'it needs a disk or a program beside the library, which no call can give'
/** What the desktop program adds to the backend are the calls' way in and the window: both are tested there. */
const SAME_BACKEND = 'the desktop program has the backend and the window that the loopback host is tested with'
const OF_PACKAGE = 'it is about the package'

/**
 * Where a rule does not apply, and why.
 *
 * @type {Readonly<Record<string, Readonly<Partial<Record<Host, string>>>>>}
 */
export const NOT_APPLICABLE = {
  D2: { contract: NOT_BY_CALLS },
  D4: { contract: NOT_BY_CALLS },
  D5: { contract: NOT_BY_CALLS, electron: SAME_BACKEND },
  D6: { faults: 'kills and power cuts fall into backups as into everything; damage of them is tested below the hosts' },
  D7: { faults: 'as for D6' },
  D8: { faults: NO_FAULT },
  D9: { contract: 'it is about how a program ends', faults: 'a program that is killed does not quit: that is D1' },
  D10: { contract: NOT_BY_CALLS },
  D11: { cli: NO_WINDOW, faults: 'what is typed is kept by the page' },
  D12: { faults: 'imports are among what is killed and cut off, under D1' },
  D13: { faults: NO_FAULT },
  D14: { contract: NOT_BY_CALLS },
  D15: { faults: 'every journal that a fault leaves is read with its chain, under D1' },
  X1: { contract: NO_CALL, cli: 'it opens no page', faults: NO_FAULT },
  X2: { contract: OF_DESKTOP, loopback: OF_DESKTOP, cli: OF_DESKTOP, faults: OF_DESKTOP },
  X3: { faults: NO_FAULT },
  X4: { faults: NO_FAULT },
  X5: { contract: OF_SERVER, electron: OF_SERVER, cli: OF_SERVER, faults: NO_FAULT },
  X6: { faults: NO_FAULT },
  X7: { faults: NO_FAULT },
  X8: { faults: NO_FAULT },
  X9: { contract: OF_PACKAGE, loopback: OF_PACKAGE, electron: OF_PACKAGE, cli: OF_PACKAGE, faults: OF_PACKAGE }
}

/** @type {readonly (readonly [pattern: RegExp, hosts: readonly Host[]])[]} What a test file guards; the first that fits. */
const PLACES = [
  [/^e2e\/contract\//, ['contract', 'loopback', 'electron']],
  [/^e2e\/(stories|a11y)\//, ['loopback', 'electron']],
  [/^e2e\/loopback\//, ['loopback']],
  [/^e2e\/electron\//, ['electron']],
  [/^src\/server\//, ['loopback']],
  [/^src\/(main|preload)\//, ['electron']],
  [/^src\/cli\//, ['cli']],
  [/faults?\b|kill|power-cut/, ['faults', 'unit']],
  [/^(src|scripts)\//, ['unit']]
]

const TEST_FILE = /\.(test|spec)\.tsx?$|^e2e\/contract\/.*\.ts$|^src\/backend\/testing\/faults\/.*\.ts$/
/** Names of tests, groups of tests and contract cases, and of kinds of faults. */
const NAME =
  /(?:\b(?:it|test|describe)(?:\.\w+)*(?:\([^'"`]*?\))?\(|\b(?:name|title):)\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g
const RULE = /\b([DX]\d{1,2})\b/g

/**
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else yield path
  }
}

/**
 * The names of tests in a file that carry rules.
 *
 * @param {string} source
 * @returns {{ readonly name: string, readonly rules: readonly string[] }[]}
 */
export function guardsIn(source) {
  return [...source.matchAll(NAME)].flatMap(([, single, double, back]) => {
    const name = single ?? double ?? back ?? ''
    const rules = [...new Set([...name.matchAll(RULE)].map(([, rule = '']) => rule))]
    return rules.length === 0 ? [] : [{ name, rules }]
  })
}

/**
 * How many tests guard each rule on each host.
 *
 * @param {string} root folder of the project
 * @returns {Map<string, Map<Host, number>>}
 */
export function readGuards(root) {
  /** @type {Map<string, Map<Host, number>>} */
  const counts = new Map(Object.keys(RULES).map((rule) => [rule, new Map(HOSTS.map((host) => [host, 0]))]))
  for (const folder of ['src', 'e2e', 'scripts']) {
    for (const path of filesIn(join(root, folder))) {
      const name = relative(root, path).split(sep).join('/')
      if (!TEST_FILE.test(name)) continue
      const hosts = PLACES.find(([pattern]) => pattern.test(name))?.[1] ?? []
      for (const { rules } of guardsIn(readFileSync(path, 'utf8'))) {
        for (const rule of rules) {
          const own = counts.get(rule)
          for (const host of own ? hosts : []) own?.set(host, (own.get(host) ?? 0) + 1)
        }
      }
    }
  }
  return counts
}

/**
 * Where a guard is missing: `D6: no test at all`, `D6: none on the command line`.
 *
 * @param {ReadonlyMap<string, ReadonlyMap<Host, number>>} counts
 * @returns {string[]}
 */
export function missingGuards(counts) {
  return [...counts].flatMap(([rule, own]) => {
    const gaps = HOSTS.filter((host) => own.get(host) === 0 && NOT_APPLICABLE[rule]?.[host] === undefined)
    return gaps.length === 0 ? [] : [`${rule} (${RULES[rule]}): no test on ${gaps.join(', ')}`]
  })
}

/**
 * The table as Markdown: counts, `–` where a rule does not apply.
 *
 * @param {ReadonlyMap<string, ReadonlyMap<Host, number>>} counts
 * @returns {string}
 */
export function ruleTable(counts) {
  const rows = [...counts].map(([rule, own]) => {
    const cells = HOSTS.map((host) => {
      const count = own.get(host) ?? 0
      return count === 0 && NOT_APPLICABLE[rule]?.[host] !== undefined ? '–' : String(count)
    })
    return `| ${rule} | ${RULES[rule]} | ${cells.join(' | ')} |`
  })
  return [`| rule | | ${HOSTS.join(' | ')} |`, `| --- | --- | ${HOSTS.map(() => '---').join(' | ')} |`, ...rows].join(
    '\n'
  )
}
