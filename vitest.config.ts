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
    // Most of the time goes into waiting for real deadlines, not into computing.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Deadlines are tested in real time; on a shared machine one can be missed for lack of processor time. A
    // retry can also hide a race, so the reporter names each test that needed one.
    retry: process.env['CI'] ? 2 : 0,
    reporters: ['default', './test/counting-reporter.ts'],
  },
});
