import type { Handlers } from '../../api/dispatch'
import { CallError } from '../../api/envelope'
import type { Found, ReadingJob } from '../reading/reading-job'
import { runReadingJob } from '../reading/reading-thread'
import type { Session } from './session'

/** Texts whose findings are kept: a session goes back and forth between its articles. */
const KEPT = 20

export function readingHandlers(session: Session): Pick<Handlers, 'session.reading'> {
  /** By everything that the findings depend on. */
  const kept = new Map<string, Promise<Found>>()

  function read(key: string, job: ReadingJob): Promise<Found> {
    const known = kept.get(key)
    kept.delete(key)
    const found = known ?? runReadingJob(job)
    kept.set(key, found)
    // What failed is tried again when it is asked for again.
    found.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return found
  }

  return {
    async 'session.reading'({ article: id, asOf }) {
      const { store, engine } = session.requireLibrary()
      const article = store.state.articles.get(id)
      if (!article) throw new CallError('not-found', `The library has no article ${id}.`, { article: id })
      const people = [...store.state.desk.speaker.values()].map(({ name, aliases, title }) => ({
        name,
        aliases,
        title
      }))
      const { segments, language, publishedAt, text } = article
      const rest = { segments, language, publishedAt, asOf, people }
      const key = JSON.stringify([id, text.sha256, rest])
      const found = await read(key, { ...rest, text: await engine.readText(id) })
      return { article: id, revision: text.revision, ...found }
    }
  }
}
