import type { AttributeDefinition } from '../../model/scheme'
import type { DecodedLabel, DecodedRelationType } from '../format'
import { elementsOf, parseXml } from '../xml'
import type { XmlElement } from '../xml'
import { hueOfCss } from './css-colours'

/** Something that a task shows: a text, HTML or a dialogue. */
export interface ShownObject {
  readonly kind: 'Text' | 'HyperText' | 'Paragraphs'
  readonly name: string
  /** Key of the task's data that holds it (`$text` is `text`). */
  readonly key: string
  /** In a dialogue: the keys of who speaks and of what is said. */
  readonly nameKey: string
  readonly textKey: string
}

/** Something that annotators answer with: labels, choices, a text field. */
export interface Control {
  /** `Labels`, `Choices`, `TextArea`… */
  readonly tag: string
  readonly name: string
  /** Asked about every region, not about the task. */
  readonly isPerRegion: boolean
  /** Several of the options can be chosen. */
  readonly isMultiple: boolean
  /** Values as results have them. */
  readonly options: readonly string[]
}

/** A labelling configuration as far as it is about texts. */
export interface Config {
  readonly objects: readonly ShownObject[]
  readonly controls: ReadonlyMap<string, Control>
  readonly labels: readonly DecodedLabel[]
  readonly relationTypes: readonly DecodedRelationType[]
}

export const NO_CONFIG: Config = { objects: [], controls: new Map(), labels: [], relationTypes: [] }

const SPAN_LABELS = new Set(['Labels', 'HyperTextLabels', 'ParagraphLabels'])

/** Whether an XML file is a labelling configuration. */
export function looksLikeConfig(content: string): boolean {
  return /^(?:\s|<!--[^]*?-->|<\?[^]*?\?>)*<View[\s>/]/.test(content)
}

/** Reads a labelling configuration; when it is no XML, the reason with its line. */
export function readConfig(
  content: string
):
  | { readonly config: Config; readonly problem: null }
  | { readonly config: null; readonly problem: { readonly line: number; readonly message: string } } {
  const { root, problem } = parseXml(content)
  if (!root) return { config: null, problem }
  const elements = [...elementsOf(root)]
  const controls = elements.flatMap(controlOf)
  const attributes = controls.flatMap(([control, element]) => attributeOf(control, element))
  const labels = controls.flatMap(([control, element]) => labelsOf(control, element, attributes))
  return {
    config: {
      objects: elements.flatMap(objectOf),
      controls: new Map(controls.map(([control]) => [control.name, control])),
      labels,
      relationTypes: elements
        .filter(({ local }) => local === 'Relation')
        .flatMap((element) => {
          const name = element.attributes['value'] ?? ''
          const hue = hueOfCss(element.attributes['background'] ?? '')
          return name === '' ? [] : [{ name, ...(hue !== null && { hue }) }]
        })
    },
    problem: null
  }
}

function objectOf({ local, attributes }: XmlElement): readonly ShownObject[] {
  if (local !== 'Text' && local !== 'HyperText' && local !== 'Paragraphs') return []
  const [, key] = /^\$(.+)$/.exec(attributes['value']?.trim() ?? '') ?? []
  const { name } = attributes
  if (key === undefined || name === undefined) return []
  const keys = { nameKey: attributes['nameKey'] ?? 'author', textKey: attributes['textKey'] ?? 'text' }
  return [{ kind: local, name, key, ...keys }]
}

function controlOf(element: XmlElement): readonly (readonly [Control, XmlElement])[] {
  const { local: tag, attributes } = element
  const { name } = attributes
  if (name === undefined || attributes['toName'] === undefined) return []
  const isMultiple = (attributes['choice'] ?? '').startsWith('multiple')
  const isPerRegion = attributes['perRegion']?.toLowerCase() === 'true'
  return [[{ tag, name, isPerRegion, isMultiple, options: optionsOf(element).map(nameOf) }, element]]
}

const optionsOf = (element: XmlElement): readonly XmlElement[] =>
  [...elementsOf(element)].filter(({ local, attributes }) => {
    return (local === 'Label' || local === 'Choice') && (attributes['value'] ?? attributes['alias'] ?? '') !== ''
  })

/** Results have an option's alias, when it has one. */
const nameOf = ({ attributes }: XmlElement): string => attributes['alias'] ?? attributes['value'] ?? ''

function labelsOf(
  { tag, isPerRegion }: Control,
  element: XmlElement,
  attributes: readonly AttributeDefinition[]
): readonly DecodedLabel[] {
  const isSpan = SPAN_LABELS.has(tag)
  if (!isSpan && (tag !== 'Choices' || isPerRegion)) return []
  return optionsOf(element).map((option) => {
    const { value = '', alias, background, hotkey, hint } = option.attributes
    const hue = hueOfCss(background ?? '')
    const description = hint ?? (alias === undefined ? '' : value)
    return {
      path: nameOf(option),
      appliesTo: isSpan ? ('span' as const) : ('document' as const),
      ...(hue !== null && { hue }),
      ...(hotkey !== undefined && Array.from(hotkey).length === 1 && { key: hotkey }),
      ...(description !== '' && { description }),
      ...(isSpan && attributes.length > 0 && { attributes })
    }
  })
}

const KINDS: Readonly<Record<string, AttributeDefinition['kind']>> = {
  TextArea: 'text',
  Number: 'number',
  Rating: 'number',
  DateTime: 'date'
}

/** What is asked about every region is an attribute of all labels. */
function attributeOf(control: Control, { attributes }: XmlElement): readonly AttributeDefinition[] {
  const { tag, name, options, isPerRegion, isMultiple } = control
  const kind = tag === 'Choices' ? (isMultiple ? 'several' : 'choice') : KINDS[tag]
  if (!isPerRegion || kind === undefined) return []
  const definition: AttributeDefinition = {
    id: name,
    name,
    kind,
    description: '',
    required: attributes['required']?.toLowerCase() === 'true',
    options: tag === 'Choices' ? options : [],
    minimum: null,
    maximum: null
  }
  if (tag === 'Rating') {
    return [{ ...definition, minimum: 0, maximum: numberOf(attributes['maxRating']) ?? 5 }]
  }
  if (tag !== 'Number') return [definition]
  return [{ ...definition, minimum: numberOf(attributes['min']), maximum: numberOf(attributes['max']) }]
}

function numberOf(value: string | undefined): number | null {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}
