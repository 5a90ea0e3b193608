import type { Label, RelationType, Scheme } from '../../core/model/scheme'
import { SHORT_TEXT } from '../../core/schema/records'
import { cutText } from './fit-record'

const NEW_LABEL_HUES = [180, 330, 60, 270, 120, 15, 215, 290]

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return slug === '' ? 'label' : slug
}

const LONGEST_TYPE_NAME = 200

function freeId(name: string, records: readonly { readonly id: string }[]): string {
  const taken = new Set(records.map(({ id }) => id))
  const slug = slugOf(name)
  let id = slug
  for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`
  return id
}

/** Maps labels and relation types as a file names them (by id, path or name, case aside) onto a scheme; new names become new labels. */
export class LabelMapping {
  readonly remarks: string[] = []
  readonly #scheme: Scheme
  readonly #others: readonly Scheme[]
  readonly #labels: Label[]
  readonly #known: number
  readonly #types: RelationType[]

  /** @param others the library's other schemes: their labels are found, but new ones never go there */
  constructor(scheme: Scheme, others: readonly Scheme[] = []) {
    this.#others = others
    this.#scheme = scheme
    this.#labels = [...scheme.labels]
    this.#known = scheme.labels.length
    this.#types = [...scheme.relationTypes]
  }

  /** The scheme with the new labels, or null when none was needed. */
  grownScheme(): Scheme | null {
    const isSame = this.#labels.length === this.#known && this.#types.length === this.#scheme.relationTypes.length
    return isSame ? null : { ...this.#scheme, labels: this.#labels, relationTypes: this.#types }
  }

  forSpan(given: string): Label {
    return this.#map(given, 'span')
  }

  forDocument(given: string): Label {
    return this.#map(given, 'document')
  }

  forRelation(given: string): RelationType {
    const name = cutText(given.trim(), LONGEST_TYPE_NAME).trimEnd() || 'Related'
    const lower = name.toLowerCase()
    const types = [...this.#types, ...this.#others.flatMap((scheme) => scheme.relationTypes)]
    const found = types.find((type) => type.id === name) ?? types.find((type) => type.name.toLowerCase() === lower)
    if (found) return found
    const type: RelationType = {
      id: freeId(name, types),
      name,
      from: [],
      to: [],
      symmetric: false,
      hue: NEW_LABEL_HUES[this.#types.length % NEW_LABEL_HUES.length] ?? 180,
      description: ''
    }
    this.#types.push(type)
    this.remarks.push(`The relation “${name}” is new and was added to the scheme “${this.#scheme.name}”.`)
    return type
  }

  #map(given: string, target: 'span' | 'document'): Label {
    const name = this.#fit(given.trim())
    const fits = (label: Label): boolean => label.appliesTo === target || label.appliesTo === 'both'
    if (name === '') return this.#unnamed(fits, target)
    const lower = name.toLowerCase()
    const labels = [...this.#labels, ...this.#others.flatMap((scheme) => scheme.labels)]
    const found =
      labels.find((label) => label.id === name && fits(label)) ??
      labels.find((label) => fits(label) && [label.path, label.name].some((own) => own.toLowerCase() === lower))
    return found ?? this.#add(name, target)
  }

  /** A name that the scheme can hold; always the same for the same name, so that it is found again. */
  #fit(name: string): string {
    if (name.length <= SHORT_TEXT) return name
    const remark = `Names of labels longer than ${SHORT_TEXT} characters were shortened.`
    if (!this.remarks.includes(remark)) this.remarks.push(remark)
    return cutText(name, SHORT_TEXT).trimEnd()
  }

  #unnamed(fits: (label: Label) => boolean, target: 'span' | 'document'): Label {
    const first = this.#labels.find(fits) ?? this.#add('Unlabelled', target)
    const remark = `Annotations without a label were given the label “${first.name}”.`
    if (!this.remarks.includes(remark)) this.remarks.push(remark)
    return first
  }

  #add(name: string, target: 'span' | 'document'): Label {
    const label: Label = {
      id: freeId(name, [...this.#labels, ...this.#others.flatMap((scheme) => scheme.labels)]),
      path: name,
      name: name.split('/').at(-1)?.trim() || name,
      hue: NEW_LABEL_HUES[this.#labels.length % NEW_LABEL_HUES.length] ?? 180,
      key: null,
      description: '',
      examples: [],
      appliesTo: target,
      role: null,
      attributes: []
    }
    this.#labels.push(label)
    this.remarks.push(`The label “${name}” is new and was added to the scheme “${this.#scheme.name}”.`)
    return label
  }
}
