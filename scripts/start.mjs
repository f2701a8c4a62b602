// npm start: the service with the embedded database and the sandbox, for a machine with Node alone.
import { buildIfStale } from './build.mjs';

const program = '../dist/bin/start.js';
buildIfStale();
await import(program);
