import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // `imports` of package.json names the compiled ones.
  resolve: { alias: { '#migrations': join(import.meta.dirname, 'migrations', 'index.ts') } },
  test: {
    include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
    exclude: ['test/browser/**', 'test/clients/**', 'node_modules/**', 'dist/**'],
    globalSetup: './test/remove-left-overs.ts',
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/counting-reporter.ts'],
  },
});
