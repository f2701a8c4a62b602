import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
    exclude: ['test/browser/**', 'test/clients/**', 'node_modules/**', 'dist/**'],
    pool: 'forks',
    isolate: false,
    // Most of the time goes into waiting for real deadlines, not into computing.
    maxWorkers: 4,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/counting-reporter.ts'],
  },
});
