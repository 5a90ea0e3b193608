// The layer table as lint settings: one `no-restricted-imports` per folder of src.
import { LAYERS, RAW_IPC, RENDERER_AREAS, SHARED_AREAS } from './layer-table.mjs'

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**']

/** @param {string} word */
const escape = (word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** @param {string[]} words a regular expression that matches any of them */
const anyOf = (words) => `(${words.map(escape).join('|')})`

/** @param {string[]} modules the same for grants of the table: a name ending in '/' is a folder, another a module */
const anyModuleOf = (modules) => `(${modules.map((each) => escape(each) + (each.endsWith('/') ? '' : '$')).join('|')})`

/**
 * @param {string} layer
 * @returns {{ regex: string, message: string, allowTypeImports?: boolean }[]}
 */
function patternsFor(layer) {
  const row = /** @type {import('./layer-table.mjs').LayerRow} */ (LAYERS[layer])
  const patterns = []
  if (!row.node) patterns.push({ regex: '^node:', message: `${layer} uses no Node module.` })
  patterns.push({
    regex: `^(?!node:)(?!${anyOf(row.packages)}(/|$))[@a-zA-Z]`,
    message: `${layer} does not use this package (scripts/lib/layer-table.mjs).`
  })
  for (const other of Object.keys(LAYERS)) {
    if (other === layer) continue
    const grant = row.folders[other]
    if (grant === 'all') continue
    if (grant === 'types' || (layer === 'api' && grant)) {
      const inside = Array.isArray(grant) ? `(?!${anyModuleOf(grant)})` : ''
      const message = `${layer} uses only types of this part of ${other}.`
      patterns.push({ regex: `^(\\.\\./)+${other}/${inside}`, allowTypeImports: true, message })
    } else if (Array.isArray(grant)) {
      const message = `${layer} uses only ${grant.join(', ')} of ${other}.`
      patterns.push({ regex: `^(\\.\\./)+${other}/(?!${anyModuleOf(grant)})`, message })
    } else {
      patterns.push({ regex: `^(\\.\\./)+${other}(/|$)`, message: `${layer} does not use ${other}.` })
    }
  }
  return patterns
}

/** @param {string} layer */
function pathsFor(layer) {
  const row = LAYERS[layer]
  /** @type {{ name: string, importNames: string[], message: string }[]} */
  const paths = []
  for (const [name, home] of Object.entries(RAW_IPC)) {
    paths.push({ name: 'electron', importNames: [name], message: `Only ${home} imports ${name}.` })
  }
  if (row?.electronNames) return paths.filter((path) => path.name !== 'electron')
  return paths
}

const RULE = '@typescript-eslint/no-restricted-imports'

/**
 * Lint settings for eslint.config.js, one object per folder.
 * @returns {import('eslint').Linter.Config[]}
 */
export function layerLint() {
  /** @type {import('eslint').Linter.Config[]} */
  const configs = Object.keys(LAYERS).map((layer) => ({
    name: `layers/${layer}`,
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: [...TESTS, RAW_IPC.ipcMain],
    rules: { [RULE]: ['error', { paths: pathsFor(layer), patterns: patternsFor(layer) }] }
  }))
  configs.push({
    name: 'layers/main ipc',
    files: [RAW_IPC.ipcMain],
    rules: { [RULE]: ['error', { patterns: patternsFor('main') }] }
  })
  configs.push({
    name: 'layers/preload helpers',
    files: ['src/preload/**/*.ts'],
    ignores: [...TESTS, RAW_IPC.ipcRenderer],
    rules: {
      [RULE]: [
        'error',
        {
          paths: [{ name: 'electron', message: 'Only src/preload/index.ts uses electron.' }],
          patterns: patternsFor('preload')
        }
      ]
    }
  })
  const areas = ['ui', 'transport', 'state']
  const patterns = patternsFor('renderer')
  for (const area of areas) {
    const allowed = [area, ...(RENDERER_AREAS[area] ?? [])]
    configs.push(areaLint(`src/renderer/${area}/**/*.{ts,tsx}`, [], allowed, patterns))
  }
  configs.push(
    areaLint(
      'src/renderer/*/**/*.{ts,tsx}',
      areas.map((area) => `src/renderer/${area}/**`),
      SHARED_AREAS,
      patterns
    )
  )
  return configs
}

/**
 * One level up from an area's own folder lies another area: `../state/x` from reader/a.ts.
 * @param {string} files
 * @param {string[]} except
 * @param {string[]} allowed
 * @param {ReturnType<typeof patternsFor>} patterns
 * @returns {import('eslint').Linter.Config}
 */
function areaLint(files, except, allowed, patterns) {
  const others = {
    regex: `^\\.\\./(?!\\.\\./)(?!${anyOf(allowed)}/)`,
    message: `Of the other areas this one uses ${allowed.join(', ') || 'none'} only.`
  }
  return {
    name: `layers/${files}`,
    files: [files],
    ignores: [...TESTS, ...except, 'src/renderer/*/*/**'],
    rules: { [RULE]: ['error', { patterns: [...patterns, others] }] }
  }
}
