import type { Label, LabelTarget, RelationType, Scheme } from '../model/scheme'
import type { Decoded } from './format'

const HUES = [95, 245, 155, 310, 28, 200, 70, 270, 120, 330, 15, 180]
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/

/** A name as the beginning of an id. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 60)
  return slug === '' ? 'label' : slug
}

/**
 * The labels and relation types of decoded files as a scheme: those that they define, and those that they only use.
 * Names stay what they are, letter by letter; ids are kept where they can be, else made from the names.
 */
export class LabelBook {
  /** By their full names. */
  readonly #labels = new Map<string, Label>()
  readonly #types = new Map<string, RelationType>()
  /** Full names by the ids that the file gives: records may use either, and an id comes before a name. */
  readonly #paths = new Map<string, string>()
  readonly #typeNames = new Map<string, string>()
  readonly #labelIds = new Set<string>()
  readonly #typeIds = new Set<string>()

  constructor(decoded: Pick<Decoded, 'labels' | 'relationTypes' | 'documents'>) {
    for (const { path, id, ...rest } of decoded.labels) {
      if (path === '') continue
      if (id !== undefined && !this.#paths.has(id)) this.#paths.set(id, path)
      if (!this.#labels.has(path)) this.#add(path, id ?? null, rest)
    }
    const use = (given: string, target: LabelTarget): void => {
      const path = this.#paths.get(given) ?? given
      const known = this.#labels.get(path) ?? this.#add(path, null, { appliesTo: target })
      if (known.appliesTo !== target && known.appliesTo !== 'both') {
        this.#labels.set(path, { ...known, appliesTo: 'both' })
      }
    }
    for (const { spans, documentLabels } of decoded.documents) {
      for (const { label } of spans) use(label, 'span')
      for (const { label } of documentLabels) use(label, 'document')
    }
    for (const { name, id, from = [], to = [], ...rest } of decoded.relationTypes) {
      if (name === '') continue
      if (id !== undefined && !this.#typeNames.has(id)) this.#typeNames.set(id, name)
      if (this.#types.has(name)) continue
      const ids = (names: readonly string[]): string[] => names.flatMap((each) => this.#find(each)?.id ?? [])
      this.#addType(name, id ?? null, { ...rest, from: ids(from), to: ids(to) })
    }
    for (const { relations } of decoded.documents) {
      for (const { type } of relations) if (!this.#findType(type)) this.#addType(type, null, {})
    }
  }

  /** Id of the label that a file calls so, by its id or full name. */
  label(name: string): string {
    return this.#find(name)?.id ?? name
  }

  /** Id of the relation type that a file calls so, by its id or name. */
  relationType(name: string): string {
    return this.#findType(name)?.id ?? name
  }

  #find(name: string): Label | undefined {
    return this.#labels.get(this.#paths.get(name) ?? name)
  }

  #findType(name: string): RelationType | undefined {
    return this.#types.get(this.#typeNames.get(name) ?? name)
  }

  /** Everything as a scheme; its labels in the order in which they were found. */
  get scheme(): Scheme {
    return {
      id: 'labels',
      name: 'Labels',
      version: 1,
      labels: [...this.#labels.values()],
      relationTypes: [...this.#types.values()],
      guideline: ''
    }
  }

  #add(path: string, id: string | null, given: Partial<Omit<Label, 'id' | 'path' | 'name'>>): Label {
    const label: Label = {
      id: freeId(id, path, this.#labelIds),
      path: path === '' ? 'Unlabelled' : path,
      name: path.split('/').at(-1)?.trim() || path || 'Unlabelled',
      hue: given.hue ?? HUES[this.#labels.size % HUES.length] ?? 180,
      key: given.key ?? null,
      description: given.description ?? '',
      examples: given.examples ?? [],
      appliesTo: given.appliesTo ?? 'span',
      role: given.role ?? null,
      attributes: given.attributes ?? [],
      ...(given.exchange && { exchange: given.exchange })
    }
    this.#labels.set(path, label)
    return label
  }

  #addType(name: string, id: string | null, given: Partial<Omit<RelationType, 'id' | 'name'>>): void {
    const type: RelationType = {
      id: freeId(id, name, this.#typeIds),
      name: name === '' ? 'Related' : name,
      from: given.from ?? [],
      to: given.to ?? [],
      symmetric: given.symmetric ?? false,
      hue: given.hue ?? HUES[this.#types.size % HUES.length] ?? 180,
      description: given.description ?? '',
      ...(given.exchange && { exchange: given.exchange })
    }
    this.#types.set(name, type)
  }
}

/** The id that a file gives, if it can be one and is free, else one made from the name. */
function freeId(given: string | null, name: string, taken: Set<string>): string {
  let id = given !== null && ID.test(given) && !taken.has(given) ? given : null
  if (id === null) {
    const slug = slugOf(name)
    id = slug
    for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`
  }
  taken.add(id)
  return id
}
