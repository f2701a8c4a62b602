// node scripts/run.mjs <program> [arguments]: builds if needed, then runs dist/<program>.js in this process.
import { buildIfStale } from './build.mjs';

const [program = 'main'] = process.argv.splice(2, 1);
buildIfStale();
await import(`../dist/${program}.js`);
