import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guardsIn, HOSTS, missingGuards, NOT_APPLICABLE, readGuards, RULES, ruleTable } from './rule-table.mjs'

const counts = readGuards(resolve(import.meta.dirname, '../..'))

describe('the table of rules', () => {
  it('has a guard for every rule, on every host where it applies', () => {
    expect(missingGuards(counts)).toEqual([])
  })

  it('gives a reason wherever a rule does not apply', () => {
    for (const [rule, hosts] of Object.entries(NOT_APPLICABLE)) {
      expect(RULES).toHaveProperty(rule)
      for (const [host, why] of Object.entries(hosts)) {
        expect(HOSTS).toContain(host)
        expect(why.length, `${rule} ${host}`).toBeGreaterThan(5)
      }
    }
  })

  it('has D1 to D15 and X1 to X9, in this order', () => {
    const numbered = (letter: string, most: number) => Array.from({ length: most }, (_, at) => `${letter}${at + 1}`)
    expect(Object.keys(RULES)).toEqual([...numbered('D', 15), ...numbered('X', 9)])
    expect(ruleTable(counts).split('\n')).toHaveLength(2 + 24)
  })

  it('reads names of tests, of cases and of kinds of faults, and nothing else', () => {
    const source = [
      "it('D1: one', () => {})",
      'test.each([1, 2])(`X3, X4: ${two}`, () => {})',
      "describe('X9', () => {})",
      "  name: 'D13: a case',",
      "  title: 'Killed (D1)',",
      "// it('D2: a remark that is none of these')".replace("it('", 'it '),
      "const text = 'D4'"
    ].join('\n')
    expect(guardsIn(source).map(({ rules }) => rules.join())).toEqual(['D1', 'X3,X4', 'X9', 'D13', 'D1'])
  })

  it('names what is missing', () => {
    const empty = new Map([['X9', new Map(HOSTS.map((host) => [host, 0] as const))]])
    expect(missingGuards(empty)).toEqual(['X9 (dependencies): no test on unit'])
  })
})
