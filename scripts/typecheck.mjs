// Checks every tsconfig of the project in one process. The parsed files are shared between the programs, which saves
// reading the libraries once per environment. Works because the configurations differ in `lib` and `types` only.
import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '..')
const environments = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => join(root, 'src', entry.name, 'tsconfig.json'))

/** @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map()

/** @param {ts.CompilerOptions} options */
function sharingHost(options) {
  const host = ts.createCompilerHost(options)
  const parse = host.getSourceFile.bind(host)
  host.getSourceFile = (name, languageOptions, onError) => {
    if (!parsed.has(name)) parsed.set(name, parse(name, languageOptions, onError))
    return parsed.get(name)
  }
  return host
}

/**
 * @param {string} configPath
 * @param {Set<string>} done files that an earlier program has checked; this one's files are added
 * @returns {ts.Diagnostic[]}
 */
function check(configPath, done) {
  /** @type {ts.Diagnostic[]} */
  const unreadable = []
  const config = ts.getParsedCommandLineOfConfigFile(configPath, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => unreadable.push(diagnostic)
  })
  if (!config) return unreadable
  // A folder that holds no source yet has nothing to check.
  if (config.fileNames.length === 0) return config.errors.filter((error) => error.code !== NO_INPUTS)
  const program = ts.createProgram(config.fileNames, config.options, sharingHost(config.options))
  const found = [...config.errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()]
  for (const name of config.fileNames) {
    const file = program.getSourceFile(name)
    if (!file || done.has(name)) continue
    done.add(name)
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file))
  }
  return found
}

const NO_INPUTS = 18003
/** @type {Set<string>} */
const done = new Set()
/** @type {ts.Diagnostic[]} */
const diagnostics = []
// The root comes last: it checks what no environment owns (tests, e2e, scripts, configuration).
for (const configPath of [...environments, join(root, 'tsconfig.json')]) {
  const before = done.size
  const found = check(configPath, done)
  diagnostics.push(...found)
  const name = relative(root, configPath).replace(/\/?tsconfig\.json$/, '') || 'tests and tooling'
  console.log(`${found.length > 0 ? 'FAIL' : 'ok  '} ${name}: ${done.size - before} files, ${found.length} errors`)
}

const formatHost = {
  getCanonicalFileName: (/** @type {string} */ n) => n,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n'
}
if (diagnostics.length > 0) {
  const format = process.stdout.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics
  console.log(format(ts.sortAndDeduplicateDiagnostics(diagnostics), formatHost))
  process.exitCode = 1
}
