import { defineConfig } from '@playwright/test'
import type { HostOptions } from './e2e/fixtures'
import { findBrowser, needsNoSandbox } from './scripts/lib/find-browser.mjs'

// Without an installed browser Playwright falls back to the one it installs itself (`npx playwright install chromium`).
const installed = findBrowser()

export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  workers: 1,
  // A machine that runs the checks may stall; what passes at the second try only is named at the end of the run.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'reports/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      chromiumSandbox: !needsNoSandbox()
    }
  },
  projects: [
    {
      name: 'loopback',
      testMatch: ['stories/**/*.spec.ts', 'loopback/**/*.spec.ts', 'a11y/**/*.spec.ts'],
      use: { hostKind: 'loopback' }
    },
    { name: 'electron', testMatch: ['stories/**/*.spec.ts', 'electron/**/*.spec.ts'], use: { hostKind: 'electron' } }
  ]
})
