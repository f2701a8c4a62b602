import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText } from '../openapi/document-text.js';
import { buildDocumentAlone } from './preview-document.js';

/** `npm run openapi`: writes what the code says into the committed document. */
const file = join(import.meta.dirname, '..', '..', 'openapi.json');
const document = await buildDocumentAlone();
writeFileSync(file, documentText(document));
process.stderr.write(`${file}: ${Object.keys(document.paths).length} operations\n`);
