import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAllowed, notices, shippedPackages } from './licences.mjs'
import { root } from './paths.mjs'

describe('X9: licences of what ships', () => {
  test('every package has one that lets it ship', () => {
    const packages = shippedPackages()
    expect(packages.map(({ name }) => name)).toContain('react')
    expect(packages.map(({ name }) => name)).not.toContain('vitest')
    expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([])
  })

  test('an expression is allowed by one side of OR and by both sides of AND', () => {
    expect(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'].map(isAllowed)).toEqual([true, true, true])
    expect(['GPL-3.0', '(MIT AND GPL-3.0)', '', 'UNLICENSED'].map(isAllowed)).toEqual([false, false, false, false])
  })

  test('the notices that ship are those of the packages (node scripts/licences.mjs writes them anew)', () => {
    const written = readFileSync(join(root, 'resources', 'notices', 'packages.txt'), 'utf8')
    expect(written === notices()).toBe(true)
  })
})
