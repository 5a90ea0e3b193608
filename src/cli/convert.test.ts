import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../core/text/torture'
import { exportFormats } from '../core/formats/registry'
import { run } from './testing/run'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-convert-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]): string => join(folder, ...names)
/** A brat pair of the torture text: positions are code points. */
function writePair(name: string): void {
  const lines = TORTURE_TARGETS.map(({ exact, codepoint: [start, end] }, index) => {
    return `T${index + 1}\tClaim ${start} ${end}\t${exact}\n`
  })
  mkdirSync(at('in'), { recursive: true })
  writeFileSync(at('in', `${name}.txt`), TORTURE_TEXT)
  writeFileSync(at('in', `${name}.ann`), lines.join(''))
}

describe('convert', () => {
  test('turns a folder into another format, a document for each document, labels by their names', async () => {
    writePair('one')
    writePair('two')
    const { code, stdout } = await run([
      'convert',
      at('in'),
      '--from',
      'brat',
      '--to',
      'webanno-tsv',
      '--out',
      at('out')
    ])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Converted 2 documents with ${2 * TORTURE_TARGETS.length} annotations from brat to webanno-tsv: ${at('out')}\n`
    })
    expect(readdirSync(at('out')).sort()).toEqual(['claimdesk-losses.json', 'one.tsv', 'two.tsv'])
    const again = await run([
      'convert',
      at('out'),
      '--from',
      'webanno-tsv',
      '--to',
      'doccano',
      '--out',
      at('all.jsonl')
    ])
    expect(again.code).toBe(0)
    const rows = readFileSync(at('all.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; label: [number, number, string][] })
    expect(rows).toHaveLength(2)
    for (const { text, label } of rows) {
      const points = Array.from(text)
      expect(label.map(([start, end]) => points.slice(start, end).join(''))).toEqual(
        TORTURE_TARGETS.map(({ exact }) => exact)
      )
      expect(new Set(label.map(([, , name]) => name))).toEqual(new Set(['Claim']))
    }
  })

  test('finds out what the files are, packs a .zip and reads it again', async () => {
    writePair('one')
    expect((await run(['convert', at('in'), '--to', 'cas-xmi', '--out', at('cas.zip')])).code).toBe(0)
    const { code, stdout } = await run([
      'convert',
      at('cas.zip'),
      '--from',
      'cas-xmi',
      '--to',
      'brat',
      '--out',
      at('b')
    ])
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 document with 5 annotations')])
    const words = (path: string) =>
      readFileSync(path, 'utf8')
        .match(/^T\d+\t.*$/gm)
        ?.map((line) => line.split('\t').slice(1))
    expect(words(at('b', 'one.ann'))).toEqual(words(at('in', 'one.ann')))
  })

  test('a dry run writes nothing and says what would be lost; a policy can refuse it', async () => {
    writePair('one')
    writeFileSync(at('in', 'one.ann'), 'T1\tClaim 0 9\tI 😀 said:\nT2\tWord 4 8\tsaid\n')
    const argv = ['convert', at('in'), '--from', 'brat', '--to', 'conll-2003']
    const dry = await run([...argv, '--dry-run'])
    expect(dry.stdout).toBe('Would convert 1 document with 2 annotations from brat to conll-2003\n')
    expect(dry.stderr).toMatch(/overlaps \(1 time, outermost\)/)
    expect(readdirSync(folder)).toEqual(['in'])
    const refused = await run([...argv, '--out', at('out'), '--policy', 'overlaps=refuse'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('“said” in “one”')
    expect(readdirSync(folder)).toEqual(['in'])
    const layers = await run([...argv, '--out', at('out'), '--policy', 'overlaps=layers', '--set', 'scheme=bioes'])
    expect(layers.code).toBe(0)
    const files = readdirSync(at('out'), { recursive: true }).map(String)
    expect(files.some((name) => name.includes('layer-2'))).toBe(true)
  })

  test('the same files always give the same bytes', async () => {
    writePair('one')
    for (const format of ['native', 'w3c', 'refi-qdpx', 'xlsx', 'bundle']) {
      for (const name of ['a', 'b'])
        await run(['convert', at('in'), '--from', 'brat', '--to', format, '--out', at(`${name}.${format}`)])
      expect(readFileSync(at(`a.${format}`)).equals(readFileSync(at(`b.${format}`)))).toBe(true)
    }
  })

  test('what cannot be read is named with its line, the rest is converted, and the code is 1', async () => {
    writePair('one')
    writeFileSync(at('in', 'one.ann'), 'T1\tClaim 0 1\tI\nT2\tClaim 4 900\tsaid\n')
    const { code, stderr } = await run([
      'convert',
      at('in'),
      '--from',
      'brat',
      '--to',
      'doccano',
      '--out',
      at('x.jsonl')
    ])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^one\.ann:2: /m)
    expect(readFileSync(at('x.jsonl'), 'utf8')).toContain('[0,1,"Claim"]')
  })

  test.each([
    [['convert', 'x', '--to', 'brat'], 2, /--out/],
    [['convert', 'x', '--to', 'nothing', '--out', 'y'], 2, /'nothing' is invalid/],
    [['convert', 'missing.ann', '--to', 'brat', '--out', 'y'], 1, /missing\.ann.*is not there/]
  ])('%j ends with %i', async (argv, wanted, message) => {
    const { code, stderr } = await run(argv)
    expect(code).toBe(wanted)
    expect(stderr).toMatch(message)
  })
})

/** Formats in which every record has a person and a time: there the words are “unknown” and the first day of 1970. */
const ALWAYS_SAY = ['native', 'w3c', 'hypothesis', 'recogito', 'jsonl', 'csv', 'tsv', 'hugging-face']

test('a conversion invents neither people nor times, where a format can do without', async () => {
  writePair('one')
  mkdirSync(at('out'))
  const found: string[] = []
  for (const { id } of exportFormats()) {
    const { code } = await run(['convert', at('in'), '--from', 'brat', '--to', id, '--out', at('out', id)])
    expect(code).toBe(0)
    const files = statSync(at('out', id)).isDirectory()
      ? readdirSync(at('out', id), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [at('out', id)]
    if (files.some((file) => /1970-01-01|"unknown"|\bUnknown\b/.test(readFileSync(file, 'latin1')))) found.push(id)
  }
  expect(found.filter((id) => !ALWAYS_SAY.includes(id))).toEqual([])
})
