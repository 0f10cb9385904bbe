import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import { readProfile } from '../profile/read-profile.ts';
import { everyDepth, type Collection, type Collector } from './collector.ts';

/** What takes the time in CPU profiles among the affected files. */
export const cpuProfile: Collector = {
  name: 'cpu-profile',
  depths: everyDepth,
  collect: async (failure) => {
    const found = await Promise.all(
      failure.profiles.map(async (file) => await describeProfile(failure, file)),
    );
    return {
      facts: found.flatMap(({ facts }) => facts),
      missing: found.flatMap(({ missing }) => missing),
    };
  },
};

async function describeProfile(failure: FailureCase, file: string): Promise<Collection> {
  const read = await readProfile(failure, file);
  if (!read.ok) {
    const what = `profile ${failure.short(file)}`;
    return { facts: [], missing: [{ what, reason: read.reason }] };
  }
  const hot = read.hot.map(async (one): Promise<Fact> => {
    const place = await placeIn(failure, one);
    const summary = `${describePlace(place, failure.short)} itself takes ${percent(one.share)} of the time (${one.selfMs.toFixed(0)} ms)`;
    return { kind: 'hot_function', share: one.share, ...about(place), summary };
  });
  const blocking = read.blocking.map(async (one): Promise<Fact> => {
    const place = await placeIn(failure, one);
    const summary = `${describePlace(place, failure.short)} waits in \`${one.call}\` for ${percent(one.share)} of the time (${one.totalMs.toFixed(0)} ms), and nothing else runs meanwhile`;
    return { kind: 'blocking_call', share: one.share, call: one.call, ...about(place), summary };
  });
  return { facts: await Promise.all([...hot, ...blocking]), missing: [] };
}

interface ProfiledFunction {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

async function placeIn(failure: FailureCase, { file, line, name }: ProfiledFunction) {
  const spot = { file, line, column: null, function: name === '' ? null : name };
  return await placeOf(failure, spot);
}

function about(place: Place) {
  return { place, file: place.file, line: place.line, detail: null };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
