// What ships and under which licence, from the lock file and the packages as they are installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Licences that let a program be given to anybody, without anything of its own becoming theirs. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Zlib'
])

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression as the package states it; empty when it states none
 * @property {string} text what its licence file says; empty when it has none
 */

/**
 * Whether an SPDX expression lets the package ship: of `OR` one side, of `AND` both.
 *
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed)
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return ALLOWED.has(plain)
}

/** @param {string} folder */
function licenceText(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const found = files.filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(name)).sort()
  return found.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n')
}

/** @returns {ShippedPackage[]} what is in the bundles, in the order of names */
export function shippedPackages() {
  /** @type {{ packages: Record<string, { version: string, license?: string, dev?: true, devOptional?: true }> }} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version, license = '' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      text: licenceText(join(root, path))
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** The notices that ship: every package with its licence, the same text once. */
export function notices() {
  const packages = shippedPackages()
  /** @type {Map<string, string[]>} */
  const texts = new Map()
  for (const { name, version, text, licence } of packages) {
    const words = text === '' ? `The package has no licence file; it states: ${licence}.` : text.replace(/\r\n?/g, '\n')
    texts.set(words, [...(texts.get(words) ?? []), `${name} ${version}`])
  }
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const sections = [...texts].map(([words, names]) => `${'='.repeat(80)}\n${names.join('\n')}\n\n${words}\n`)
  return `Claimdesk is made with these packages.\n\n${list.join('\n')}\n\n${sections.join('\n')}`
}
