import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// How long each plugin took is nothing to warn of.
const checks = { bundlerTimings: false }
const source = (path: string) => resolve(import.meta.dirname, 'src', path)

// Everything is bundled, so that out/ needs no node_modules at run time. The targets are Node 20's because the same
// bundles run in the loopback server, in the command line and under the test stand-in, not only in Electron.
export default defineConfig({
  main: {
    // The Node module of fflate makes a `require` of its own, which collides with the one that every bundle has; its
    // CommonJS form does not.
    resolve: { alias: { fflate: resolve(import.meta.dirname, 'node_modules/fflate/lib/node.cjs') } },
    build: {
      target: 'node20.19',
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        checks,
        input: {
          index: source('main/index.ts'),
          server: source('server/index.ts'),
          cli: source('cli/index.ts'),
          // The threads of the backend begin with files of their own.
          'backup-worker': source('backend/store/backups/backup-worker.ts'),
          'extract-worker': source('backend/library/extract-worker.ts'),
          'decode-worker': source('backend/transfer/annotations/decode-worker.ts'),
          'reading-worker': source('backend/reading/reading-worker.ts'),
          'search-worker': source('backend/search/search-worker.ts'),
          'version-worker': source('backend/versions/version-worker.ts')
        }
      }
    }
  },
  preload: {
    build: {
      target: 'node20.19',
      externalizeDeps: false,
      // A sandboxed window runs CommonJS preloads only, and only a single file.
      rolldownOptions: {
        checks,
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    build: {
      target: 'es2023',
      minify: true,
      chunkSizeWarningLimit: 1500, // kB; read from the disk, not over a network
      rolldownOptions: { checks, input: source('renderer/index.html') }
    }
  }
})
