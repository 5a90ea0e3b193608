import { CallError } from '../../../api/envelope'
import type { RestoreCounts, Restored, RestoredArticle, RestorePreview } from '../../../api/backup-views'
import { RESTORE_PAGE } from '../../../api/backup-views'
import type { RestoreRequest } from '../../../api/backup-params'
import { isDeskChange } from '../../../core/commands/change'
import type { Change } from '../../../core/commands/change'
import type { Article } from '../../../core/model/article'
import type { Layer } from '../../../core/model/library'
import { fileStamp } from '../article-index'
import type { OpenLibrary } from '../load-library'
import { originalPath, textPath } from '../revision-paths'
import type { BackupKeeper, FoundBackup } from './backup-keeper'
import { planRestore } from './plan-restore'
import { readBackup } from './read-backup'
import type { BackedUpState } from './read-backup'

async function read(
  { store }: OpenLibrary,
  found: FoundBackup,
  articles: RestoreRequest['articles']
): Promise<BackedUpState> {
  const chosen = articles && new Set(articles)
  const then = await readBackup(found, store.parts.person, chosen)
  const unknown = articles?.find((id) => !then.articles.has(id) && !then.layers.has(id))
  if (unknown !== undefined) {
    throw new CallError('not-found', `The backup has no article ${unknown}.`, { article: unknown })
  }
  // When an article came in is said in another file than its own.
  const timed = [...then.articles].map(([id, article]) => [id, store.times.fromFile(article)] as const)
  return { ...then, articles: new Map(timed) }
}

/** What a restore changes, compared with what holds now; loads the layers it compares with. */
async function plan({ store }: OpenLibrary, then: BackedUpState, whole: boolean): Promise<readonly Change[]> {
  const { state, parts } = store
  const layers = new Map<string, Layer>()
  for (const id of then.layers.keys()) {
    // The layer of an article whose import was undone has stayed, too.
    layers.set(id, state.articles.has(id) ? await store.loadLayer(id) : await store.layerOfAbsent(id))
  }
  const changes = planRestore(state, layers, then, whole, {
    now: parts.clock().toISOString(),
    person: parts.person,
    articlesUsing: (uses) => store.articlesUsing(uses)
  })
  return store.settled(changes)
}

const NONE: RestoreCounts = { back: 0, changed: 0, gone: 0 }

function counted(counts: RestoreCounts, change: Change): RestoreCounts {
  if (change.before === null) return { ...counts, back: counts.back + 1 }
  if (change.after === null) return { ...counts, gone: counts.gone + 1 }
  return { ...counts, changed: counts.changed + 1 }
}

async function hasText({ store }: OpenLibrary, article: Article): Promise<boolean> {
  const { fileSystem, paths } = store.parts
  for (const file of [textPath(paths, article), originalPath(paths, article)]) {
    if ((await fileStamp(fileSystem, file)) !== '') return true
  }
  return false
}

/** What restoring would do. Nothing is changed. @throws CallError `not-found` */
export async function previewRestore(
  library: OpenLibrary,
  keeper: BackupKeeper,
  { backup, articles }: RestoreRequest
): Promise<RestorePreview> {
  const found = await keeper.require(backup)
  const then = await read(library, found, articles)
  const changes = await plan(library, then, articles === null)
  let [schemes, desk] = [NONE, NONE]
  const touched = new Map<string, { details: RestoredArticle['details']; records: RestoreCounts }>()
  const of = (id: string) => touched.get(id) ?? { details: 'same' as const, records: NONE }
  for (const change of changes) {
    if (change.table === 'scheme') schemes = counted(schemes, change)
    else if (isDeskChange(change)) desk = counted(desk, change)
    else if (change.table === 'article') {
      touched.set(change.id, { ...of(change.id), details: change.before === null ? 'back' : 'changed' })
    } else if ('article' in change) {
      const known = of(change.article)
      touched.set(change.article, { ...known, records: counted(known.records, change) })
    }
  }
  const list: RestoredArticle[] = []
  for (const [id, { details, records }] of touched) {
    const article = then.articles.get(id) ?? library.store.state.articles.get(id)
    if (article)
      list.push({ article: id, title: article.title, details, records, hasText: await hasText(library, article) })
  }
  list.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.article < b.article ? -1 : 1))
  const staying = [...library.store.state.articles.keys()].filter(
    (id) => !(`articles/${id}/article.json` in found.backup.files)
  )
  return {
    backup: await keeper.view(found),
    changes: changes.length,
    articles: list.slice(0, RESTORE_PAGE),
    articlesChanged: list.length,
    articlesStaying: staying.length,
    schemes,
    desk,
    unusable: then.unusable
  }
}

/** How the backup is called in the history. */
function nameOf(found: FoundBackup, then: BackedUpState, whole: boolean): string {
  const of = `the backup of ${found.backup.at.slice(0, 16).replace('T', ' ')} UTC`
  if (whole) return `Restore ${of}`
  const [article] = then.articles.values()
  return then.articles.size === 1 && article
    ? `Restore “${article.title}” from ${of}`
    : `Restore ${then.articles.size} articles from ${of}`
}

/**
 * D7: makes the present state that of a backup, in one action with one undo. Before it the present state is backed up;
 * where that fails nothing is restored.
 *
 * @throws CallError `not-found`, `read-only`, `not-saved`
 */
export async function restoreBackup(
  library: OpenLibrary,
  keeper: BackupKeeper,
  { backup, articles }: RestoreRequest
): Promise<Restored> {
  // Read before the present is backed up: the tiers may give this very backup's place away.
  const found = await keeper.require(backup)
  const then = await read(library, found, articles)
  const whole = articles === null
  const { made } = await keeper.make('before-restore')
  const committed = await library.engine.runPlanned(nameOf(found, then, whole), 'backup.restore', () =>
    plan(library, then, whole)
  )
  return { committed, before: made }
}
