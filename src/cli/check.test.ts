import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentCheck } from '../backend/create-backend'
import { corpusFolder, corpusNote, hasCorpus, readCorpus } from '../core/formats/testing/corpora'
import { run } from './testing/run'

type Understood = Extract<DocumentCheck, { readonly kind: string }>

let folder: string
const path = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-check-'))
  mkdirSync(path('inner'))
  writeFileSync(path('emoji.txt'), '🛳️ Ferry\nThe 🛳️ ferry left at nine. Nobody was on it.\nIt came back.')
  writeFileSync(path('inner/notes.md'), '# Night ferry\n\n- tar\n- rope\n\n> “No,” she said.\n\nIt left at nine.')
  writeFileSync(path('broken.pdf'), '%PDF-1.7 nothing')
  writeFileSync(path('garbled.txt'), 'Hafen von ZÃ¼rich\nDas SchÃ¶nste war die Ã¼brige GrÃ¶ÃŸe.')
})
afterAll(() => rmSync(folder, { recursive: true }))

async function check(...argv: string[]) {
  const result = await run(['check', ...argv])
  expect(result.open).not.toHaveBeenCalled()
  return result
}

async function checkOne(...argv: string[]): Promise<Understood> {
  return JSON.parse((await check('--json', ...argv)).stdout) as Understood
}

/** What a range of code points holds, as Python would say. */
const pointsOf = (text: string, { start, end }: { start: number; end: number }): string =>
  [...text].slice(start, end).join('')

describe('check --json', () => {
  test('one file: what is understood of it, in code points, with every paragraph', async () => {
    const understood = await checkOne(path('emoji.txt'), '--text')
    const { content = '' } = understood.text
    expect(understood).toMatchObject({
      file: path('emoji.txt'),
      kind: 'txt',
      bytes: Buffer.byteLength(content),
      encoding: { name: 'utf-8', certain: true },
      mojibake: null,
      language: 'en',
      metadata: { title: { value: '🛳️ Ferry', where: 'first line' } },
      offsetUnit: 'code-point',
      problems: []
    })
    expect(understood.text.length).toBe([...content].length)
    expect(understood.paragraphs.map((range) => [range.kind, pointsOf(content, range)])).toEqual([
      ['title', '🛳️ Ferry'],
      ['paragraph', 'The 🛳️ ferry left at nine. Nobody was on it.'],
      ['paragraph', 'It came back.']
    ])
  })

  test('offsets can be UTF-16 code units, and the answer says which they are', async () => {
    const understood = await checkOne(path('emoji.txt'), '--text', '--offsets', 'utf16')
    const { content = '' } = understood.text
    expect(understood.offsetUnit).toBe('utf-16')
    expect(understood.text.length).toBe(content.length)
    expect(understood.paragraphs.map(({ start, end }) => content.slice(start, end))).toEqual(content.split('\n'))
  })

  test('paragraphs have their kinds, and levels where there are some', async () => {
    const { paragraphs, kind, text } = await checkOne(path('inner/notes.md'))
    expect(kind).toBe('md')
    expect(text.content).toBeUndefined()
    expect(paragraphs.map(({ kind, level }) => [kind, level ?? null])).toEqual([
      ['title', 1],
      ['list-item', 1],
      ['list-item', 1],
      ['quote', null],
      ['paragraph', null]
    ])
  })

  test('several files, or a folder, are a list; what cannot be read is told and makes the code 1', async () => {
    const files = [path('broken.pdf'), path('gone.txt'), path('inner')]
    const { code, stdout, stderr } = await check('--json', ...files)
    const checks = JSON.parse(stdout) as DocumentCheck[]
    expect(code).toBe(1)
    expect(checks.map(({ file, problems }) => [file, problems.map((problem) => problem.code)])).toEqual([
      [path('broken.pdf'), ['damaged']],
      [path('gone.txt'), ['file-error']],
      [path('inner/notes.md'), []]
    ])
    for (const { message } of checks.flatMap(({ problems }) => problems)) expect(stderr).toContain(message)
  })

  test('the rows of a table are documents, each with its place', async () => {
    writeFileSync(path('table.csv'), 'title,text\nFerry,The ferry left at nine.\nTram,The tram came back.\n')
    const checks = JSON.parse((await check('--json', path('table.csv'), '--text')).stdout) as Understood[]
    rmSync(path('table.csv'))
    expect(checks.map(({ file, place, metadata, text }) => [file, place, metadata.title?.value, text.content])).toEqual(
      [
        [path('table.csv'), 'row 2', 'Ferry', 'The ferry left at nine.'],
        [path('table.csv'), 'row 3', 'Tram', 'The tram came back.']
      ]
    )
  })

  test('--jsonl is one object a line', async () => {
    const { stdout } = await check('--jsonl', path('emoji.txt'), path('inner'))
    const checks = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as DocumentCheck)
    expect(checks.map(({ file }) => file)).toEqual([path('emoji.txt'), path('inner/notes.md')])
  })

  test('mojibake is told, and repaired on request', async () => {
    const told = await checkOne(path('garbled.txt'), '--text')
    expect(told.mojibake).toMatchObject({ readAs: 'windows-1252', times: 1 })
    expect(told.text.content).toContain('ZÃ¼rich')
    const repaired = await checkOne(path('garbled.txt'), '--text', '--repair')
    expect(repaired.text.content).toBe('Hafen von Zürich\nDas Schönste war die übrige Größe.')
    expect(repaired.encoding?.name).toBe('utf-8 (repaired from windows-1252)')
  })

  test.skipIf(!hasCorpus('seed'))(
    `the credit line and the four openings of other articles are left out, nothing else${corpusNote('seed')}`,
    async () => {
      const text = readCorpus('seed/article.txt')
      const { segments, paragraphs } = await checkOne(join(corpusFolder('seed'), 'article.txt'))
      const out = segments.filter(({ excluded }) => excluded)
      expect(out.map((segment) => [segment.role, pointsOf(text, segment).slice(0, 18)])).toEqual([
        ['credit', 'With assistance fr'],
        ['teaser', 'On May 7, 1971, He'],
        ['teaser', 'More than 30 years'],
        ['teaser', 'Xiaomi Corp founde'],
        ['teaser', 'On May 13, the Leg']
      ])
      for (const { confidence } of out) expect(confidence).toBeGreaterThanOrEqual(0.9)
      expect(segments).toHaveLength(out.length)
      expect(paragraphs).toHaveLength(27)
    }
  )
})

describe('what there is to check', () => {
  /** Code points and UTF-16 differ from the first line on; the credit at the end is none of the article. */
  const ARTICLE = [
    '🛳️ Ferry 🌊 harbour',
    '🌊 The harbour has reclaimed more than 193m2 of land, a senior official said on Monday.',
    'Deputy harbour master Ilse Brandt called the plan “a bath without water” — the largest in Orrem since 1961.',
    '“It is safe,” Brandt said. “I 😀 live there.”',
    '“The plan,” she told reporters, “would cost $4m.”',
    'With assistance from Ada Wolska, who said the berth cost 9 million euros'
  ].join('\n')
  beforeAll(() => writeFileSync(path('harbour.txt'), ARTICLE))
  afterAll(() => rmSync(path('harbour.txt')))

  const passagesOf = ({ lints, attributions, candidates }: Understood) => [
    ...lints,
    ...candidates,
    ...attributions.flatMap(({ source, cue, content }) => [
      cue,
      content,
      ...(content.parts ?? []),
      ...(source ? [source] : [])
    ])
  ]

  test('every printed offset re-slices to its quote, in code points', async () => {
    const understood = await checkOne(path('harbour.txt'), '--text')
    const { content = '' } = understood.text
    const passages = passagesOf(understood)
    expect(understood.offsetUnit).toBe('code-point')
    expect(passages.length).toBeGreaterThan(15)
    for (const passage of passages) expect(pointsOf(content, passage)).toBe(passage.quote)
  })

  test('and in UTF-16 code units', async () => {
    const understood = await checkOne(path('harbour.txt'), '--text', '--offsets', 'utf16')
    const { content = '' } = understood.text
    const passages = passagesOf(understood)
    expect(understood.offsetUnit).toBe('utf-16')
    for (const { start, end, quote } of passages) expect(content.slice(start, end)).toBe(quote)
    const points = passagesOf(await checkOne(path('harbour.txt')))
    expect(points.map(({ quote }) => quote)).toEqual(passages.map(({ quote }) => quote))
    expect(points.map(({ start }) => start)).not.toEqual(passages.map(({ start }) => start))
  })

  test('attributions: who, by which word, what, how, and whether anybody could ask', async () => {
    const { attributions } = await checkOne(path('harbour.txt'))
    const shown = attributions.map(({ source, cue, content, kind, anonymous, name }) => [
      ...[source?.quote, cue.quote, (content.parts ?? [content]).map(({ quote }) => quote).join(' | ')],
      ...[kind, anonymous, name]
    ])
    expect(shown).toEqual([
      ['a senior official', 'said', '🌊 The harbour has reclaimed more than 193m2 of land', 'indirect', true, null],
      [
        ...['Deputy harbour master Ilse Brandt', 'called'],
        ...['the plan “a bath without water” — the largest in Orrem since 1961', 'mixed', false, 'Ilse Brandt']
      ],
      ['Brandt', 'said', '“It is safe,” | “I 😀 live there.”', 'direct', false, 'Brandt'],
      ['she', 'told', '“The plan,” | “would cost $4m.”', 'direct', false, null]
    ])
  })

  test('lints have rule, message and where they can a suggestion; candidates have a score, reasons and types', async () => {
    const { lints, candidates } = await checkOne(path('harbour.txt'))
    const unit = lints.find(({ rule }) => rule === 'unit-plausibility')
    expect(unit).toMatchObject({ quote: '193m2', message: expect.stringContaining('square') })
    expect(lints.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['relative-date', 'anonymous-attribution']))
    const measured = candidates.find(({ quote }) => quote.includes('193m2'))
    expect(measured?.types).toContain('measurement')
    expect(measured?.reasons).toContain('number: more than 193m2')
    for (const { score } of candidates) expect(score).toBeGreaterThan(0)
  })

  test('what is left out of the article contributes nothing', async () => {
    const understood = await checkOne(path('harbour.txt'))
    const credit = understood.segments.find(({ role }) => role === 'credit')
    expect(credit?.excluded).toBe(true)
    for (const { end } of passagesOf(understood)) expect(end).toBeLessThanOrEqual(credit?.start ?? 0)
  })

  test.each(['2024', '2024-08', '2024-02-29'])('--as-of %s is told back', async (date) => {
    expect((await checkOne(path('harbour.txt'), '--as-of', date)).asOf).toBe(date)
  })

  test.each(['2023-02-29', '2024-13', '2024-8-1', 'yesterday', '2024-08-26x', '0000', '2024-08-26T10:00', ''])(
    '--as-of %j is wrong usage, and says how to write a date',
    async (date) => {
      const { code, stderr } = await run(['check', path('harbour.txt'), '--json', '--as-of', date])
      expect(code).toBe(2)
      expect(stderr).toContain('Write a date that exists as 2024-08-26, 2024-08 or 2024.')
    }
  )

  test('the summary lists lints and unnamed sources once each, and counts passages', async () => {
    const { stdout } = await check(path('harbour.txt'))
    expect(stdout).toMatch(/lint {8}\d+–\d+ “193m2”: .+\[unit-plausibility\]/)
    expect(stdout).toMatch(/unnamed {5}\d+–\d+ “a senior official” \(said\): 🌊 The harbour/u)
    expect(stdout).toContain('sayings     4 attributions, 1 of them unnamed')
    expect(stdout).toMatch(/candidates {2}\d+ passages that may be worth a check/)
    expect(stdout).not.toContain('[anonymous-attribution]')
  })

  test('a text with nothing in it has empty lists', async () => {
    const understood = await checkOne(path('inner/notes.md'))
    expect(understood.asOf).toBeNull()
    expect(understood.attributions.map(({ cue }) => cue.quote)).toEqual(['said'])
    expect(understood.candidates.every(({ reasons }) => reasons.length > 0)).toBe(true)
    writeFileSync(path('nothing.txt'), 'Tar\nRope')
    const nothing = await checkOne(path('nothing.txt'))
    rmSync(path('nothing.txt'))
    expect([nothing.lints, nothing.attributions, nothing.candidates]).toEqual([[], [], []])
  })

  test.skipIf(!hasCorpus('seed'))(`the example article: four unnamed sources${corpusNote('seed')}`, async () => {
    const understood = await checkOne(join(corpusFolder('seed'), 'article.txt'), '--as-of', '2024-08-26')
    const text = readCorpus('seed/article.txt')
    expect(understood.attributions.filter(({ anonymous }) => anonymous)).toHaveLength(4)
    expect(understood.lints.filter(({ rule }) => rule === 'unit-plausibility')).toHaveLength(1)
    for (const passage of passagesOf(understood)) expect(pointsOf(text, passage)).toBe(passage.quote)
    const out = understood.segments.find(({ excluded }) => excluded)
    for (const { end } of passagesOf(understood)) expect(end).toBeLessThanOrEqual(out?.start ?? 0)
  })
})

test('without --json a person reads a summary', async () => {
  const { code, stdout } = await check(path('inner/notes.md'))
  expect(code).toBe(0)
  expect(stdout).toContain('title       Night ferry  [first heading]')
  expect(stdout).toContain('paragraphs  5: title 1, list-item 2, quote 1, paragraph 1')
})

test.each([
  [['check'], /missing required argument/],
  [['check', 'a.txt', '--offsets', 'bytes'], /'bytes' is invalid/],
  [['check', 'a.txt', '--json', '--jsonl'], /cannot be used with/]
])('%j is wrong usage', async (argv, message) => {
  const { code, stderr } = await run(argv)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
})
