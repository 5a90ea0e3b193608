import type { Handlers } from '../../api/dispatch'
import type { FormatView } from '../../api/views'
import { FORMATS } from '../../core/formats/registry'
import type { Session } from './session'

/** Every format as a window or the CLI shows it. */
export function formatViews(): FormatView[] {
  return FORMATS.map(({ id, name, description, extension, offsetUnit, encode, decode }) => ({
    id,
    name,
    description,
    extension,
    offsetUnit,
    canExport: encode !== undefined,
    canImport: decode !== undefined
  }))
}

export function exportHandlers(
  session: Session
): Pick<Handlers, 'export.formats' | 'export.prepare' | 'export.read' | 'export.discard'> {
  return {
    'export.formats': () => Promise.resolve(formatViews()),
    'export.prepare': ({ format, articles, includeNotes, neutraliseFormulas }) =>
      session.exports.prepare(session.requireLibrary(), format, articles, { includeNotes, neutraliseFormulas }),
    'export.read': ({ export: id, file, offset }) => session.exports.read(id, file, offset),
    async 'export.discard'({ export: id }) {
      await session.exports.discard(id)
      return null
    }
  }
}
