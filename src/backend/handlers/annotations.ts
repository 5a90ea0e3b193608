import type { Handlers } from '../../api/dispatch'
import type { AnnotationReading } from '../../api/export-params'
import { importAnnotations, planAnnotations } from '../transfer/annotations/import-annotations'
import type { AnnotationPlan } from '../transfer/annotations/import-annotations'
import type { Session } from './session'

/** Files of annotations that a window brings: they are uploaded as those of any import (`import.upload`). */
export function annotationHandlers(session: Session): Pick<Handlers, 'annotations.preview' | 'annotations.import'> {
  const plan = async ({ batch, ...choice }: AnnotationReading): Promise<AnnotationPlan> => {
    const library = session.requireLibrary()
    const files = await session.imports().require(batch).sourceFiles()
    return planAnnotations(files, choice, { library, ids: session.options.ids, clock: session.options.clock })
  }
  return {
    'annotations.preview': async (reading) => (await plan(reading)).preview,
    async 'annotations.import'(reading) {
      const result = await importAnnotations(await plan(reading), session.requireLibrary())
      await session.imports().cancel(reading.batch)
      return result
    }
  }
}
