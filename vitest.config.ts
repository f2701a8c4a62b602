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
    // More than two processors take: some of the time goes into waiting for real deadlines.
    maxWorkers: 3,
    // Tests of one file that run at once do so because all they do is wait.
    maxConcurrency: 10,
    // What is waited for comes at once; a busy machine may let it come later.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/counting-reporter.ts'],
  },
});
