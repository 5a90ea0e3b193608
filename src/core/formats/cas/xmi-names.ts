import { xmlValue } from '../xml'

export const XMI_NAMESPACE = 'http://www.omg.org/XMI'
export const CAS_NAMESPACE = 'http:///uima/cas.ecore'
const NO_PACKAGE = 'uima/noNamespace'

/** The type an XMI element stands for: `http:///webanno/custom.ecore` and `Span` are `webanno.custom.Span`. */
export function typeOfElement(uri: string, local: string): string {
  const path = /^http:\/\/\/(.*)\.ecore$/.exec(uri)?.[1] ?? ''
  return path === '' || path === NO_PACKAGE ? local : `${path.replaceAll('/', '.')}.${local}`
}

/** Prefixes of packages in an XMI file: the last part of the package, with a number where that is taken. */
export class XmiPrefixes {
  readonly #prefixes = new Map<string, string>([
    [XMI_NAMESPACE, 'xmi'],
    [CAS_NAMESPACE, 'cas']
  ])
  readonly #taken = new Set(['xmi', 'cas'])

  /** @param types every type that occurs */
  constructor(types: Iterable<string>) {
    for (const uri of [...new Set([...types].map((type) => uriOf(type)))].sort()) {
      if (this.#prefixes.has(uri)) continue
      const last = /([^/]*)\.ecore$/.exec(uri)?.[1] ?? ''
      // Names that begin with xml are kept for XML itself.
      const base = /^(?!xml)[A-Za-z][A-Za-z0-9_]*$/i.test(last) ? last : 'ns'
      let prefix = base
      for (let count = 2; this.#taken.has(prefix); count += 1) prefix = `${base}${count}`
      this.#taken.add(prefix)
      this.#prefixes.set(uri, prefix)
    }
  }

  /** Name of the element of a type: `custom:Span`. */
  element(type: string): string {
    return `${this.#prefixes.get(uriOf(type)) ?? 'cas'}:${type.slice(type.lastIndexOf('.') + 1)}`
  }

  /** The namespaces for the root element. */
  get declarations(): string {
    return [...this.#prefixes].map(([uri, prefix]) => ` xmlns:${prefix}=${xmlValue(uri)}`).join('')
  }
}

function uriOf(type: string): string {
  const dot = type.lastIndexOf('.')
  return `http:///${dot === -1 ? NO_PACKAGE : type.slice(0, dot).replaceAll('.', '/')}.ecore`
}
