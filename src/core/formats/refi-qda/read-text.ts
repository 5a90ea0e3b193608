import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'

/** The text of an element's `Description`, as it stands; empty when it has none. */
export function descriptionOf(element: XmlElement): string {
  return childrenOf(element, 'Description')[0]?.text ?? ''
}

/** GUIDs that an element refers to through its children of that name (`NoteRef`, `CodeRef`…), as written. */
export function referencesOf(element: XmlElement, local: string): readonly string[] {
  return childrenOf(element, local).flatMap(({ attributes }) => attributes['targetGUID'] ?? [])
}

/**
 * Text of a person's as our files have it, or another program's without the white space around it: XML is often
 * indented, and then the line ends and spaces of the indentation stand in the text.
 */
export function personText(text: string, isOurs: boolean): string {
  return isOurs ? text : text.trim()
}
