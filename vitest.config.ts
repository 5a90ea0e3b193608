import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { NoteReporter } from './scripts/lib/note-reporter.mjs'

export default defineConfig({
  test: {
    // Nothing is asserted about time: the limit only ends what hangs, also on a machine that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A machine that runs the checks may stall; what passes at the second try only is named at the end of the run.
    retry: process.env['CI'] ? 1 : 0,
    reporters: [
      'default',
      ['json', { outputFile: 'reports/unit.json' }],
      new NoteReporter({ outputFile: 'reports/unit-notes.json' })
    ],
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] }
      },
      {
        extends: true,
        plugins: [react()],
        test: { name: 'dom', environment: 'happy-dom', include: ['src/renderer/**/*.test.tsx'] }
      }
    ]
  }
})
