import type { Attributes, AttributeValue } from '../../model/annotation'
import { isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'

/** A value as text: numbers and booleans as they are written; empty for what is not there or no text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : ''
}

/** A value as a whole number of 0 or more; null when it is none. Numbers may be written as text. */
export function offsetOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}(\.0+)?$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** The items of a list, or of a text that is a JSON list; null when it is neither. Nothing counts as an empty one. */
export function listOf(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value)) return value as readonly unknown[]
  if (typeof value !== 'string') return null
  const parsed = parseJson(value)
  return parsed.ok && Array.isArray(parsed.value) ? (parsed.value as readonly unknown[]) : null
}

/** An object, or a text that is a JSON object; null when it is neither. Nothing counts as an empty one. */
export function objectOf(value: unknown): JsonObject | null {
  if (value === undefined || value === null || value === '') return {}
  if (isJsonObject(value)) return value
  if (typeof value !== 'string') return null
  const parsed = parseJson(value)
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : null
}

/** Texts of a list; what is no text is written as JSON, so that nothing is lost. */
export function textsOf(value: unknown): readonly string[] | null {
  return listOf(value)?.map((item) => (typeof item === 'string' ? item : textOf(item) || JSON.stringify(item))) ?? null
}

/** The values as attributes: what an attribute cannot be is kept as the text of its JSON. */
export function attributesOf(value: unknown): Attributes | null {
  const object = objectOf(value)
  if (!object) return null
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, each]) => (each === null ? [] : [[name, attributeOf(each)]]))
  )
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  return JSON.stringify(value) ?? ''
}
