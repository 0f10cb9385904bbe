export type { CutShort, Recording, RecordingLine } from './file/recording.ts';
export type { ModelOfTask } from './request/canonical-request.ts';
export type { Places, PlacesOptions } from './request/places.ts';
export type { ReadRecordings } from './file/read-recordings.ts';
export type { RecordingSink } from './record/recorder.ts';
export type { Wording } from './request/wording.ts';

export { createPlaces } from './request/places.ts';
export { createWording } from './request/wording.ts';
export { Recorder } from './record/recorder.ts';
export { RecordingFile } from './file/recording-file.ts';
export { Recordings } from './replay/recordings.ts';
export { readRecordings } from './file/read-recordings.ts';
export { recordModel } from './record/record-model.ts';
export { recordTools } from './record/record-tools.ts';
export { replayMissCode } from './replay/replay-miss.ts';
export { replayModel } from './replay/replay-model.ts';
export { replaySource } from './replay/replay-options.ts';
export { replayTools } from './replay/replay-tools.ts';
