import type { Label } from '../model/scheme'
import type { ExportInput } from './format'

/** Looks labels up for an export: first in the library's default scheme, then in the others. */
export class LabelNames {
  readonly #labels = new Map<string, Label>()

  constructor(input: Pick<ExportInput, 'library' | 'schemes'>) {
    const isDefault = (id: string): number => (id === input.library.defaultScheme ? 0 : 1)
    for (const scheme of [...input.schemes].sort((a, b) => isDefault(a.id) - isDefault(b.id))) {
      for (const label of scheme.labels) if (!this.#labels.has(label.id)) this.#labels.set(label.id, label)
    }
  }

  /** Full path of the label with that id; the id itself when no scheme knows it any more. */
  path(id: string): string {
    return this.#labels.get(id)?.path ?? id
  }
}
