import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { SkipReporter } from './scripts/lib/skip-reporter.mjs'

export default defineConfig({
  test: {
    // Nothing is asserted about time: the limit only ends what hangs, also on a machine that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: [
      'default',
      ['json', { outputFile: 'reports/unit.json' }],
      new SkipReporter({ outputFile: 'reports/unit-skips.json' })
    ],
    projects: [
      { test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'happy-dom', include: ['src/renderer/**/*.test.tsx'] }
      }
    ]
  }
})
