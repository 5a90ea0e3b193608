// The layer law: every import in src holds to the table in lib/layer-table.mjs.
// As a program it checks the working tree: `node scripts/check-layers.mjs`.
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { LAYERS, RAW_IPC, RENDERER_AREAS, SHARED_AREAS, TEST_FILE } from './lib/layer-table.mjs'

/**
 * @typedef {object} Source a source file
 * @property {string} path path from the project root, with slashes
 * @property {string} text its text
 *
 * @typedef {object} Import one import, re-export, dynamic import or require
 * @property {string} specifier what is imported
 * @property {boolean} typeOnly whether nothing of it is left at run time
 * @property {string[]} names imported names; '*' for a namespace, 'default' for a default import
 * @property {number} line line in the file, from 1
 *
 * @typedef {object} Violation
 * @property {string} path
 * @property {number} line
 * @property {string} specifier
 * @property {string} rule what the table says
 */

/**
 * @param {ts.ImportDeclaration | ts.ExportDeclaration} node
 * @returns {{ names: string[], typeOnly: boolean }}
 */
function namesOf(node) {
  if (ts.isExportDeclaration(node)) {
    const clause = node.exportClause
    if (!clause || !ts.isNamedExports(clause)) return { names: ['*'], typeOnly: node.isTypeOnly }
    const names = clause.elements.map((element) => (element.propertyName ?? element.name).text)
    return { names, typeOnly: node.isTypeOnly || clause.elements.every((element) => element.isTypeOnly) }
  }
  const clause = node.importClause
  if (!clause) return { names: [], typeOnly: false } // import './styles.css'
  const names = clause.name ? ['default'] : []
  const bindings = clause.namedBindings
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*')
  if (bindings && ts.isNamedImports(bindings)) {
    names.push(...bindings.elements.map((element) => (element.propertyName ?? element.name).text))
    const onlyTypes = !clause.name && bindings.elements.length > 0 && bindings.elements.every((e) => e.isTypeOnly)
    return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes }
  }
  return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword }
}

/**
 * Every import of a source file, wherever it stands.
 * @param {Source} source
 * @returns {Import[]}
 */
export function importsOf(source) {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2023, true)
  /** @type {Import[]} */
  const found = []
  /** @param {ts.Node} node @param {ts.Expression | undefined} target @param {string[]} names @param {boolean} typeOnly */
  const add = (node, target, names, typeOnly) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    const specifier = target && ts.isStringLiteralLike(target) ? target.text : '(computed)'
    found.push({ specifier, typeOnly, names, line })
  }
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier)) {
      const { names, typeOnly } = namesOf(node)
      add(node, node.moduleSpecifier, names, typeOnly)
    } else if (ts.isImportTypeNode(node)) {
      const target = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
      add(node, target && ts.isStringLiteral(target) ? target : undefined, [], true)
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, ['*'], node.isTypeOnly)
    } else if (ts.isCallExpression(node)) {
      const [target] = node.arguments
      const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
      // ES modules have no require of their own; a function of that name that takes no string is somebody else's.
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
      if (isImport || (isRequire && target && ts.isStringLiteralLike(target))) add(node, target, ['*'], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** @param {string} specifier 'zod/v4' -> 'zod', '@a/b/c' -> '@a/b' */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * @param {string} path the importing file
 * @param {Import} used
 * @returns {string | null} the rule that is broken
 */
function checkPackage(path, used) {
  const layer = path.split('/')[1] ?? ''
  const row = /** @type {import('./lib/layer-table.mjs').LayerRow} */ (LAYERS[layer])
  const { specifier, names } = used
  if (specifier === '(computed)') return 'what is imported must be a plain string'
  if (isBuiltin(specifier)) return row.node ? null : `${layer} uses no Node module`
  const name = packageOf(specifier)
  if (!row.packages.includes(name)) return `${layer} does not use the package ${name}`
  if (name === 'zod' && names.includes('z')) return "zod is imported as `import * as z from 'zod'`"
  if (name !== 'electron' || used.typeOnly) return null
  if (names.includes('*') || names.includes('default')) return 'electron is imported by name'
  const outside = row.electronNames && names.find((each) => !row.electronNames?.includes(each))
  if (outside) return `${layer} does not use ${outside} of electron`
  for (const [raw, home] of Object.entries(RAW_IPC)) {
    if (names.includes(raw) && path !== home) return `${raw} is imported in ${home} only`
  }
  return null
}

/**
 * @param {string} path the importing file
 * @param {string} target the imported path from the project root
 * @param {boolean} typeOnly
 * @returns {string | null} the rule that is broken
 */
function checkFolder(path, target, typeOnly) {
  const [, layer = '', area = ''] = path.split('/')
  const [top, targetLayer = '', targetArea = ''] = target.split('/')
  if (top !== 'src') return typeOnly ? null : 'src imports nothing outside src at run time'
  if (targetLayer !== layer) {
    const grant = LAYERS[layer]?.folders[targetLayer]
    if (!grant) return `${layer} does not use ${targetLayer}`
    if (grant === 'all' || (layer === 'api' && typeOnly)) return null
    if (grant === 'types') return typeOnly ? null : `${layer} uses only types of ${targetLayer}`
    const inside = target.split('/').slice(2).join('/')
    const granted = grant.some((each) => (each.endsWith('/') ? `${inside}/`.startsWith(each) : inside === each))
    return granted ? null : `${layer} uses only ${grant.join(', ')} of ${targetLayer}`
  }
  const atRoot = path.split('/').length === 3
  if (layer !== 'renderer' || atRoot || targetArea === area) return null
  const others = RENDERER_AREAS[area] ?? SHARED_AREAS
  return others.includes(targetArea) ? null : `renderer/${area} does not use renderer/${targetArea}`
}

/**
 * Checks sources against the table.
 * @param {Source[]} sources
 * @returns {Violation[]} empty if the law holds
 */
export function checkLayers(sources) {
  /** @type {Violation[]} */
  const violations = []
  for (const source of sources) {
    const { path } = source
    const isTest = TEST_FILE.test(path)
    const [, layer = '', inside] = path.split('/')
    if (!(layer in LAYERS) || inside === undefined) {
      const isLaw = isTest && inside === undefined // src/layers.test.ts and the like
      if (!isLaw) violations.push({ path, line: 1, specifier: '', rule: 'no row of the table says what this may use' })
      continue
    }
    if (isTest) continue
    for (const used of importsOf(source)) {
      const isRelative = used.specifier.startsWith('.')
      const target = posix.join(posix.dirname(path), used.specifier.replace(/\?.*$/, ''))
      const rule = isRelative ? checkFolder(path, target, used.typeOnly) : checkPackage(path, used)
      if (rule) violations.push({ path, line: used.line, specifier: used.specifier, rule })
    }
  }
  return violations
}

/**
 * Reads every TypeScript and JavaScript source below `src`.
 * @param {string} root the project's folder
 * @returns {Source[]}
 */
export function readSources(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const violations = checkLayers(readSources(resolve(import.meta.dirname, '..')))
  for (const { path, line, specifier, rule } of violations) console.error(`${path}:${line}: ${specifier}: ${rule}`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
