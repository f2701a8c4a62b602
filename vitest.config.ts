import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // package.json points to what the build makes of them.
  resolve: { alias: { '#migrations': join(import.meta.dirname, 'migrations', 'index.ts') } },
  test: {
    include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
    exclude: ['test/browser/**', 'test/clients/**', 'node_modules/**', 'dist/**'],
    globalSetup: './test/remove-left-overs.ts',
    pool: 'forks',
    isolate: false,
    // Most of the time goes into waiting for real deadlines, not into computing.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/counting-reporter.ts'],
  },
});
