import type { Label, RelationType } from '../model/scheme'
import type { ExportInput } from './format'

/** Looks labels and relation types up for an export: first in the library's default scheme, then in the others. */
export class LabelNames {
  readonly #labels = new Map<string, Label>()
  readonly #types = new Map<string, RelationType>()
  readonly #shortNames = new Map<string, string>()
  #takenValues: ReadonlyMap<string, number> | null = null

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

  /** The label with that id; null when no scheme knows it any more. */
  label(id: string): Label | null {
    return this.#labels.get(id) ?? null
  }

  /** The relation type with that id; null when no scheme knows it any more. */
  typeOf(id: string): RelationType | null {
    return this.#types.get(id) ?? null
  }

  /**
   * The name of a label for formats that have no layers: the full path, or, of a label that is a value in a layer of
   * another program (`NamedEntity/PER`), the value alone, unless another label has that name, too.
   */
  shortName(id: string): string {
    const known = this.#shortNames.get(id)
    if (known !== undefined) return known
    const short = this.#valueOf(id)
    this.#takenValues ??= this.#countValues()
    const others = (this.#takenValues.get(short) ?? 0) - (this.#labels.has(id) ? 1 : 0)
    const name = others > 0 ? this.path(id) : short
    this.#shortNames.set(id, name)
    return name
  }

  /** How many labels have each value: asked once for each of a million annotations, so it is counted once. */
  #countValues(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const id of this.#labels.keys()) {
      const value = this.#valueOf(id)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }

  #valueOf(id: string): string {
    const label = this.#labels.get(id)
    if (!label?.exchange?.feature) return this.path(id)
    const slash = label.path.indexOf('/')
    return slash === -1 ? label.path : label.path.slice(slash + 1)
  }

  /** Every label of every scheme, the default scheme's first. */
  get labels(): readonly Label[] {
    return [...this.#labels.values()]
  }

  /** Every relation type of every scheme, the default scheme's first. */
  get relationTypes(): readonly RelationType[] {
    return [...this.#types.values()]
  }

  /** Full path of the label with that id; the id itself when no scheme knows it any more. */
  path(id: string): string {
    return this.#labels.get(id)?.path ?? id
  }
}
