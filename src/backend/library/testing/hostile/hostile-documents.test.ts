import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExtractThread } from '../../extract-thread'
import { ExtractError } from '../../extracted-document'
import type { ExtractedDocument } from '../../extracted-document'
import { EXTRACTORS } from '../../extractors/registry'
import { buildWorker } from '../built-worker'
import { checkDocument } from '../fuzz/check-document'
import { HOSTILE_CELLS } from './all-cells'
import type { HostileCell } from './hostile-cell'

/** As the programs have them, with less time. */
const LIMITS = { milliseconds: 30_000, heapMegabytes: 1024, growthMegabytes: 1800 }
/** For what never ends, one way or another. */
const SHORT = { ...LIMITS, milliseconds: 4000 }

let folder: string
let thread: ExtractThread
let impatient: ExtractThread

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
  const worker = await buildWorker(folder)
  thread = new ExtractThread(worker, LIMITS)
  impatient = new ExtractThread(worker, SHORT)
})
afterAll(async () => {
  await Promise.all([thread.close(), impatient.close()])
  await rm(folder, { recursive: true, force: true })
})

interface Ending {
  readonly how: string
  readonly message: string
  readonly document: ExtractedDocument | null
}

async function endingOf({ kind, make, isEndless }: HostileCell): Promise<Ending> {
  const bytes = await make()
  try {
    const document = await (isEndless ? impatient : thread).extract({ kind, bytes, encoding: null })
    return { how: 'read', message: '', document }
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    return { how: error.code, message: error.message, document: null }
  }
}

const KINDS = EXTRACTORS.map(({ kind }) => kind)

describe.each(KINDS)('X6: hostile %s', (kind) => {
  const cells = HOSTILE_CELLS.filter((cell) => cell.kind === kind)
  test.each(cells.map((cell) => [`${cell.attack}: ${cell.name}`, cell] as const))('%s', async (_name, cell) => {
    const { how, message, document } = await endingOf(cell)
    expect([cell.ends].flat(), message).toContain(how)
    if (document === null) {
      // It says what is wrong and what to do: two sentences, and none of a program's.
      expect(message).toMatch(/[.!?)]$/)
      expect(message.length).toBeGreaterThan(40)
      return
    }
    expect(checkDocument(document, kind)).toEqual([])
    const everything = JSON.stringify(document).toLowerCase()
    for (const words of cell.has ?? []) expect(document.text).toContain(words)
    for (const words of cell.lacks ?? [])
      expect(everything).not.toContain(JSON.stringify(words).slice(1, -1).toLowerCase())
  })
})
