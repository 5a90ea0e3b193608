import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { WHOLE_EXPORT } from '../../../api/export-params'
import { withoutPrivateFields } from '../../../core/audit/private-fields'
import type { ExportDocument, ExportInput } from '../../../core/formats/format'
import { exportInput } from '../export-documents'
import { requireExportFormat } from '../export-jobs'
import { writeExport } from '../write-export'
import type { BundleContext } from './bundle-context'
import type { BundleFile } from './write-bundle-zip'

/** Who is waited for, and how long somebody took, are nobody else's business (X8). */
const withoutPrivate = (document: ExportDocument): ExportDocument => ({
  ...document,
  claims: document.claims.map((claim) => withoutPrivateFields('claim', claim).record),
  seconds: {}
})

/** The fact-check in Claimdesk's own format, so that a bundle can be taken into a library again. */
export async function* nativeExtra(context: BundleContext): AsyncGenerator<BundleFile> {
  const { library, session, private: isPrivate, version, signal } = context
  const folder = join(context.folder, 'native')
  await mkdir(folder)
  const selection = { ...WHOLE_EXPORT, articles: [...session.articles] }
  const options = { includeNotes: isPrivate, includeText: true, neutraliseFormulas: true, settings: {} }
  const { input } = await exportInput(library, selection, options, version)
  const given: ExportInput = {
    ...input,
    // Other sessions may have the same articles.
    desk: { ...input.desk, session: [session] },
    documents: (async function* () {
      for await (const document of input.documents) yield isPrivate ? document : withoutPrivate(document)
    })()
  }
  const format = requireExportFormat('native')
  const { files } = await writeExport(format, given, folder, { policies: {}, lossReport: false, pack: false, signal })
  for (const { path } of files) yield { path: 'claimdesk-export.json', from: join(folder, ...path.split('/')) }
}
