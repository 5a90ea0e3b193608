import type { Client } from '../../api/client'
import type { Params } from '../../api/contract'
import { CallError } from '../../api/envelope'
import type { MatchOutline, MatchReport } from '../../api/views'
import { explainError } from './explain-error'
import { MatchPages } from './match-pages'
import { MatchTicks } from './match-ticks'

export type MatchRequest = Params<'matches.begin'>

export interface MatchProgress {
  readonly done: number
  readonly total: number
  readonly found: number
}

/** A list that was found. `ticks` and `pages` change in place; the view's `revision` tells when. */
export interface MatchList {
  readonly outline: MatchOutline
  readonly ticks: MatchTicks
  readonly pages: MatchPages
}

/** What is to be done with the matches. It stays when the dialog closes. */
export interface MatchSettings {
  readonly scope: 'open' | 'shown' | 'all'
  /** Id of the label to give; null until one was chosen. */
  readonly label: string | null
  /** Whether matches that have the label already are left alone. */
  readonly skipLabelled: boolean
}

export interface MatchView {
  readonly settings: MatchSettings
  /** `stopped`: by the person, before it was over. */
  readonly phase: 'idle' | 'searching' | 'found' | 'stopped' | 'storing'
  readonly progress: MatchProgress | null
  readonly list: MatchList | null
  /** What went wrong, for the person. */
  readonly problem: string | null
  readonly revision: number
}

const SETTINGS: MatchSettings = { scope: 'open', label: null, skipLabelled: true }
const IDLE: Omit<MatchView, 'settings' | 'revision'> = { phase: 'idle', progress: null, list: null, problem: null }

/** Matches in many articles, from the search to the highlights. It outlives its dialog, so that one can come back. */
export class MatchFlow {
  readonly #client: Client
  readonly #listeners = new Set<() => void>()
  #view: MatchView = { ...IDLE, settings: SETTINGS, revision: 0 }
  /** What the list answers, as one string; empty without a list. */
  #asked = ''
  #job: string | null = null
  /** Grows when the search under way is no longer wanted. */
  #turn = 0

  constructor(client: Client) {
    this.#client = client
  }

  readonly view = (): MatchView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Searches, unless this is what was searched for already. Whatever was under way is given up. */
  async search(request: MatchRequest): Promise<void> {
    const asked = JSON.stringify(request)
    if (asked === this.#asked) return
    this.drop()
    this.#asked = asked
    if (request.query.words.trim() === '') return
    const turn = this.#turn
    let progress: MatchProgress | null = null
    this.#show({ phase: 'searching' })
    const end = this.#client.on('matches.progress', ({ job, ...told }) => {
      if (job !== this.#job || turn !== this.#turn) return
      progress = told
      this.#show({ progress })
    })
    try {
      const { job } = await this.#client.call('matches.begin', request)
      if (turn !== this.#turn) return this.#forget(job)
      this.#job = job
      const outline = await this.#client.call('matches.outline', { job })
      if (turn !== this.#turn) return
      this.#show({ phase: 'found', list: this.#listOf(job, outline), progress: null })
      await this.#takeOut()
    } catch (error) {
      if (turn === this.#turn) this.#show({ phase: 'idle', problem: explainError(error), progress: null })
    } finally {
      end()
    }
  }

  #listOf(job: string, outline: MatchOutline): MatchList {
    const load = (from: number, limit: number) => this.#client.call('matches.page', { job, from, limit })
    const changed = () => this.#show({})
    const failed = (error: unknown) => this.#show({ problem: explainError(error) })
    return {
      outline,
      ticks: new MatchTicks(outline.articles, outline.total),
      pages: new MatchPages(load, changed, failed)
    }
  }

  /** Ends the search under way; nothing of it is kept. */
  stop(): void {
    if (this.#view.phase !== 'searching') return
    const asked = this.#asked
    this.drop()
    // The same search begins again only when it is asked for by `again`.
    this.#asked = asked
    this.#show({ phase: 'stopped' })
  }

  /** Searches although it was searched for before. */
  again(request: MatchRequest): Promise<void> {
    this.#asked = ''
    return this.search(request)
  }

  /** Forgets everything, here and in the backend. */
  drop(): void {
    this.#turn += 1
    const job = this.#job
    this.#job = null
    this.#asked = ''
    this.#show(IDLE)
    if (job !== null) this.#forget(job)
  }

  #forget(job: string): void {
    // The backend forgets it by itself when others come; that it could not be told harms nobody.
    this.#client.call('matches.cancel', { job }).catch(() => undefined)
  }

  /** Changes what is to be done; the list follows. */
  async set(settings: Partial<MatchSettings>): Promise<void> {
    const before = this.#view.settings
    const after = { ...before, ...settings }
    this.#show({ settings: after })
    if (after.label !== before.label || after.skipLabelled !== before.skipLabelled) await this.#takeOut()
  }

  /** Takes the matches that have the label already out of the list, or lets them in. */
  async #takeOut(): Promise<void> {
    const { list, settings } = this.#view
    const { label, skipLabelled } = settings
    const job = this.#job
    if (!list || job === null) return
    try {
      const out = skipLabelled && label !== null ? await this.#client.call('matches.labelled', { job, label }) : []
      const now = this.#view
      if (now.list !== list || now.settings.label !== label || now.settings.skipLabelled !== skipLabelled) return
      list.ticks.setOut(out)
      this.#show({})
    } catch (error) {
      if (this.#job === job) this.#show({ problem: explainError(error) })
    }
  }

  /** Ticks or unticks: one match, all of an article (by its index), or all there are. */
  tick(what: { readonly match: number } | { readonly article: number } | 'all', on: boolean): void {
    const { list } = this.#view
    if (!list || this.#view.phase !== 'found') return
    if (what === 'all') list.ticks.setAll(on)
    else if ('match' in what) list.ticks.set(what.match, on)
    else list.ticks.setArticle(what.article, on)
    this.#show({})
  }

  /** Highlights what is ticked. Null when it could not be done; the view says why, and the list stays. */
  async commit(): Promise<MatchReport | null> {
    const { list, settings } = this.#view
    const { label, skipLabelled } = settings
    const job = this.#job
    if (!list || job === null || label === null) return null
    this.#show({ phase: 'storing', problem: null })
    try {
      const chosen = list.ticks.choice()
      const report = await this.#client.call('matches.commit', { job, label, chosen, skipLabelled })
      this.#job = null
      this.drop()
      return report
    } catch (error) {
      // A list that the backend no longer has is of no use here either.
      if (error instanceof CallError && error.code === 'not-found') this.drop()
      this.#show({ ...(this.#view.list ? { phase: 'found' } : {}), problem: explainError(error) })
      return null
    }
  }

  #show(patch: Partial<MatchView>): void {
    this.#view = { ...this.#view, ...patch, revision: this.#view.revision + 1 }
    for (const listener of this.#listeners) listener()
  }
}
