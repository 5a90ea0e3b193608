import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds a thread as the programs have it: one file of its own.
 *
 * @param folder where it is put
 * @param source absolute path of what it begins with; not given: the thread that takes documents apart
 * @returns the path of the file
 */
export async function buildWorker(
  folder: string,
  source: string = join(import.meta.dirname, '..', 'extract-worker.ts')
): Promise<string> {
  const name = 'worker.mjs'
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: name } }
    },
    ssr: { noExternal: true, target: 'node' }
  })
  return join(folder, name)
}
