import { mapSignals } from '../src/ranking/map-signals.ts';
import { neutralWeights } from '../src/ranking/neutral-weights.ts';
import { signalNames, type Signals } from '../src/ranking/signal.ts';

/** The signals of one bug's functions, and which of them were fixed. */
export interface FittedBug {
  readonly candidates: readonly (readonly number[])[];
  readonly fixed: readonly boolean[];
}

/** How strongly weights are held to the neutral ones: a squared step away costs this much. */
const pull = 2;
const longestFit = 500;

/**
 * Weights under which the fixed functions are likeliest: a conditional logit over each bug's
 * functions, held to the neutral weights because bugs are few. Found by gradient descent.
 * @see McFadden 1974.
 */
export function fitWeights(bugs: readonly FittedBug[]): Signals {
  const neutral = signalNames.map((name) => neutralWeights[name]);
  let weights: readonly number[] = neutral;
  let now = lossOf(bugs, { weights, neutral });
  let step = 0.01;
  for (let round = 0; round < longestFit && step > 1e-9; round++) {
    const next = weights.map((weight, at) => weight - step * (now.slope[at] ?? 0));
    const then = lossOf(bugs, { weights: next, neutral });
    const better = then.loss < now.loss;
    if (better) {
      weights = next;
      now = then;
    }
    step *= better ? 1.5 : 0.3;
  }
  return mapSignals((name) => weights[signalNames.indexOf(name)] ?? 0);
}

interface Loss {
  readonly loss: number;
  readonly slope: readonly number[];
}

function lossOf(
  bugs: readonly FittedBug[],
  { weights, neutral }: Readonly<Record<'weights' | 'neutral', readonly number[]>>,
): Loss {
  const away = weights.map((weight, at) => weight - (neutral[at] ?? 0));
  let loss = pull * away.reduce((sum, one) => sum + one * one, 0);
  const slope = away.map((one) => 2 * pull * one);
  for (const { candidates, fixed } of bugs) {
    if (!fixed.includes(true)) continue;
    const scores = candidates.map((values) =>
      values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
    );
    const highest = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - highest));
    const all = odds.reduce((sum, one) => sum + one, 0);
    const right = odds.reduce((sum, one, at) => sum + (fixed[at] ? one : 0), 0);
    loss -= Math.log(right / all);
    candidates.forEach((values, at) => {
      const odd = odds[at] ?? 0;
      const excess = odd / all - (fixed[at] ? odd / right : 0);
      values.forEach((value, signal) => {
        slope[signal] = (slope[signal] ?? 0) + excess * value;
      });
    });
  }
  return { loss, slope };
}
