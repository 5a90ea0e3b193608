import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds the thread that takes documents apart as the programs have it: one file of its own.
 *
 * @param folder where it is put
 * @returns the path of the file
 */
export async function buildWorker(folder: string): Promise<string> {
  const name = 'worker.mjs'
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, '..', 'extract-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: name } }
    },
    ssr: { noExternal: true, target: 'node' }
  })
  return join(folder, name)
}
