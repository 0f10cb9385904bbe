import type { Figure } from '../harness/figure.ts';
import { median } from '../harness/median.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';

interface Round {
  readonly blockingMs: number;
  readonly totalMs: number;
  readonly plainMs: number;
}

/** What it costs to write down what happened. Disks are shared too: the best round counts. */
export const traces: Suite = {
  name: 'traces',
  *measure({ smoke }) {
    const sizes = smoke ? [2, 20] : [100, 1_000, 10_000];
    const best: number[] = [];
    for (const tasks of sizes) {
      const rounds = smoke ? 1 : tasks > 1_000 ? 5 : 9;
      const { measured } = runProbe('traces', { tasks, rounds }) as {
        readonly measured: readonly Round[];
      };
      best.push(Math.min(...measured.map((round) => round.totalMs)));
      yield costOf(tasks, measured);
    }
    const [before, last] = [sizes.at(-2)!, sizes.at(-1)!];
    yield {
      id: 'traces.growth',
      what: `Time of the traces of ${last.toLocaleString('en')} tasks against ${before.toLocaleString('en')}`,
      value: best.at(-1)! / best.at(-2)!,
      unit: '×',
      goal: { is: 'at most', value: 15 },
      note: '10 is linear; as much more is allowed as in scheduling',
    };
    yield journal(smoke);
    yield redaction(smoke);
  },
};

function costOf(tasks: number, rounds: readonly Round[]): Figure {
  const perTask = (pick: (round: Round) => number): readonly number[] =>
    rounds.map((round) => pick(round) / tasks);
  const total = perTask((round) => round.totalMs);
  const plain = Math.min(...perTask((round) => round.plainMs));
  const blocking = Math.min(...perTask((round) => round.blockingMs));
  return {
    id: `traces.micros-${tasks}`,
    what: `Traces, journal and index of ${tasks.toLocaleString('en')} tasks`,
    value: Math.min(...total),
    unit: 'ms a task',
    goal: { is: 'at most', value: 0.2 },
    note: `median ${roundValue(median(total))}; the dispatcher waits for ${roundValue(blocking)}; bare files, not synced: ${roundValue(plain)}`,
  };
}

function journal(smoke: boolean): Figure {
  const tasks = smoke ? 20 : 10_000;
  const { durableMs, plainMs } = runProbe('journal', { tasks, rounds: smoke ? 1 : 9 }) as {
    readonly durableMs: readonly number[];
    readonly plainMs: readonly number[];
  };
  const micros = (ms: number): number => (ms * 1_000) / tasks;
  return {
    id: 'traces.journal',
    what: `Journal of ${tasks.toLocaleString('en')} tasks, durable in groups`,
    value: micros(Math.min(...durableMs)),
    unit: 'µs a task',
    goal: { is: 'at most', value: 15 },
    note: `median ${roundValue(micros(median(durableMs)))}; one bare write a task, not synced: ${roundValue(micros(Math.min(...plainMs)))}`,
  };
}

function redaction(smoke: boolean): Figure {
  const options = { items: smoke ? 50 : 5_000, rounds: smoke ? 1 : 9 };
  const { wallMs, bytes } = runProbe('redaction', options) as {
    readonly wallMs: readonly number[];
    readonly bytes: number;
  };
  return {
    id: 'traces.redaction',
    what: 'Redaction of a value without secrets',
    value: (Math.min(...wallMs) / bytes) * 10_000,
    unit: 'ms per 10 kB',
    goal: { is: 'at most', value: 1 },
    note: `of ${(bytes / 1e6).toFixed(1)} MB; the best of ${wallMs.length} rounds`,
  };
}
