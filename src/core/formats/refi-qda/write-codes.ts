import { colourOfHue } from '../../labels/hue-colour'
import { parentPath } from '../../labels/scheme-tree'
import type { Label } from '../../model/scheme'
import { xmlAttributes, xmlText } from '../xml'
import type { Guids } from './guid'

/** Labels with more parts stand at the top under their whole path: nobody nests so deep, and readers have limits. */
const MOST_PARTS = 60

interface Code {
  readonly guid: string
  readonly name: string
  /** Null for a group of labels that is no label itself, and for a label that no scheme knows any more. */
  readonly label: Label | null
  readonly children: Code[]
  isCodable: boolean
}

/**
 * The labels as nested codes. Labels that have one path are one code; where a path leads through a group that is no
 * label, the group is a code that cannot be applied (`isCodable="false"`).
 */
export class CodeTree {
  readonly #top: Code[] = []
  readonly #byPath = new Map<string, Code>()
  readonly #labels = new Map<string, Label>()
  readonly #guids: Guids

  constructor(labels: readonly Label[], guids: Guids) {
    this.#guids = guids
    for (const label of labels) if (!this.#labels.has(label.path)) this.#labels.set(label.path, label)
    for (const label of this.#labels.values()) this.#place(label)
  }

  get isEmpty(): boolean {
    return this.#top.length === 0
  }

  /** GUID of the code of a label, by the label's path. A label that no scheme knows any more gets a code of its own. */
  guidOf(path: string): string {
    const code = this.#byPath.get(path) ?? this.#add(null, path, path, null)
    code.isCodable = true
    return code.guid
  }

  /** The `Code` elements, indented by `indent`. */
  xml(indent: string): string {
    return this.#top.map((code) => codeXml(code, indent)).join('')
  }

  #place(label: Label): Code {
    const { path } = label
    const known = this.#byPath.get(path)
    if (known) return known
    const above = parentPath(label)
    if (above === null || path.split('/').length > MOST_PARTS) return this.#add(null, path, path, label)
    // What is left of the path, so that the names on the way joined with `/` are the path, whatever it holds.
    return this.#add(this.#group(above), path, path.slice(above.length + 1), label)
  }

  /** The code of a path that has something under it. */
  #group(path: string): Code {
    const known = this.#byPath.get(path)
    if (known) return known
    const label = this.#labels.get(path)
    if (label) return this.#place(label)
    const cut = path.lastIndexOf('/')
    return this.#add(cut === -1 ? null : this.#group(path.slice(0, cut)), path, path.slice(cut + 1), null)
  }

  #add(parent: Code | null, path: string, name: string, label: Label | null): Code {
    const guid = label ? this.#guids.of('label', label.id) : this.#guids.derived('label path', path)
    const code: Code = { guid, name, label, children: [], isCodable: label !== null }
    this.#byPath.set(path, code)
    ;(parent?.children ?? this.#top).push(code)
    return code
  }
}

function codeXml({ guid, name, label, children, isCodable }: Code, indent: string): string {
  const color = label ? colourOfHue(label.hue) : null
  const open = `${indent}<Code${xmlAttributes({ guid, name, isCodable: String(isCodable), color })}`
  const description = label?.description ? `${indent}  <Description>${xmlText(label.description)}</Description>\n` : ''
  const inside = description + children.map((child) => codeXml(child, `${indent}  `)).join('')
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}${indent}</Code>\n`
}
