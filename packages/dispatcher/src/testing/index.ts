export type { HintFeed } from './hint-feed.ts';
export type { MemoryCall, MemoryExecutorOptions } from './memory-executor.ts';
export type { MemoryLog } from './memory-log.ts';
export type { Random } from './create-random.ts';
export type { SimulatedCall, SimulatedWorld } from './simulated-call.ts';
export type { SimulatedExecutorOptions } from './simulated-executor.ts';
export type { Simulation, SimulationOptions } from './simulate-run.ts';
export type { VirtualClock } from './virtual-clock.ts';

export { buildReport } from './build-report.ts';
export { createHintFeed } from './hint-feed.ts';
export { createMemoryExecutor } from './memory-executor.ts';
export { createMemoryLog } from './memory-log.ts';
export { createRandom } from './create-random.ts';
export { createSimulatedExecutor } from './simulated-executor.ts';
export { createVirtualClock } from './virtual-clock.ts';
export { simulateRun } from './simulate-run.ts';
