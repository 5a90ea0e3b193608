import { useMemo } from 'react'
import type { Span } from '../../core/model/annotation'
import type { Layer } from '../../core/model/library'
import type { OpenDocument } from './workbench-state'

/** The highlights that are shown, and which of them changed since a revision; for the reader. */
export interface ShownSpans {
  readonly spans: ReadonlyMap<string, Span>
  /** Null: not known, all are to be compared. */
  readonly changedSpans: (since: number) => Iterable<string> | null
}

/** Layers whose highlights were shown once: what is painted then may be what another set of labels left to be seen. */
const shownBefore = new WeakSet<Layer>()

/** Highlights of a document without those whose label is hidden. A change costs as much as changed. */
class VisibleSpans implements ShownSpans {
  /** Null while nothing is hidden: then the layer's own are shown. */
  readonly #visible: Map<string, Span> | null
  readonly #from: number
  #at: number

  constructor(
    private readonly open: OpenDocument,
    private readonly hidden: ReadonlySet<string>
  ) {
    this.#from = shownBefore.has(open.layer) ? open.revision : -1
    shownBefore.add(open.layer)
    this.#at = open.revision
    this.#visible = hidden.size === 0 ? null : new Map()
    for (const span of this.#visible ? open.layer.spans.values() : []) {
      if (!hidden.has(span.label)) this.#visible?.set(span.id, span)
    }
  }

  get spans(): ReadonlyMap<string, Span> {
    return this.#visible ?? this.open.layer.spans
  }

  /** Takes in what changed up to a revision of the same document. */
  bringTo(revision: number): void {
    if (!this.#visible || revision === this.#at) return
    const changed = this.open.log.after(this.#at) ?? new Set([...this.#visible.keys(), ...this.open.layer.spans.keys()])
    for (const id of changed) {
      const span = this.open.layer.spans.get(id)
      if (span && !this.hidden.has(span.label)) this.#visible.set(id, span)
      else this.#visible.delete(id)
    }
    this.#at = revision
  }

  /** What was shown before these labels were hidden had other highlights: then nothing is known. */
  readonly changedSpans = (since: number): Iterable<string> | null =>
    since <= this.#from ? null : this.open.log.after(since)
}

/** Makes the highlights that are shown; exported for tests. */
export function visibleSpans(open: OpenDocument, hidden: ReadonlySet<string>): VisibleSpans {
  return new VisibleSpans(open, hidden)
}

/** The highlights of the open document that are shown, brought up to its revision. */
export function useShownSpans(open: OpenDocument, hidden: ReadonlySet<string>): ShownSpans {
  const { layer, log, revision } = open
  // Also with nothing hidden: an object of its own for each set, so that the reader learns that the set is another.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the document's other fields change with every revision
  const shown = useMemo(() => new VisibleSpans(open, hidden), [layer, log, hidden])
  shown.bringTo(revision)
  return shown
}
