import type { AttributeValue } from '../../core/model/annotation'

/** A value as the validators of commands have it: their lists can be written to. */
export function forCommand(value: AttributeValue | null): string | number | boolean | string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : value
}
