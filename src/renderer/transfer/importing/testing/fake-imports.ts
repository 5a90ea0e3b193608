import type { Client } from '../../../../api/client'
import { CALLS } from '../../../../api/contract'
import type { CallName, Events, Params } from '../../../../api/contract'
import { CallError } from '../../../../api/envelope'
import { PLAIN_READING } from '../../../../api/import-params'
import type { ReadSettings } from '../../../../api/import-params'
import type { ImportDetail, ImportItem, ImportSource } from '../../../../api/import-views'
import { EMPTY_DRAFT } from '../import-edits'
import type { ImportDraft } from '../import-edits'
import { ImportFlow } from '../import-flow'
import { itemOf, sourceOf } from './import-items'

interface FakeFile {
  readonly name: string
  readonly folder: string
  settings: ReadSettings
}

/** What a fake backend says of a file, by its name. */
export interface FakeAnswers {
  readonly items?: Readonly<Record<string, Partial<ImportItem> | readonly Partial<ImportItem>[]>>
  readonly sources?: Readonly<Record<string, Partial<ImportSource>>>
  readonly details?: Readonly<Record<string, Partial<ImportDetail>>>
}

/** The import calls of a backend: batches in memory, checked against the contract. */
export class FakeImports {
  readonly sent: { name: CallName; params: Record<string, unknown> }[] = []
  readonly batches = new Map<string, Map<string, FakeFile>>()
  readonly drafts = new Map<string, ImportDraft>()
  readonly #answers: FakeAnswers
  readonly #listeners = new Set<(payload: Events['import.progress']) => void>()
  readonly #failures = new Map<CallName, CallError>()
  readonly #held = new Map<CallName, ((error: CallError | null) => void) | null>()
  #made = 0
  readonly pageSize: number

  constructor(answers: FakeAnswers = {}, pageSize = 3) {
    this.#answers = answers
    this.pageSize = pageSize
  }

  /** Makes the next call of a name fail. */
  failNext(name: CallName, error: CallError): void {
    this.#failures.set(name, error)
  }

  /** Keeps the answers to calls of a name until they are let go. */
  hold(name: CallName): void {
    this.#held.set(name, null)
  }

  isHolding(name: CallName): boolean {
    return typeof this.#held.get(name) === 'function'
  }

  letGo(name: CallName, error: CallError | null = null): void {
    const waiting = this.#held.get(name)
    this.#held.delete(name)
    waiting?.(error)
  }

  callsOf(name: CallName): Record<string, unknown>[] {
    return this.sent.filter((call) => call.name === name).map(({ params }) => params)
  }

  tell(payload: Events['import.progress']): void {
    for (const listener of this.#listeners) listener(payload)
  }

  /** A flow over this backend. */
  flow(): ImportFlow {
    return new ImportFlow({
      client: this.client,
      newId: () => `item-${(this.#made += 1)}`,
      drafts: {
        read: (batch) => this.drafts.get(batch) ?? EMPTY_DRAFT,
        write: (batch, draft) => {
          this.drafts.set(batch, draft)
          return true
        },
        remove: (batch) => void this.drafts.delete(batch)
      }
    })
  }

  readonly client = {
    call: async (name: CallName, params: Record<string, unknown>) => {
      CALLS[name].params.parse(params)
      this.sent.push({ name, params })
      const failure = this.#failures.get(name)
      this.#failures.delete(name)
      if (failure) throw failure
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (this.#held.has(name)) {
        const error = await new Promise<CallError | null>((resolve) => this.#held.set(name, resolve))
        if (error) throw error
      }
      return this.#handlers[name]?.(params as never)
    },
    on: (_name: string, listener: (payload: Events['import.progress']) => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    }
  } as unknown as Client

  #files(batch: string): Map<string, FakeFile> {
    const files = this.batches.get(batch)
    if (!files) throw new CallError('not-found', 'That import is not under way any more.')
    return files
  }

  #read(item: string, file: FakeFile): { readonly sources: ImportSource[]; readonly items: ImportItem[] } {
    const { name, folder, settings } = file
    const told = this.#answers.items?.[name] ?? {}
    const documents: readonly Partial<ImportItem>[] = Array.isArray(told) ? told : [told as Partial<ImportItem>]
    const isOne = !Array.isArray(told)
    const encoding = { name: settings.encoding ?? 'utf-8', certain: true, evidence: 'it is so' }
    return {
      sources: [sourceOf(item, name, { folder, encoding, ...this.#answers.sources?.[name], settings })],
      items: documents.map((more, index) =>
        itemOf(isOne ? item : `${item}.${index + 1}`, name, {
          encoding,
          ...(settings.encoding === null ? {} : { title: `read as ${settings.encoding}` }),
          ...more
        })
      )
    }
  }

  readonly #handlers: { readonly [Name in CallName]?: (params: Params<Name>) => unknown } = {
    'import.begin': () => {
      const batch = `batch-${(this.#made += 1)}`
      this.batches.set(batch, new Map())
      return { batch }
    },
    'import.upload': ({ batch, pieces }) => {
      for (const { item, name, folder } of pieces) {
        this.#files(batch).set(item, { name, folder, settings: PLAIN_READING })
      }
      return { received: pieces.map(({ item, offset }) => ({ item, bytes: offset })), problems: [] }
    },
    'import.paste': ({ batch, item, title }) => {
      this.#files(batch).set(item, { name: `${title}.txt`, folder: '', settings: PLAIN_READING })
      return { received: 0 }
    },
    'import.preview': ({ batch, from = 0 }) => {
      const all = [...this.#files(batch)]
      const read = all.slice(from, from + this.pageSize).map(([item, file]) => this.#read(item, file))
      return {
        sources: read.flatMap(({ sources }) => sources),
        items: read.flatMap(({ items }) => items),
        next: from + this.pageSize < all.length ? from + this.pageSize : null
      }
    },
    'import.read': ({ batch, item, settings }) => {
      if (settings.encoding === 'broken') throw new CallError('unknown-encoding', 'There is no such encoding.')
      const file = this.#files(batch).get(item)
      if (!file) throw new CallError('not-found', 'There is no such file.')
      file.settings = settings
      return { ...this.#read(item, file), next: null }
    },
    'import.detail': ({ batch, item }) => {
      const name = this.#files(batch).get(item.split('.')[0] ?? '')?.name ?? ''
      const empty = { item, text: '', isWhole: true, metadata: {}, paragraphs: [], segments: [], places: [], tail: [] }
      return { ...empty, ...this.#answers.details?.[name] }
    },
    'import.commit': ({ batch, items }) => {
      this.batches.delete(batch)
      return { added: items.map(({ item }) => item), skipped: [], committed: null }
    },
    'import.halt': () => null,
    'import.cancel': ({ batch }) => {
      this.batches.delete(batch)
      return null
    },
    'import.resume': ({ batch }) => {
      this.#files(batch)
      return { batch }
    }
  }
}
