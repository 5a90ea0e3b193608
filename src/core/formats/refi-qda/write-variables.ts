import { isXmlSafe, xmlAttributes, xmlText } from '../xml'
import type { Guids } from './guid'
import { xsdDecimal } from './xsd-values'

/** A value that a variable can hold. */
export type VariableValue = string | number | boolean

type VariableType = 'Text' | 'Integer' | 'Float' | 'Boolean'

/** Whether a value can be held by a variable as it is. */
export function isVariableValue(value: unknown): value is VariableValue {
  if (typeof value === 'string') return isXmlSafe(value)
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

/** The variables of a project. One name with values of several types is several variables, so that all keep theirs. */
export class VariableBook {
  readonly #variables = new Map<string, string>()
  readonly #guids: Guids

  constructor(guids: Guids) {
    this.#guids = guids
  }

  /** The `VariableValue` element of a source. */
  value(name: string, value: VariableValue): string {
    const type = typeOf(value)
    const targetGUID = this.#guids.derived('variable', name, type)
    this.#variables.set(targetGUID, xmlAttributes({ guid: targetGUID, name, typeOfVariable: type }))
    const text = typeof value === 'number' ? xsdDecimal(value) : xmlText(String(value))
    return (
      `      <VariableValue>\n        <VariableRef${xmlAttributes({ targetGUID })}/>\n` +
      `        <${type}Value>${text}</${type}Value>\n      </VariableValue>\n`
    )
  }

  /** The `Variables` element; empty when nothing has a variable. */
  get xml(): string {
    const variables = [...this.#variables.values()].map((attributes) => `    <Variable${attributes}/>\n`)
    return variables.length === 0 ? '' : `  <Variables>\n${variables.join('')}  </Variables>\n`
  }
}

function typeOf(value: VariableValue): VariableType {
  if (typeof value === 'string') return 'Text'
  if (typeof value === 'boolean') return 'Boolean'
  return Number.isSafeInteger(value) ? 'Integer' : 'Float'
}
