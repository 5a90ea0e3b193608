import type { AttributeValue } from '../../model/annotation'
import type { AttributeDefinition } from '../../model/scheme'
import type { JsonObject } from '../json-value'

/** How an attribute's value is written: the type of the results, and the control in the configuration. */
export type ControlKind = 'text' | 'number' | 'choice' | 'several' | 'flag'

/** Names of controls that are not attributes. */
export const SPAN_CONTROL = 'label'
export const DOCUMENT_CONTROL = 'document-label'
export const TAGS_CONTROL = 'tags'
export const TEXT_OBJECT = 'text'
const RESERVED = new Set([SPAN_CONTROL, DOCUMENT_CONTROL, TAGS_CONTROL, TEXT_OBJECT, 'relation'])

const PREFIX = 'attribute:'
const SUFFIX = / \((?:text|number|choice|several|flag)\)$/

/** The controls that an export needs for attributes, named as they come. */
export class AttributeControls {
  readonly #byId = new Map<string, Map<ControlKind, string>>()
  readonly #options = new Map<string, Set<string>>()

  /** The control for a value, which is made if there is none yet. */
  of(id: string, kind: ControlKind, options: readonly string[]): string {
    const kinds = this.#byId.get(id) ?? new Map<ControlKind, string>()
    this.#byId.set(id, kinds)
    let name = kinds.get(kind)
    if (name === undefined) {
      const plain = RESERVED.has(id) || id.startsWith(PREFIX) ? `${PREFIX}${id}` : id
      // Values of another kind need a control of their own.
      name = kinds.size > 0 || SUFFIX.test(id) ? `${plain} (${kind})` : plain
      kinds.set(kind, name)
    }
    const known = this.#options.get(name)
    if (known) for (const option of options) known.add(option)
    else this.#options.set(name, new Set(options))
    return name
  }

  /** Every control, in the order in which they were needed. */
  get controls(): readonly {
    readonly name: string
    readonly kind: ControlKind
    readonly options: readonly string[]
  }[] {
    return [...this.#byId.values()].flatMap((kinds) =>
      [...kinds].map(([kind, name]) => ({ name, kind, options: [...(this.#options.get(name) ?? [])] }))
    )
  }
}

/** The attribute that a control of our own is about. */
export function attributeOf(control: string): string {
  const plain = control.replace(SUFFIX, '')
  return plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain
}

/** How a value is written: choices only where a definition has the options, because others could not be opened. */
export function kindOf(value: AttributeValue, definition: AttributeDefinition | undefined): ControlKind {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'flag'
  const options = new Set(definition?.options)
  if (typeof value === 'string') return definition?.kind === 'choice' && options.has(value) ? 'choice' : 'text'
  return definition?.kind === 'several' && value.every((each) => options.has(each)) ? 'several' : 'text'
}

/** Type and value of a result with an attribute's value. */
export function resultOf(
  value: AttributeValue,
  kind: ControlKind
): { readonly type: string; readonly value: JsonObject } {
  if (kind === 'number') return { type: 'number', value: { number: value } }
  if (kind === 'flag') return { type: 'choices', value: { choices: [String(value)] } }
  const values = typeof value === 'object' ? value : [value]
  return kind === 'text'
    ? { type: 'textarea', value: { text: values } }
    : { type: 'choices', value: { choices: values } }
}

/** What somebody who knows nothing of us reads in such a result: one value is one, several are a list. */
export function plainValue(type: string, value: JsonObject): AttributeValue | null {
  const found = type === 'textarea' ? value['text'] : value[type]
  if (typeof found === 'number' || typeof found === 'string' || typeof found === 'boolean') return found
  if (!Array.isArray(found)) return null
  const values = found.flatMap((each: unknown) => {
    if (Array.isArray(each)) return [each.map(String).join('/')]
    return typeof each === 'string' || typeof each === 'number' ? [String(each)] : []
  })
  if (values.length < found.length) return null
  return values.length === 1 ? (values[0] ?? '') : values
}

/** Whether a value is read back otherwise than it was, so that it has to be said exactly as well. */
export function needsExact(value: AttributeValue): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value.length === 1)
}
