import type { Label, RelationType } from '../model/scheme'
import type { ExportInput } from './format'

/** Looks labels and relation types up for an export: first in the library's default scheme, then in the others. */
export class LabelNames {
  readonly #labels = new Map<string, Label>()
  readonly #types = new Map<string, RelationType>()

  constructor(input: Pick<ExportInput, 'library' | 'schemes'>) {
    const isDefault = (id: string): number => (id === input.library.defaultScheme ? 0 : 1)
    for (const scheme of [...input.schemes].sort((a, b) => isDefault(a.id) - isDefault(b.id))) {
      for (const type of scheme.relationTypes) if (!this.#types.has(type.id)) this.#types.set(type.id, type)
      for (const label of scheme.labels) if (!this.#labels.has(label.id)) this.#labels.set(label.id, label)
    }
  }

  /** Name of the relation type with that id; the id itself when no scheme knows it any more. */
  relationType(id: string): string {
    return this.#types.get(id)?.name ?? id
  }

  /** Full path of the label with that id; the id itself when no scheme knows it any more. */
  path(id: string): string {
    return this.#labels.get(id)?.path ?? id
  }
}
