import type { Relation } from '../../core/model/relation'
import type { RelationType } from '../../core/model/scheme'
import styles from './relation-layer.module.css'
import type { MarkShape } from './relation-shapes'

type Attributes = Readonly<Record<string, string | number>>

const NAMESPACE = 'http://www.w3.org/2000/svg'
/** Without colours, types are told apart by their lines. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4'] as const
/** About how wide a letter of a name is, and how high its plate, in CSS pixels. */
const LETTER = 6.2
const PLATE = 15

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {}
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(NAMESPACE, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** Class names of the layer; the style sheet has them all. */
export function layerClass(name: keyof typeof styles & string): string {
  return styles[name] ?? ''
}

/** A relation as its mark needs it: its type, the type's place among all, and what is said of it. */
export interface MarkLook {
  readonly relation: Relation
  readonly type: RelationType | null
  readonly order: number
  readonly description: string
}

/** Builds a mark. Its data attributes say what is stored, so that what is drawn can be compared with it. */
export function buildMark(
  shape: MarkShape,
  { relation, type, order, description }: MarkLook,
  kind: string
): SVGGElement {
  const group = svgElement('g', {
    class: layerClass('mark'),
    'data-relation': relation.id,
    'data-type': relation.type,
    'data-from': relation.from.span,
    'data-to': relation.to.span,
    'data-shape': kind
  })
  group.style.setProperty('--hue', String(type?.hue ?? 0))
  if (!type) group.style.setProperty('--mark-chroma', '0')
  const title = svgElement('title')
  title.textContent = description
  const dash = DASHES[order % DASHES.length] ?? ''
  group.append(
    title,
    svgElement('path', { class: layerClass('reach'), d: shape.line }),
    svgElement('path', {
      class: layerClass('line'),
      d: shape.line,
      ...(dash === '' ? {} : { 'stroke-dasharray': dash })
    }),
    svgElement('path', { class: layerClass('tips'), d: shape.tips })
  )
  return group
}

/**
 * The name of a relation along its upright, so that it stays beside the words whatever its length.
 *
 * @param isAbove the name ends at the height instead of having its middle there: below it is the port
 */
export function buildName(name: string, x: number, y: number, isAbove: boolean): SVGGElement {
  const length = name.length * LETTER + 10
  const middle = isAbove ? y - length / 2 - 5 : y
  const group = svgElement('g', { transform: `translate(${x} ${middle}) rotate(-90)`, 'data-name': name })
  const text = svgElement('text', { class: layerClass('name') })
  text.textContent = name
  group.append(
    svgElement('rect', {
      class: layerClass('plate'),
      x: -length / 2,
      y: -PLATE / 2,
      width: length,
      height: PLATE,
      rx: 4
    }),
    text
  )
  return group
}

/** How many relations of a line found no room. */
export function buildFolded(
  count: number,
  x: number,
  y: number,
  outwards: 1 | -1,
  description: string
): SVGTextElement {
  const text = svgElement('text', {
    class: layerClass('folded'),
    x,
    y,
    'text-anchor': outwards === 1 ? 'start' : 'end',
    direction: 'ltr',
    'data-folded': count
  })
  const title = svgElement('title')
  title.textContent = description
  text.append(`+${count}`, title)
  return text
}
