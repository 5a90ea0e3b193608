import type { DraftStore } from './draft-store'

/** How long typing must rest before it is saved, in milliseconds. */
export const DRAFT_PAUSE = 600

/** Where a field stands. `restored`: typed earlier over a value that has changed since; the person decides. */
export type DraftPhase = 'saved' | 'typing' | 'saving' | 'failed' | 'restored'

export interface DraftView {
  readonly value: string
  readonly phase: DraftPhase
  /** Why the last attempt to save failed. */
  readonly problem: string | null
  /** False when the text could not be put where it survives a reload. */
  readonly kept: boolean
}

export interface DraftFieldOptions {
  /** Names the field of the record, unlike any other. */
  readonly key: string
  readonly drafts: DraftStore
  /** The value that is stored. */
  readonly stored: string
  /** Sends one command. Resolves when it is acknowledged, rejects when it is not. */
  readonly save: (value: string) => Promise<void>
}

/**
 * D11: one field's text between the keyboard and the acknowledgement. Typing is kept at once as a draft, is sent as one
 * command when it rests or the field is left, and the draft goes only when the backend has acknowledged exactly it. A
 * value equal to the stored one is never sent; a failed command keeps the draft.
 */
export class DraftField {
  readonly #options: DraftFieldOptions
  readonly #listeners = new Set<() => void>()
  #stored: string
  #save: DraftFieldOptions['save']
  #view: DraftView
  #timer: ReturnType<typeof setTimeout> | null = null
  #sending = false

  constructor(options: DraftFieldOptions) {
    this.#options = options
    this.#stored = options.stored
    this.#save = options.save
    const draft = options.drafts.read(options.key)
    if (draft === null || draft.value === options.stored) {
      if (draft !== null) options.drafts.remove(options.key)
      this.#view = { value: options.stored, phase: 'saved', problem: null, kept: true }
    } else {
      const phase = draft.base === options.stored ? 'typing' : 'restored'
      this.#view = { value: draft.value, phase, problem: null, kept: true }
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): DraftView => this.#view

  /** Begins the wait for a draft that was found at the start. */
  start(): void {
    if (this.#view.phase === 'typing') this.#schedule()
  }

  type(value: string): void {
    const { drafts, key } = this.#options
    // Back at what is stored, and nothing is on its way: there is nothing to keep.
    if (value === this.#stored && !this.#sending) {
      this.#cancelTimer()
      drafts.remove(key)
      this.#show({ value, phase: 'saved', problem: null, kept: true })
      return
    }
    const kept = drafts.write(key, { value, base: this.#stored })
    this.#show({ value, phase: this.#sending ? 'saving' : 'typing', problem: null, kept })
    this.#schedule()
  }

  /** Sends what waits, now: the field is left, or the person tries again. */
  async flush(): Promise<void> {
    this.#cancelTimer()
    const { value, phase } = this.#view
    if (this.#sending || phase === 'saved') return
    if (value === this.#stored) return this.#acknowledged(value)
    this.#sending = true
    this.#show({ ...this.#view, phase: 'saving', problem: null })
    try {
      await this.#save(value)
    } catch (error) {
      this.#sending = false
      const problem = error instanceof Error ? error.message : String(error)
      this.#show({ ...this.#view, phase: 'failed', problem })
      return
    }
    this.#sending = false
    this.#stored = value
    this.#acknowledged(value)
  }

  /** Leaving the field: saves what waits, but decides nothing for the person about a restored or failed draft. */
  leave(): void {
    if (this.#view.phase === 'typing') void this.flush()
  }

  /** Gives the draft up for the stored value. */
  discard(): void {
    this.#cancelTimer()
    this.#options.drafts.remove(this.#options.key)
    this.#show({ value: this.#stored, phase: 'saved', problem: null, kept: true })
  }

  /** From now on texts are sent this way: still to the same record. */
  setSave(save: DraftFieldOptions['save']): void {
    this.#save = save
  }

  /** The stored value changed: an undo, another window, or our own command shown before it is acknowledged. */
  setStored(stored: string): void {
    if (stored === this.#stored) return
    this.#stored = stored
    if (this.#view.phase === 'saved') this.#show({ value: stored, phase: 'saved', problem: null, kept: true })
    else if (this.#view.value === stored && !this.#sending) this.#acknowledged(stored)
  }

  #acknowledged(value: string): void {
    const { drafts, key } = this.#options
    if (this.#view.value === value) {
      this.#cancelTimer()
      drafts.remove(key)
      this.#show({ value: this.#stored, phase: 'saved', problem: null, kept: true })
      return
    }
    // Typing went on while the command was on its way: the rest is the next command.
    const kept = drafts.write(key, { value: this.#view.value, base: this.#stored })
    this.#show({ ...this.#view, phase: 'typing', problem: null, kept })
    this.#schedule()
  }

  #schedule(): void {
    this.#cancelTimer()
    this.#timer = setTimeout(() => void this.flush(), DRAFT_PAUSE)
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #show(view: DraftView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
