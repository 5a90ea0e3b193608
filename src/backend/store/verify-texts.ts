import { basename } from 'node:path'
import type { VerifyReport } from '../backend'
import { explainFileError, isMissing } from './file-system'
import type { OpenLibrary } from './load-library'
import { originalPath, revisionsOf, textPath } from './revision-paths'
import { sha256 } from './text-files'

type Problem = VerifyReport['problems'][number]

/**
 * D4: frozen texts that are not what was imported. Who only reads gets such a text from the original and is told nothing;
 * who checks wants to know. Nothing is changed.
 */
export async function verifyTexts({ store }: OpenLibrary): Promise<Problem[]> {
  const { fileSystem, paths } = store.parts
  const problems: Problem[] = []
  for (const id of [...store.state.articles.keys()].sort()) {
    const article = store.state.articles.get(id)
    for (const revision of article ? revisionsOf(article) : []) {
      const path = textPath(paths, revision)
      const report = (message: string) => problems.push({ file: `articles/${id}/${basename(path)}`, message })
      const original = basename(originalPath(paths, revision))
      const again = `It is made again from ${original} when the article is next opened in Claimdesk`
      try {
        const isSame = sha256(await fileSystem.readFile(path)) === revision.text.sha256
        if (!isSame)
          report(`it is not the text that was imported any more. ${again}; the changed one is kept beside it.`)
      } catch (error) {
        report(isMissing(error) ? `it is missing. ${again}.` : `it cannot be read: ${explainFileError(error)}.`)
      }
    }
  }
  return problems
}
