import type { Client } from '../../../../api/client'
import { CALLS } from '../../../../api/contract'
import type { CallName, Params } from '../../../../api/contract'
import { CallError } from '../../../../api/envelope'
import type { AnnotationImportResult, AnnotationPreview, NamePreview } from '../../../../api/transfer-views'
import { AnnotationFlow } from '../annotation-flow'

/** A preview of one brat pair with one highlight. */
export const PREVIEW: AnnotationPreview = {
  format: 'brat',
  recognised: [{ format: 'brat', sure: 'yes' }],
  files: ['one.ann', 'one.txt'],
  documents: [],
  documentCount: 0,
  names: [],
  problems: [],
  problemCount: 0,
  remarks: [],
  readings: [],
  totals: {
    articles: 1,
    spans: 1,
    claims: 0,
    documentLabels: 0,
    relations: 0,
    bookmarks: 0,
    labels: 0,
    relationTypes: 0,
    there: 0
  }
}

/** A name of a file that the library does not have. */
export function nameOf(name: string, more: Partial<NamePreview> = {}): NamePreview {
  return { name, count: 1, target: 'span', to: { kind: 'new', name }, because: 'new', ...more }
}

type Reading = Params<'annotations.preview'>

/** The calls of a backend that an import of annotations makes, checked against the contract. */
export class FakeAnnotations {
  readonly sent: { readonly name: CallName; readonly params: Record<string, unknown> }[] = []
  readonly batches = new Set<string>()
  /** What a reading comes to; throws what the backend would. */
  answer: (reading: Reading) => AnnotationPreview = () => PREVIEW
  #items = 0
  #begun = 0
  #held: (() => void)[] | null = null

  /** Keeps the answers to previews until they are let go, one after the other. */
  hold(): void {
    this.#held = []
  }
  isHolding(): boolean {
    return (this.#held?.length ?? 0) > 0
  }
  letGo(): void {
    this.#held?.shift()?.()
  }

  callsOf(name: CallName): Record<string, unknown>[] {
    return this.sent.filter((call) => call.name === name).map(({ params }) => params)
  }

  flow(): AnnotationFlow {
    return new AnnotationFlow({ client: this.client, newId: () => `item-${(this.#items += 1)}` })
  }

  readonly client = {
    call: async (name: CallName, params: Record<string, unknown>) => {
      CALLS[name].params.parse(params)
      this.sent.push({ name, params })
      await Promise.resolve()
      if (name === 'annotations.preview' && this.#held) await new Promise<void>((go) => this.#held?.push(go))
      return this.#handlers[name]?.(params as never)
    },
    on: () => () => undefined
  } as unknown as Client

  #require(batch: string): void {
    if (!this.batches.has(batch)) throw new CallError('not-found', 'That import is not under way any more.')
  }

  readonly #handlers: { readonly [Name in CallName]?: (params: Params<Name>) => unknown } = {
    'import.begin': () => {
      const batch = `batch-${(this.#begun += 1)}`
      this.batches.add(batch)
      return { batch }
    },
    'import.upload': ({ pieces }) => ({
      received: pieces.map(({ item, offset }) => ({ item, bytes: offset })),
      problems: []
    }),
    'import.cancel': ({ batch }) => {
      this.batches.delete(batch)
      return null
    },
    'annotations.preview': (reading) => {
      this.#require(reading.batch)
      return this.answer(reading)
    },
    'annotations.import': (reading): AnnotationImportResult => {
      this.#require(reading.batch)
      const { totals, problems, problemCount, remarks } = this.answer(reading)
      this.batches.delete(reading.batch)
      return { articles: ['0123456789abcdef'], totals, problems, problemCount, remarks, committed: null }
    }
  }
}
