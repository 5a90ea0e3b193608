import type { ConflictView } from '../../api/conflict-views'
import type { Handlers } from '../../api/dispatch'
import { CallError } from '../../api/envelope'
import { isMissing } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'
import { DamagedFileError, NewerVersionError } from '../store/json-file'
import type { ConflictCopy } from '../store/watch/conflict-copies'
import { kindOfCopy, readCopy } from '../store/watch/copy-content'
import type { CopyContent } from '../store/watch/copy-content'
import { countDifference } from '../store/watch/foreign-changes'
import type { Session } from './session'

type ConflictCalls = 'conflicts.list' | 'conflicts.take' | 'conflicts.dismiss' | 'library.look'

/** What a copy says; null when it cannot be read. @throws file errors */
async function contentOf({ store }: OpenLibrary, copy: ConflictCopy): Promise<CopyContent | null> {
  const text = await store.parts.fileSystem.readFile(store.foreign.copies.fileOf(copy), 'utf8')
  try {
    return await readCopy(store, copy, text)
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof NewerVersionError) return null
    throw error
  }
}

async function viewOf(library: OpenLibrary, copy: ConflictCopy): Promise<ConflictView | null> {
  const { store } = library
  const { fileSystem, info, person: me } = store.parts
  try {
    const { mtimeMs } = await fileSystem.stat(store.foreign.copies.fileOf(copy))
    const content = await contentOf(library, copy)
    const { kind, place } = kindOfCopy(copy)
    const article = place?.kind === 'layer' || place?.kind === 'article' ? place.id : null
    const owner = place?.kind === 'layer' ? place.person : (content?.person ?? null)
    const isOurs = owner === null || owner === me
    return {
      id: copy.id,
      kind,
      file: copy.name,
      of: copy.of,
      maker: copy.maker,
      at: new Date(mtimeMs).toISOString(),
      article,
      title: article === null ? null : (store.state.articles.get(article)?.title ?? null),
      person: owner === null ? null : (info.people.find(({ id }) => id === owner)?.name ?? owner),
      counts: content && countDifference(content.changes),
      canTake: isOurs && store.readOnly === null && (content?.takeable.length ?? 0) > 0,
      canDismiss: isOurs && store.readOnly === null
    }
  } catch (error) {
    // It went away while the list was made.
    if (isMissing(error)) return null
    throw error
  }
}

function requireCopy(library: OpenLibrary, id: string): ConflictCopy {
  if (library.store.readOnly) throw new CallError('read-only', library.store.readOnly.message)
  const copy = library.store.foreign.copies.find(id)
  if (copy) return copy
  throw new CallError('not-found', 'This copy is no longer there, or somebody has dealt with it already.')
}

async function requireOurs(library: OpenLibrary, copy: ConflictCopy): Promise<ConflictView> {
  const view = await viewOf(library, copy)
  if (view?.canDismiss) return view
  throw new CallError('not-takeable', 'This is a copy of another person’s file. It is theirs to see to.')
}

export function conflictHandlers(session: Session): Pick<Handlers, ConflictCalls> {
  return {
    async 'conflicts.list'() {
      const library = session.requireLibrary()
      const views: ConflictView[] = []
      for (const copy of library.store.foreign.copies.list()) {
        const view = await viewOf(library, copy)
        if (view) views.push(view)
      }
      return views.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1))
    },
    async 'conflicts.take'({ conflict }) {
      const library = session.requireLibrary()
      const copy = requireCopy(library, conflict)
      const view = await requireOurs(library, copy)
      const label = `Take over what only ${copy.name} has`
      let taken = 0
      let left = 0
      const committed = await library.engine.runPlanned(label, 'conflict.take', async () => {
        if (view.article !== null) await library.store.loadLayer(view.article)
        const content = await contentOf(library, copy)
        if (!content) throw new CallError('not-takeable', `${copy.name} cannot be read. It stays where it is.`)
        taken = content.takeable.length
        left = content.changes.length - taken
        return content.takeable
      })
      await library.store.foreign.copies.dismiss(copy)
      session.tellConflicts()
      return { seq: committed?.seq ?? null, taken, left }
    },
    async 'conflicts.dismiss'({ conflict }) {
      const library = session.requireLibrary()
      const copy = requireCopy(library, conflict)
      await requireOurs(library, copy)
      await library.store.foreign.copies.dismiss(copy)
      session.tellConflicts()
      return null
    },
    async 'library.look'() {
      await session.watch?.look()
      return null
    }
  }
}
