import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../../api/import-params'
import { toWellFormed } from '../../decode-bytes'
import { ExtractError } from '../../extracted-document'
import { COLLECTIONS, openCollection } from '../../collections/registry'
import { COLLECTION_CELLS } from './collection-cells'
import type { HostileCell } from './hostile-cell'

interface Ending {
  readonly how: string
  readonly message: string
  /** Words, names and problems that came out. */
  readonly words: string
  /** Places or names that are wrong. */
  readonly wrong: readonly string[]
}

const MOST_WORDS = 200_000

async function endingOf({ kind, make }: HostileCell): Promise<Ending> {
  const collection = COLLECTIONS.find((each) => each.kind === kind)
  if (!collection) throw new Error(`There is no ${kind}.`)
  try {
    const open = await openCollection(collection.kind, await make(), FOUND_OUT, null)
    const wrong = open.view.problems.filter(({ message }) => message.length < 20).map(({ message }) => message)
    let words = JSON.stringify(open.view)
    for await (const part of open.parts()) {
      const text = part.content.kind === 'words' ? part.content.words : Buffer.from(part.bytes).toString()
      if (words.length < MOST_WORDS) words += `\n${text}`
      if (part.content.kind === 'words' && text !== toWellFormed(text)) wrong.push('half a character')
      if (/[/\\\0]/.test(part.name)) wrong.push(`a name that is a path: ${part.name}`)
    }
    return { how: 'read', message: '', words, wrong }
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    return { how: error.code, message: error.message, words: '', wrong: [] }
  }
}

describe.each(COLLECTIONS.map(({ kind }) => kind))('X6: hostile %s', (kind) => {
  const cells = COLLECTION_CELLS.filter((cell) => cell.kind === kind)
  test.each(cells.map((cell) => [`${cell.attack}: ${cell.name}`, cell] as const))('%s', async (_name, cell) => {
    const { how, message, words, wrong } = await endingOf(cell)
    expect([cell.ends].flat(), message).toContain(how)
    expect(wrong).toEqual([])
    for (const lacked of cell.lacks ?? []) expect(words).not.toContain(lacked)
    if (how === 'read') for (const wanted of cell.has ?? []) expect(words).toContain(wanted)
    else expect(message).toMatch(/^.{30,}[.!?)]$/s)
  })
})
