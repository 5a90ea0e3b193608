import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'happy-dom', include: ['src/renderer/**/*.test.tsx'] }
      }
    ]
  }
})
