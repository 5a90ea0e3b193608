import type { Mapping } from '../../../api/export-params'
import type { NamePreview } from '../../../api/transfer-views'
import type { Decoded, DecodedLabel, DecodedRelationType } from '../../../core/formats/format'
import type { Label, RelationType, Scheme } from '../../../core/model/scheme'
import { SHORT_TEXT } from '../../../core/schema/records'
import { cutText } from '../fit-record'

const NEW_LABEL_HUES = [180, 330, 60, 270, 120, 15, 215, 290]
const LONGEST_TYPE_NAME = 200

type Target = NamePreview['target']
type Because = NamePreview['because']

/** Where a name went, and how often it was asked for. */
interface Decided {
  readonly preview: Omit<NamePreview, 'count'>
  count: number
  readonly label: Label | null
  readonly type: RelationType | null
}

/** What a person decided about names, by target. */
export interface ChosenMappings {
  readonly labels: readonly { readonly name: string; readonly to: Mapping }[]
  readonly relationTypes: readonly { readonly name: string; readonly to: Mapping }[]
}

/** Nothing was decided: every name goes where it goes by itself. */
export const NO_MAPPINGS: ChosenMappings = { labels: [], relationTypes: [] }

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return slug === '' ? 'label' : slug
}

/**
 * Maps labels and relation types as a file names them (by id, path or name, case aside) onto the schemes of a library.
 * New names become new labels of the default scheme, with what the file says about them.
 */
export class NameMapping {
  readonly remarks: string[] = []
  readonly #scheme: Scheme
  readonly #others: readonly Scheme[]
  readonly #labels: Label[]
  readonly #types: RelationType[]
  readonly #chosen = new Map<string, Mapping>()
  readonly #labelOf = new Map<string, DecodedLabel>()
  readonly #typeOf = new Map<string, DecodedRelationType>()
  readonly #decided = new Map<string, Decided>()
  readonly #taken: Set<string>
  readonly #takenTypes: Set<string>

  /** @param others the library's other schemes: their labels are found, but new ones never go there */
  constructor(
    scheme: Scheme,
    others: readonly Scheme[] = [],
    decoded: Pick<Decoded, 'labels' | 'relationTypes'> = { labels: [], relationTypes: [] },
    chosen: ChosenMappings = NO_MAPPINGS
  ) {
    this.#scheme = scheme
    this.#others = others
    this.#labels = [...scheme.labels]
    this.#types = [...scheme.relationTypes]
    this.#taken = new Set([scheme, ...others].flatMap(({ labels }) => labels.map(({ id }) => id)))
    this.#takenTypes = new Set([scheme, ...others].flatMap(({ relationTypes }) => relationTypes.map(({ id }) => id)))
    for (const { name, to } of chosen.labels) this.#chosen.set(`label/${name}`, to)
    for (const { name, to } of chosen.relationTypes) this.#chosen.set(`relation/${name}`, to)
    for (const label of decoded.labels) {
      this.#labelOf.set(label.path, label)
      if (label.id !== undefined && !this.#labelOf.has(label.id)) this.#labelOf.set(label.id, label)
    }
    for (const type of decoded.relationTypes) {
      this.#typeOf.set(type.name, type)
      if (type.id !== undefined && !this.#typeOf.has(type.id)) this.#typeOf.set(type.id, type)
    }
  }

  /** The scheme with the new labels, or null when none was needed. */
  grownScheme(): Scheme | null {
    return this.newLabels + this.newTypes === 0
      ? null
      : { ...this.#scheme, labels: this.#labels, relationTypes: this.#types }
  }

  get newLabels(): number {
    return this.#labels.length - this.#scheme.labels.length
  }

  get newTypes(): number {
    return this.#types.length - this.#scheme.relationTypes.length
  }

  /** Every name that was asked for, with where it went and how often; in the order they came. */
  get names(): readonly NamePreview[] {
    return [...this.#decided.values()].map(({ preview, count }) => ({ ...preview, count }))
  }

  /** The label for spans that have this one in the file; null when these are left out. */
  forSpan(given: string): Label | null {
    return this.#label(given, 'span')
  }

  /** The label for documents that have this one in the file; null when it is left out. */
  forDocument(given: string): Label | null {
    return this.#label(given, 'document')
  }

  /** The relation type for relations that have this one in the file; null when these are left out. */
  forRelation(given: string): RelationType | null {
    const decided = this.#known(given, 'relation')
    if (decided) return decided.type
    const chosen = this.#chosen.get(`relation/${given}`)
    if (chosen?.kind === 'leave-out') return this.#decideType(given, null, chosen, 'chosen')
    const types = [...this.#types, ...this.#others.flatMap((scheme) => scheme.relationTypes)]
    if (chosen?.kind === 'existing') {
      const record = types.find(({ id }) => id === chosen.id)
      if (record) return this.#decideType(given, record, chosen, 'chosen')
    }
    const definition = this.#typeOf.get(given)
    const wanted = chosen?.kind === 'new' ? chosen.name : (definition?.name ?? given)
    const name = cutText(wanted.trim(), LONGEST_TYPE_NAME).trimEnd() || 'Related'
    const lower = name.toLowerCase()
    const sameId = types.find((type) => type.id === given || type.id === definition?.id)
    const found =
      (chosen?.kind === 'new' ? undefined : sameId) ?? types.find((type) => type.name.toLowerCase() === lower)
    if (found) {
      const because = chosen ? 'chosen' : found === sameId ? 'same-id' : 'same-name'
      return this.#decideType(given, found, { kind: 'existing', id: found.id }, because)
    }
    const ids = (names: readonly string[] | undefined): string[] =>
      (names ?? []).flatMap((each) => this.#find(each)?.id ?? [])
    const type: RelationType = {
      id: this.#freeId(definition?.id, name, this.#takenTypes),
      name,
      from: ids(definition?.from),
      to: ids(definition?.to),
      symmetric: definition?.symmetric ?? false,
      hue: hueOf(definition?.hue, this.#types.length),
      description: definition?.description ?? '',
      ...(definition?.exchange && { exchange: definition.exchange })
    }
    this.#types.push(type)
    return this.#decideType(given, type, { kind: 'new', name }, chosen ? 'chosen' : 'new')
  }

  #label(given: string, target: 'span' | 'document'): Label | null {
    const decided = this.#known(given, target)
    if (decided) return decided.label
    const chosen = this.#chosen.get(`label/${given}`)
    if (chosen?.kind === 'leave-out') return this.#decideLabel(given, target, null, chosen, 'chosen')
    const fits = (label: Label): boolean => label.appliesTo === target || label.appliesTo === 'both'
    const labels = [...this.#labels, ...this.#others.flatMap((scheme) => scheme.labels)]
    if (chosen?.kind === 'existing') {
      const record = labels.find(({ id }) => id === chosen.id)
      if (record && fits(record)) return this.#decideLabel(given, target, record, chosen, 'chosen')
    }
    const definition = this.#labelOf.get(given)
    const wanted = chosen?.kind === 'new' ? chosen.name : (definition?.path ?? given)
    const name = this.#fit(wanted.trim())
    if (name === '') {
      const first = this.#labels.find(fits) ?? this.#add('Unlabelled', target, undefined)
      this.#remark(`Annotations without a label were given the label “${first.name}”.`)
      return this.#decideLabel(given, target, first, { kind: 'existing', id: first.id }, 'new')
    }
    const lower = name.toLowerCase()
    const sameId = labels.find((label) => fits(label) && (label.id === given || label.id === definition?.id))
    const found =
      (chosen?.kind === 'new' ? undefined : sameId) ??
      labels.find((label) => fits(label) && [label.path, label.name].some((own) => own.toLowerCase() === lower))
    if (found) {
      const because = chosen ? 'chosen' : found === sameId ? 'same-id' : 'same-name'
      return this.#decideLabel(given, target, found, { kind: 'existing', id: found.id }, because)
    }
    return this.#decideLabel(
      given,
      target,
      this.#add(name, target, definition),
      { kind: 'new', name },
      chosen ? 'chosen' : 'new'
    )
  }

  #known(given: string, target: Target) {
    const decided = this.#decided.get(`${target}/${given}`)
    if (decided) decided.count += 1
    return decided
  }

  #decideLabel(
    name: string,
    target: 'span' | 'document',
    label: Label | null,
    to: Mapping,
    because: Because
  ): Label | null {
    const preview = { name, target, to, because }
    this.#decided.set(`${target}/${name}`, { preview, count: 1, label, type: null })
    return label
  }

  #decideType(name: string, type: RelationType | null, to: Mapping, because: Because): RelationType | null {
    const preview = { name, target: 'relation' as const, to, because }
    this.#decided.set(`relation/${name}`, { preview, count: 1, label: null, type })
    return type
  }

  #find(name: string): Label | undefined {
    return [...this.#labels, ...this.#others.flatMap((scheme) => scheme.labels)].find(
      (label) => label.id === name || label.path === name
    )
  }

  /** A name that the scheme can hold; always the same for the same name, so that it is found again. */
  #fit(name: string): string {
    if (name.length <= SHORT_TEXT) return name
    this.#remark(`Names of labels longer than ${SHORT_TEXT} characters were shortened.`)
    return cutText(name, SHORT_TEXT).trimEnd()
  }

  #remark(remark: string): void {
    if (!this.remarks.includes(remark)) this.remarks.push(remark)
  }

  #add(name: string, target: 'span' | 'document', definition: DecodedLabel | undefined): Label {
    const appliesTo = definition?.appliesTo === 'both' ? 'both' : target
    const label: Label = {
      id: this.#freeId(definition?.id, name, this.#taken),
      path: name,
      name: name.split('/').at(-1)?.trim() || name,
      hue: hueOf(definition?.hue, this.#labels.length),
      key: null,
      description: definition?.description ?? '',
      examples: definition?.examples ?? [],
      appliesTo,
      role: definition?.role ?? null,
      attributes: definition?.attributes ?? [],
      ...(definition?.exchange && { exchange: definition.exchange })
    }
    this.#labels.push(label)
    return label
  }

  #freeId(given: string | undefined, name: string, taken: Set<string>): string {
    let id = given !== undefined && /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(given) && !taken.has(given) ? given : null
    if (id === null) {
      const slug = slugOf(name)
      id = slug
      for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`
    }
    taken.add(id)
    return id
  }
}

const hueOf = (given: number | undefined, index: number): number =>
  given !== undefined && given >= 0 && given <= 360 ? given : (NEW_LABEL_HUES[index % NEW_LABEL_HUES.length] ?? 180)
