import type { Consulted } from '../model/consult-model.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** The cause that a model names, then what else it weighed. A verified fix of its own bears the cause out. */
export function modelHypotheses(consulted: Consulted): readonly WeighedHypothesis[] {
  if (consulted.type !== 'answered') return [];
  const { opinion, outcome } = consulted;
  const { cause } = opinion;
  if (cause === null) return opinion.hypotheses;
  const own = outcome.fix?.from === 'model' ? outcome.facts.filter(({ passed }) => passed) : [];
  const first: WeighedHypothesis = {
    text: cause.text,
    supportedBy: [...cause.facts, ...own],
    contradictedBy: [],
    check:
      'Make what it says untrue and run what failed: if it fails in the same way, this is not the cause.',
    verified: own.length > 0,
    from: 'model',
  };
  return [first, ...opinion.hypotheses.filter(({ text }) => text !== cause.text)];
}
