import { CallError } from '../../api/envelope'
import type { OpenLibrary } from '../store/load-library'
import { MatchJob } from './match-job'
import type { MatchRequest, OnProgress } from './match-job'

/** Most searches kept at once; the oldest goes when there are more, for windows that never came back. */
const MOST_JOBS = 4

/** Searches for matches that are under way, or whose lists are still looked at. */
export class MatchJobs {
  readonly #jobs = new Map<string, MatchJob>()

  /** @throws CallError `bad-query` */
  begin(id: string, library: OpenLibrary, request: MatchRequest, onProgress: OnProgress): void {
    this.#jobs.set(id, new MatchJob(library, request, onProgress))
    const [oldest] = this.#jobs.keys()
    if (this.#jobs.size > MOST_JOBS && oldest !== undefined) this.cancel(oldest)
  }

  /**
   * A search in the library that is open now.
   *
   * @throws CallError `not-found`
   */
  require(id: string, library: OpenLibrary): MatchJob {
    const job = this.#jobs.get(id)
    if (job?.library !== library)
      throw new CallError('not-found', 'These matches are not at hand any more. Search again.')
    return job
  }

  cancel(id: string): void {
    this.#jobs.get(id)?.cancel()
    this.#jobs.delete(id)
  }

  /** Ends all of them: no thread outlives the backend. */
  close(): void {
    for (const id of [...this.#jobs.keys()]) this.cancel(id)
  }
}
