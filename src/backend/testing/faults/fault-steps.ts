import { captureEvidence, changeScheme, highlights, pasteArticles, reviseArticle, someCommand } from './disk-work'
import type { DiskProgram } from './disk-program'
import { DRAFT_OF } from './disk-program'
import type { SeededRandom } from './seeded-random'

export interface FaultStep {
  /** `command …` is one command: all or nothing. `reopen` closes the library and opens it again. */
  readonly name: string
  readonly run: (program: DiskProgram, random: SeededRandom) => Promise<unknown>
}

async function highlightSome(program: DiskProgram, random: SeededRandom, count: number): Promise<void> {
  const command = await highlights(program, random, count)
  if (command) await program.engine.run(command)
}

async function several(program: DiskProgram, random: SeededRandom): Promise<void> {
  for (let left = 6; left > 0; left -= 1) {
    const command = await someCommand(program, random)
    if (command) await program.engine.run(command)
  }
}

/** Work in which every kind of file is written and read: what `write-faults.ts` does with one call failing. */
export const FAULT_STEPS: readonly FaultStep[] = [
  { name: 'import', run: (program, random) => pasteArticles(program, random, 2) },
  { name: 'command highlight', run: (program, random) => highlightSome(program, random, 1) },
  { name: 'command bulk', run: (program, random) => highlightSome(program, random, 12) },
  { name: 'several commands', run: several },
  { name: 'checkpoint', run: ({ engine }) => engine.checkpoint() },
  { name: 'reopen', run: () => Promise.resolve() },
  { name: 'command after reopening', run: (program, random) => highlightSome(program, random, 1) },
  { name: 'capture', run: captureEvidence },
  { name: 'command scheme', run: changeScheme },
  { name: 'version', run: reviseArticle },
  { name: 'command undo', run: ({ engine }) => engine.undo() },
  { name: 'command redo', run: ({ engine }) => engine.redo() },
  { name: 'typing', run: ({ memory }) => memory.keep({ [DRAFT_OF]: 'Half a sentence' }) },
  {
    name: 'command bin',
    run: ({ engine, store }) =>
      engine.run({ type: 'article.bin', articles: [...store.state.articles.keys()].slice(0, 1), binned: true })
  },
  { name: 'checkpoint', run: ({ engine }) => engine.checkpoint() },
  { name: 'command last', run: (program, random) => highlightSome(program, random, 1) },
  // In the place of the pause after which the files are brought up to date by themselves.
  { name: 'checkpoint', run: ({ engine }) => engine.checkpoint() }
]
