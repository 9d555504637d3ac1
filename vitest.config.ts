import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    setupFiles: ['vitest.setup.ts'],
    exclude: ['node_modules/**', 'dist/**', '.lab/**'],
    // The rooms are pure, so test files may share a thread: start-up is most of their cost.
    pool: 'threads',
    isolate: false,
    // All processors: by itself vitest leaves one out, which is half of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // Suites of upstream cases are empty where those files are not at hand (upstream-cases.ts).
    passWithNoTests: true,
  },
})
