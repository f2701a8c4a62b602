import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const dockerfile = readFileSync(join(import.meta.dirname, '..', 'Dockerfile'), 'utf8');
const command = /^CMD (\[.*"dist\/bundle\/main\.js"\])$/m.exec(dockerfile)?.[1];
if (!command) throw new Error('the Dockerfile has no CMD of dist/bundle/main.js');

/** The flags of Node with which the image starts the service. */
export const IMAGE_FLAGS = /** @type {string[]} */ (JSON.parse(command).slice(1, -1));
