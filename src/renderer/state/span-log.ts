/** Revisions remembered; whoever asks for older ones compares for himself. */
const KEPT = 256

/** Which highlights changed at which revision of the open layer, so that the reader need not compare all of them. */
export class SpanLog {
  #entries: { readonly revision: number; readonly spans: readonly string[] }[] = []
  #since: number

  /** @param revision the one the layer starts with */
  constructor(revision: number) {
    this.#since = revision
  }

  /** @param revision the one that these changes led to */
  note(revision: number, spans: readonly string[]): void {
    this.#entries.push({ revision, spans })
    if (this.#entries.length > KEPT) this.#since = this.#entries.shift()?.revision ?? this.#since
  }

  /** Ids of the highlights that changed after a revision; null when that is not remembered any more. */
  after(revision: number): ReadonlySet<string> | null {
    if (revision < this.#since) return null
    return new Set(this.#entries.filter((entry) => entry.revision > revision).flatMap((entry) => entry.spans))
  }
}
