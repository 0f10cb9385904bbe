export type { ExecutorUnderTest } from './describe-task-executor.ts';

export { describeTaskExecutor } from './describe-task-executor.ts';
