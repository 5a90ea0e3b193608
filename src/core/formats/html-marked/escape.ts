import { escapeHtml } from '../../text/escape-html'

/**
 * Text as it must stand in HTML to be nothing but text (X7). Two characters do not get through a parser as they are:
 * NUL becomes the replacement character, as the standard says, and CR is written by number.
 */
export function html(text: string): string {
  return escapeHtml(text).replaceAll('\u0000', '\ufffd').replaceAll('\r', '&#13;')
}

/** A short text of somebody's, set in its own direction, so that it cannot turn round what stands beside it. */
export function isolated(text: string): string {
  return `<bdi>${html(text)}</bdi>`
}
