import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from './errors-page.js';

/** `npm run docs`: writes the pages that are generated from tables in the code. */
const file = join(import.meta.dirname, '..', '..', 'docs', 'errors.md');
writeFileSync(file, errorsPage());
process.stderr.write(`${file}\n`);
