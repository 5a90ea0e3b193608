import { childrenOf, elementsOf, xmlText } from '../xml'
import type { XmlElement } from '../xml'
import { inOrderOfUse } from './type-order'
import { TOP } from './type-system'
import type { FeatureDefinition, TypeDefinition } from './type-system'

export const TYPE_SYSTEM_ROOT = 'typeSystemDescription'
const NAMESPACE = 'http://uima.apache.org/resourceSpecifier'

/** Types of a UIMA type system description (`TypeSystem.xml`), and names or places of others that it imports. */
export function readTypeSystem(root: XmlElement): {
  readonly types: readonly TypeDefinition[]
  readonly imports: readonly string[]
} {
  const types: TypeDefinition[] = []
  const imports: string[] = []
  for (const element of elementsOf(root)) {
    if (element.local === 'import') imports.push(element.attributes['name'] ?? element.attributes['location'] ?? '?')
    if (element.local !== 'typeDescription') continue
    const name = textIn(element, 'name')
    if (name === '') continue
    const features = childrenOf(element, 'features').flatMap((list) =>
      childrenOf(list, 'featureDescription').map(featureOf)
    )
    const supertype = textIn(element, 'supertypeName') || TOP
    types.push({ name, supertype, description: textIn(element, 'description'), features })
  }
  return { types, imports }
}

function featureOf(element: XmlElement): FeatureDefinition {
  return {
    name: textIn(element, 'name'),
    range: textIn(element, 'rangeTypeName') || TOP,
    elementType: textIn(element, 'elementType') || null,
    description: textIn(element, 'description')
  }
}

function textIn(element: XmlElement, local: string): string {
  return childrenOf(element, local)[0]?.text.trim() ?? ''
}

/** A type system description as XML; UIMA's own types are not in it. */
export function writeTypeSystem(types: readonly TypeDefinition[]): string {
  const tag = (name: string, content: string): string => `<${name}>${xmlText(content)}</${name}>`
  const written = inOrderOfUse(types).map(({ name, supertype, description, features }) => {
    const own = features.map(
      (each) => `        <featureDescription>
          ${tag('name', each.name)}
          ${tag('description', each.description)}
          ${tag('rangeTypeName', each.range)}${
            each.elementType === null ? '' : `\n          ${tag('elementType', each.elementType)}`
          }
        </featureDescription>
`
    )
    return `    <typeDescription>
      ${tag('name', name)}
      ${tag('description', description)}
      ${tag('supertypeName', supertype)}
${own.length === 0 ? '' : `      <features>\n${own.join('')}      </features>\n`}    </typeDescription>
`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="${NAMESPACE}">
  <types>
${written.join('')}  </types>
</typeSystemDescription>
`
}
