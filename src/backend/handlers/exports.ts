import type { Handlers } from '../../api/dispatch'
import type { FormatView } from '../../api/transfer-views'
import { policiesOf } from '../../core/formats/losses'
import type { LossFeature } from '../../core/formats/losses'
import { FORMATS } from '../../core/formats/registry'
import type { Session } from './session'

/** Every format as a window or the CLI shows it. */
export function formatViews(): FormatView[] {
  return FORMATS.map((format) => ({
    id: format.id,
    name: format.name,
    description: format.description,
    extension: format.extension,
    layout: format.layout,
    offsetUnit: format.offsetUnit,
    canExport: format.encode !== undefined,
    canImport: format.decode !== undefined,
    textOptional: format.textOptional === true,
    writeSettings: format.writeSettings ?? [],
    readSettings: format.readSettings ?? [],
    reads: format.reads ?? [],
    losses: Object.entries(format.losses).map(([feature, loss]) => ({
      feature: feature as LossFeature,
      kind: loss.kind,
      message: loss.message,
      policies: policiesOf(loss)
    }))
  }))
}

type ExportCalls = 'export.formats' | 'export.prepare' | 'export.cancel' | 'export.read' | 'export.discard'

export function exportHandlers(session: Session): Pick<Handlers, ExportCalls> {
  return {
    'export.formats': () => Promise.resolve(formatViews()),
    'export.prepare': ({ job, ...request }) =>
      session.exports.prepare(session.requireLibrary(), request, {
        job,
        progress: (done, total) => {
          if (job !== undefined) session.emit({ name: 'export.progress', payload: { job, done, total } })
        }
      }),
    'export.cancel': ({ job }) => {
      session.exports.cancel(job)
      return Promise.resolve(null)
    },
    'export.read': ({ export: id, file, offset }) => session.exports.read(id, file, offset),
    async 'export.discard'({ export: id }) {
      await session.exports.discard(id)
      return null
    }
  }
}
