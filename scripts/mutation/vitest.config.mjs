import { defineConfig } from 'vitest/config';

/** The unit tests beside the files that are mutated: they need no server, so a mutant takes less than a second. */
export default defineConfig({
  test: { include: ['src/{common,disk,tencent}/**/*.spec.ts'], pool: 'forks', testTimeout: 10_000 },
});
