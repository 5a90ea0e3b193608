import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExtractThread } from './extract-thread'
import type { ExtractLimits } from './extract-thread'
import { buildWorker } from './testing/built-worker'
import { docxOf, epubOf, EPUB_CHAPTERS, odtOf } from './testing/office-fixtures'
import { pdfOf, pdfOfStreams } from './testing/pdf-fixture'

const LIMITS: ExtractLimits = { milliseconds: 20_000, heapMegabytes: 512, growthMegabytes: 1500 }

let folder: string
const threads: ExtractThread[] = []
const threadOf = (file: string, limits: Partial<ExtractLimits> = {}): ExtractThread => {
  const thread = new ExtractThread(join(folder, file), { ...LIMITS, ...limits })
  threads.push(thread)
  return thread
}
const job = (kind: string, bytes: Uint8Array) => ({ kind, bytes, encoding: null })

/** The worker as the programs have it: built, a file of its own. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-thread-'))
  await buildWorker(folder)
  const answering = (body: string) =>
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (job) => { ${body} })\n`
  await writeFile(join(folder, 'never.mjs'), answering('for (;;);'))
  await writeFile(
    join(folder, 'heap.mjs'),
    answering('const all = []; for (;;) all.push({ list: new Array(1000).fill(1.5) })')
  )
  await writeFile(
    join(folder, 'buffers.mjs'),
    answering(
      'const all = []; const more = () => { all.push(Buffer.alloc(20_000_000, 1)); setTimeout(more, 5) }; more()'
    )
  )
  await writeFile(join(folder, 'exits.mjs'), answering('process.exit(3)'))
}, 120_000)

afterAll(async () => {
  await Promise.all(threads.map((thread) => thread.close()))
  await rm(folder, { recursive: true, force: true })
})

describe('X6: a thread under limits', () => {
  test('what never ends is ended, and the next document gets a new thread', async () => {
    const thread = threadOf('never.mjs', { milliseconds: 300 })
    const [first, second] = await Promise.allSettled([
      thread.extract(job('rtf', Buffer.from('x'))),
      thread.extract(job('rtf', Buffer.from('y')))
    ])
    expect(first).toMatchObject({ reason: { name: 'ExtractError', code: 'too-slow' } })
    expect(second).toMatchObject({ reason: { code: 'too-slow' } })
  })

  test('what fills the heap, or memory outside of it, is ended', async () => {
    await expect(
      threadOf('heap.mjs', { heapMegabytes: 40 }).extract(job('rtf', Buffer.from('x')))
    ).rejects.toMatchObject({
      code: 'too-large'
    })
    await expect(
      threadOf('buffers.mjs', { growthMegabytes: 150 }).extract(job('rtf', Buffer.from('x')))
    ).rejects.toMatchObject({ code: 'too-large' })
  })

  test('a thread that ends by itself is a failure, not a wait', async () => {
    await expect(threadOf('exits.mjs').extract(job('rtf', Buffer.from('x')))).rejects.toThrow('ended with code 3')
  })
})

describe('the built worker', () => {
  test('takes documents apart one after the other, good and bad', async () => {
    const thread = threadOf('worker.mjs')
    const answers = await Promise.allSettled([
      thread.extract(job('epub', await epubOf(EPUB_CHAPTERS))),
      thread.extract(job('pdf', Buffer.from('nonsense'))),
      thread.extract(job('pdf', pdfOf([[{ x: 50, y: 700, text: 'Some words.' }]])))
    ])
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: { places: [{ name: 'Part 1 of the book' }, { name: 'Part 2 of the book' }] } },
      { status: 'rejected', reason: { name: 'ExtractError', code: 'damaged' } },
      { status: 'fulfilled', value: { text: 'Some words.' } }
    ])
  })

  test('a program that is done ends, although the thread is kept for a while', async () => {
    const bundle = join(folder, 'thread.mjs')
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, 'extract-thread.ts'),
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { output: { format: 'es', entryFileNames: 'thread.mjs' } }
      },
      ssr: { noExternal: true, target: 'node' }
    })
    const program = `
      import { ExtractThread } from ${JSON.stringify(bundle)}
      const thread = new ExtractThread(${JSON.stringify(join(folder, 'worker.mjs'))})
      const { text } = await thread.extract({ kind: 'rtf', bytes: Buffer.from('{\\\\rtf1 Hi.}'), encoding: null })
      process.once('exit', () => console.log(text, Date.now() - done < 5000))
      const done = Date.now()`
    await writeFile(join(folder, 'program.mjs'), program)
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'program.mjs')])
    expect(stdout).toBe('Hi. true\n')
  }, 60_000)

  test('X6: a PDF that inflates a thousandfold ends within its limits', async () => {
    const bomb = pdfOfStreams([deflateSync(Buffer.alloc(150_000_000, 'BT (x) Tj ET\n'))], '/Filter /FlateDecode')
    const thread = threadOf('worker.mjs', { milliseconds: 6000, growthMegabytes: 900 })
    await expect(thread.extract(job('pdf', bomb))).rejects.toMatchObject({
      code: expect.stringMatching(/^too-(slow|large)$/)
    })
  }, 60_000)

  test('X6: nesting ends with its name, in every kind that nests', async () => {
    const thread = threadOf('worker.mjs')
    const deep = (tag: string) => `<${tag}>`.repeat(20_000) + 'x' + `</${tag}>`.repeat(20_000)
    const hostile = [
      job('odt', await odtOf(deep('text:span'))),
      job('docx', await docxOf(deep('w:tbl'))),
      job('epub', await epubOf([deep('div')]))
    ]
    for (const each of hostile) await expect(thread.extract(each)).rejects.toMatchObject({ code: 'too-deep' })
  }, 60_000)
})
