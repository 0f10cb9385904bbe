export type { AllowedPaths } from './paths/list-allowed.ts';
export type { ExecutorUnderTest } from './describe-task-executor.ts';
export type { PathScene } from './paths/path-scene.ts';

export { describeTaskExecutor } from './describe-task-executor.ts';
export { insideText, makePathScene, outsideText } from './paths/path-scene.ts';
export { listAllowed } from './paths/list-allowed.ts';
export { listEscapes } from './paths/list-escapes.ts';
export { snapshotOutside } from './paths/snapshot-outside.ts';
