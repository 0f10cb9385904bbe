import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import { operationHypothesis } from './operation-hypothesis.ts';
import { timeHypotheses } from './time-hypothesis.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

interface Grounds {
  readonly failure: FailureCase;
  readonly facts: readonly Fact[];
  readonly suspects: readonly SuspectPlace[];
}

/**
 * Explanations that the evidence itself offers: a known bug pattern in a suspect of the first rank,
 * where the time goes, then, per failure, the value that was nothing, the operations that can throw the error, or what
 * the error says where it was thrown.
 */
export function formHypotheses(grounds: Grounds): readonly WeighedHypothesis[] {
  const { failure } = grounds;
  return [
    ...patternHypotheses(grounds),
    ...timeHypotheses(grounds.suspects, failure.short),
    ...failure.clusters.flatMap((cluster) => clusterHypotheses(grounds, cluster)),
  ];
}

function patternHypotheses({ suspects, failure }: Grounds): readonly WeighedHypothesis[] {
  const likeliest = suspects.filter(({ rank }) => rank === 1);
  return likeliest.flatMap(({ facts }) =>
    factsOf(facts, 'anti_pattern')
      .filter(({ pattern }) => pattern.fix !== null || pattern.rule === 'mutation-during-iteration')
      .filter(
        ({ pattern }) => pattern.rule !== 'parse-int-radix' && pattern.rule !== 'loose-equality',
      )
      .map((fact): WeighedHypothesis => ({
        text: `${quote(fact.pattern.message, 300)} (${failure.short(fact.place.file)}:${fact.pattern.line})`,
        supportedBy: [fact, ...facts.filter(pointsHere)],
        contradictedBy: [],
        check: `Change line ${fact.pattern.line} of ${failure.short(fact.place.file)} and run what failed: if it fails in the same way, this is not the cause.`,
        from: 'evidence',
      })),
  );
}

const pointing = new Set(['stack_frame', 'called_by_test', 'named_in_message', 'can_throw']);

function pointsHere({ kind }: Fact): boolean {
  return pointing.has(kind);
}

function clusterHypotheses(
  grounds: Grounds,
  cluster: FailureCluster,
): readonly WeighedHypothesis[] {
  const own = grounds.facts.filter((fact) => 'cluster' in fact && fact.cluster === cluster.number);
  const [empty] = factsOf(own, 'empty_value');
  if (empty) return [emptyValueHypothesis(grounds, own, empty)];
  const operation = operationHypothesis(grounds.failure, own);
  if (operation) return [operation];
  const nearest = factsOf(own, 'stack_frame').find(({ distance }) => distance === 0);
  const thrown = own.filter(({ kind }) => kind === 'error' || kind === 'error_meaning');
  if (!nearest) return [];
  const { failure } = grounds;
  const [meaning] = factsOf(own, 'error_meaning');
  const at = describePlace(nearest.place, failure.short);
  const said =
    meaning?.meaning.statement ??
    `${cluster.root.errorType ?? 'an error'} is thrown (${quote(cluster.root.message, 120)})`;
  return [
    {
      text: `in ${at}, ${said}`,
      supportedBy: [...thrown, nearest],
      contradictedBy: [],
      check: `Stop at ${failure.short(nearest.place.file)}:${nearest.place.line ?? '?'} with the same input: if the values there are as intended, the fault is in what is called from there.`,
      from: 'evidence',
    },
  ];
}

function emptyValueHypothesis(
  { failure }: Grounds,
  own: readonly Fact[],
  empty: Fact<'empty_value'>,
): WeighedHypothesis {
  const names = empty.expressions.map((one) => `\`${one}\``).join(' or ');
  const at = describePlace(empty.place, failure.short);
  const origins = factsOf(own, 'value_origin');
  const returns = origins.filter(({ origin }) => returning.has(origin.kind));
  const [first] = returns;
  const lines = returns.map(({ origin }) => origin.line).join(', ');
  const from = first
    ? `, which \`${first.origin.name}\` may leave so (${failure.short(first.file ?? '')}:${lines})`
    : '';
  return {
    text: `${names} is ${empty.value} in ${at}${from}`,
    supportedBy: [
      ...own.filter(({ kind }) => kind === 'error' || kind === 'error_meaning'),
      empty,
      ...origins,
    ],
    contradictedBy: [],
    check: `Look at ${names} just before ${failure.short(empty.place.file)}:${empty.place.line ?? '?'} with the same input: if it has a value there, this is wrong.`,
    from: 'evidence',
  };
}

const returning: ReadonlySet<string> = new Set(['empty-return', 'handed-on']);
