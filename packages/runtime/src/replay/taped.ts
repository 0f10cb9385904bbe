// What only a run needs that is recorded or replayed: loaded as one, when there is such a run.
export { loadRecordings } from './load-recordings.ts';
export { openTape } from './open-tape.ts';
