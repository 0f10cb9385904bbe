import TinyQueue from 'tinyqueue';
import { sortWaiting } from '../limits/sort-waiting.ts';
import { compareReady } from './compare-ready.ts';
import { rankTasks } from './rank-tasks.ts';
import { phases, type RunState } from './run-state.ts';

/** Steps of ranking that one measured duration may cost: below a microsecond. */
const stepsPerSample = 128;

/**
 * Ranks all tasks anew with what was measured since, and puts the ready ones in that order.
 * Ranking walks the whole graph, so it may not happen on each measurement: it happens at 1, 2, 4, 8
 * … samples, and from where that is sooner every `(tasks + edges) / 128` samples. That is every
 * sample in small graphs and a constant cost per sample in large ones. With one kind of agent the
 * first measurement makes all tasks equal, and later ones change no order.
 */
export function reorderReady(state: RunState): void {
  const { graph, tasks, phase, samples } = state;
  rankTasks(state);
  state.ready = new TinyQueue(
    state.ready.data.filter((task) => phase[task] === phases.ready),
    compareReady(state),
  );
  sortWaiting(state);
  const step = Math.ceil((state.size + graph.dependentTargets.length) / stepsPerSample);
  state.rankAtSamples = tasks.kindCount === 1 ? Infinity : samples + Math.min(samples, step);
}
