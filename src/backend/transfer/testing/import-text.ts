import type { AnnotationImportResult } from '../../../api/transfer-views'
import type { TestLibrary } from '../../testing/test-library'
import { importAnnotations, PLAIN_CHOICE, planAnnotations } from '../annotations/import-annotations'

/** Takes one file of annotations into a library, as a person would who changes nothing of the dry run. */
export async function importText(
  library: TestLibrary,
  content: string,
  format: string,
  article: string | null = null
): Promise<AnnotationImportResult> {
  const { ids, clock } = library.store.parts
  const files = [{ path: 'all.json', bytes: new Uint8Array(Buffer.from(content)) }]
  const plan = await planAnnotations(files, { ...PLAIN_CHOICE, format, article }, { library, ids, clock })
  return importAnnotations(plan, library)
}
