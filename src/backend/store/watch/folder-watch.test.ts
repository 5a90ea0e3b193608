import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { removeTestFolders } from '../../testing/test-backend'
import { addText, openTestLibrary } from '../../testing/test-library'
import { FolderWatch } from './folder-watch'
import { LibraryWatch } from './library-watch'

afterAll(removeTestFolders)

/** A system that has no watches left. */
class NoWatches extends FolderWatch {
  readonly #failed: (error: unknown) => void
  #isTold = false

  constructor(root: string, changed: (folder: string) => void, failed: (error: unknown) => void) {
    super(root, changed, failed, false)
    this.#failed = failed
  }

  override add(): boolean {
    if (!this.#isTold) this.#failed(Object.assign(new Error('no watches'), { code: 'ENOSPC' }))
    this.#isTold = true
    return false
  }
}

it('D14: where the system cannot watch, the log says so, and a look finds what is new', async () => {
  const library = await openTestLibrary()
  const id = await addText(library, 'The ferry left the old quay at nine.')
  await library.store.checkpoint()
  const warnings: string[] = []
  const log = { info: () => undefined, warn: (message: string) => void warnings.push(message) }
  const watch = new LibraryWatch(library, log, NoWatches)
  await watch.start()
  expect(warnings).toEqual([expect.stringContaining('once a minute and when a window is used')])
  const file = library.paths.articleFile(id)
  await writeFile(file, (await readFile(file, 'utf8')).replace('"byline": null', '"byline": "Theirs"'))
  await watch.look()
  expect(library.store.state.articles.get(id)?.byline).toBe('Theirs')
  await watch.stop()
  await library.engine.close()
})
