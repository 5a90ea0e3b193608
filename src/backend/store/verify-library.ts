import type { VerifyReport } from '../backend'
import { CallError } from '../../api/envelope'
import { verifyCaptures } from '../evidence/check-captures'
import { byJournal, readJournals } from '../evidence/read-journals'
import type { ReadJournal } from '../evidence/read-journals'
import { problemsOfParts } from '../evidence/verify-journals'
import { verifyCollections } from './collection-files'
import { errorCode, isMissing } from './file-system'
import type { OpenLibrary } from './load-library'
import { originalPath, revisionNames, revisionsOf } from './revision-paths'
import { sha256 } from './text-files'

type Problem = VerifyReport['problems'][number]

async function verifyArticle(library: OpenLibrary, id: string): Promise<Problem[]> {
  const { store, engine } = library
  const { fileSystem, paths } = store.parts
  const article = store.state.articles.get(id)
  if (!article) return []
  const problems: Problem[] = []
  const report = (file: string, message: string) => problems.push({ file: `articles/${id}/${file}`, message })
  let text: string | null = null
  for (const revision of revisionsOf(article)) {
    const names = revisionNames(paths, revision)
    try {
      const bytes = await fileSystem.readFile(originalPath(paths, revision))
      const isSame = sha256(bytes) === revision.original.sha256
      if (!isSame) report(names.original, 'it is not the file that was imported any more')
    } catch (error) {
      const isFolder = errorCode(error) === 'EISDIR'
      if (!isMissing(error) && !isFolder) throw error
      report(names.original, isFolder ? 'a folder lies in its place' : 'it is missing')
    }
    const isPresent = revision.text.revision === article.text.revision
    try {
      if (isPresent) text = await engine.readText(id)
      else await store.texts.read({ ...article, ...revision }, null)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      report(names.text, error.message)
    }
  }
  if (text === null) return problems
  const layer = await store.loadLayer(id)
  for (const span of layer.spans.values()) {
    if (span.orphan) continue
    for (const [index, range] of span.ranges.entries()) {
      const words = text.slice(range.start, range.end)
      const exact = span.quotes[index]?.exact ?? ''
      if (words !== exact) report('annotations', `highlight ${span.id} says “${exact}”, the text “${words}”`)
    }
  }
  for (const claim of layer.claims.values()) {
    for (const span of claim.spans) {
      if (!layer.spans.has(span))
        report('annotations', `claim ${claim.id} names a highlight that is not there: ${span}`)
    }
  }
  return problems
}

/** Checks everything that can be checked: originals, texts, every highlight's words, captured files, every journal's chain (D15). */
export async function verifyLibrary(library: OpenLibrary): Promise<VerifyReport> {
  const { store } = library
  const problems: Problem[] = store.notices
    .filter((notice) => notice.severity !== 'info')
    .map(({ message }) => ({ file: '', message }))
  for (const id of [...store.state.articles.keys()].sort()) problems.push(...(await verifyArticle(library, id)))
  problems.push(...(await verifyCollections(store)))
  const captures = await verifyCaptures(library)
  problems.push(...captures.problems)
  const journals: ReadJournal[] = []
  for await (const journal of readJournals(library, 0)) {
    journals.push(journal)
    const file = `journal/${journal.part?.file ?? `${journal.name}.ndjson`}`
    for (const fault of journal.content.faults) problems.push({ file, message: `line ${fault.line}: ${fault.message}` })
  }
  const journalEntries = journals.reduce((sum, { content }) => sum + content.entries.length, 0)
  for (const [name, parts] of byJournal(journals)) {
    for (const { message, isOld } of await problemsOfParts(library, parts)) {
      if (!isOld) problems.push({ file: `journal/${name}`, message })
    }
  }
  return { articles: store.state.articles.size, journalEntries, problems, remarks: captures.remarks }
}
