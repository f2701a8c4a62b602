/**
 * Runs in vitest's main process, before its workers start and after the last test. A worker cannot clean up
 * behind itself: it is killed half a second after it is told to end.
 */
export {
  removeLeftOvers as setup,
  removeLeftOvers as teardown,
} from './integration/database/data-dir.fixture.js';
