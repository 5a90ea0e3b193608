// X9: what is judged of the packages that ship. No work of its own: files and answers come from outside.

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 *
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 * @property {boolean} [hasInstallScript]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 *
 * @typedef {object} Lock
 * @property {number} lockfileVersion
 * @property {Record<string, LockedPackage>} packages
 *
 * @typedef {object} AuditVerdict
 * @property {'passed' | 'failed' | 'not-done'} status
 * @property {string[]} lines what a person is told
 */

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/
const GRAVE = new Set(['high', 'critical'])

/**
 * Names of packages whose version is not written exactly.
 * @param {Manifest} manifest
 */
export function inexactVersions({ dependencies = {}, devDependencies = {} }) {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} ${version}`)
}

/**
 * Where the lock file does not say what package.json says, or says what it should not.
 * @param {Manifest} manifest
 * @param {Lock} lock
 * @returns {string[]}
 */
export function lockProblems(manifest, lock) {
  const problems = []
  if (lock.lockfileVersion !== 3) problems.push(`The lock file has version ${lock.lockfileVersion}, not 3.`)
  for (const kind of /** @type {const} */ (['dependencies', 'devDependencies'])) {
    const asked = manifest[kind] ?? {}
    const locked = lock.packages['']?.[kind] ?? {}
    for (const name of new Set([...Object.keys(asked), ...Object.keys(locked)])) {
      if (asked[name] !== locked[name]) {
        problems.push(
          `${name}: package.json says ${asked[name] ?? 'nothing'}, the lock file ${locked[name] ?? 'nothing'}.`
        )
      }
      const installed = lock.packages[`node_modules/${name}`]?.version
      if (asked[name] !== undefined && installed !== asked[name]) {
        problems.push(`${name}: package.json says ${asked[name]}, locked is ${installed ?? 'nothing'}.`)
      }
    }
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '') continue
    if (entry.resolved !== undefined) problems.push(`${path}: the lock file names the address ${entry.resolved}.`)
    if (entry.link) problems.push(`${path}: is a link to a folder.`)
    else if (!/^sha512-/.test(entry.integrity ?? '')) problems.push(`${path}: has no SHA-512.`)
  }
  return problems
}

/**
 * Places in the lock file of what ships: what the bundles are made of, and Electron, which is the program they run in.
 * @param {Lock} lock
 * @returns {ReadonlySet<string>}
 */
export function shippedPaths({ packages }) {
  const bundled = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  return new Set([...bundled.map(([path]) => path), 'node_modules/electron'])
}

/**
 * What ships and runs something when it is installed.
 * @param {Lock} lock
 */
export function installScripts(lock) {
  return [...shippedPaths(lock)].filter((path) => lock.packages[path]?.hasInstallScript === true)
}

/**
 * Packages in the bundles that are not among what ships: their licences and faults would not be looked at.
 * @param {readonly string[]} sources of source maps
 * @param {ReadonlySet<string>} shipped
 */
export function strangersIn(sources, shipped) {
  const places = sources.flatMap(
    (source) => /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []
  )
  return [...new Set(places)].filter((place) => !shipped.has(place)).sort()
}

/**
 * Judges the answer of `npm audit --json` (auditReportVersion 2). High and critical faults in what ships fail; all others
 * are told. An answer that is no report is no success: the audit was not done.
 *
 * @param {string} answer what npm printed; lines that are no JSON may stand around it
 * @param {ReadonlySet<string>} shipped places in the lock file
 * @returns {AuditVerdict}
 */
export function judgeAudit(answer, shipped) {
  const report = readJson(answer)
  if (report === null) return notDone('npm answered with something that is no report.')
  if (
    report.auditReportVersion !== 2 ||
    typeof report.vulnerabilities !== 'object' ||
    report.vulnerabilities === null
  ) {
    return notDone(report.error?.summary || report.message || 'npm answered with something that is no report.')
  }
  const found = Object.values(report.vulnerabilities).map(({ name, severity, nodes = [], via = [] }) => {
    const ships = nodes.length === 0 || nodes.some((place) => shipped.has(place))
    const titles = via.map((each) => (typeof each === 'string' ? `by ${each}` : each.title)).join('; ')
    return {
      fails: ships && GRAVE.has(severity),
      line: `${severity}${ships ? ', ships' : ', does not ship'}: ${name} (${titles})`
    }
  })
  return { status: found.some(({ fails }) => fails) ? 'failed' : 'passed', lines: found.map(({ line }) => line) }
}

/**
 * What the audit ends with: 1 when something is not well, 2 when nobody could be asked about known faults, else 0.
 *
 * @param {readonly (readonly string[])[]} problems of each check of what is here
 * @param {AuditVerdict['status']} status of the answer about known faults
 * @returns {0 | 1 | 2}
 */
export function exitCodeOf(problems, status) {
  if (status === 'failed' || problems.some((each) => each.length > 0)) return 1
  return status === 'not-done' ? 2 : 0
}

/**
 * @param {string} reason
 * @returns {AuditVerdict}
 */
function notDone(reason) {
  return { status: 'not-done', lines: [`NOT DONE: known faults were not looked up. ${reason}`] }
}

/**
 * @typedef {object} AuditAnswer
 * @property {number} [auditReportVersion]
 * @property {Record<string, Vulnerability>} [vulnerabilities]
 * @property {string} [message]
 * @property {{ summary?: string }} [error]
 *
 * @typedef {object} Vulnerability
 * @property {string} name
 * @property {string} severity
 * @property {string[]} [nodes]
 * @property {(string | { title: string })[]} [via]
 */

/**
 * @param {string} text
 * @returns {AuditAnswer | null}
 */
function readJson(text) {
  const from = text.search(/^\{/m)
  const to = text.lastIndexOf('\n}')
  if (from < 0) return null
  for (const end of [text.length, to + 2]) {
    try {
      return JSON.parse(text.slice(from, end))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return null
}
