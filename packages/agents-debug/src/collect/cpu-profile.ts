import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import { cpuProfileSchema, hotFunctions } from '../profile/hot-functions.ts';
import { parseJson } from '../records/parse-json.ts';
import { everyDepth, type Collection, type Collector } from './collector.ts';

/** Below the fifth, and below a twentieth of the time, nothing is worth a change. */
const mostFunctions = 5;
const leastShare = 0.05;

/** The project's hottest functions of CPU profiles among the affected files. */
export const cpuProfile: Collector = {
  name: 'cpu-profile',
  depths: everyDepth,
  collect: async (failure) => {
    const found = await Promise.all(
      failure.profiles.map(async (file) => await readProfile(failure, file)),
    );
    return {
      facts: found.flatMap(({ facts }) => facts),
      missing: found.flatMap(({ missing }) => missing),
    };
  },
};

async function readProfile(failure: FailureCase, file: string): Promise<Collection> {
  const what = `profile ${failure.short(file)}`;
  const missing = (reason: string): Collection => ({ facts: [], missing: [{ what, reason }] });
  const text = await failure.readText(file).catch((error: unknown) => error as Error);
  if (typeof text !== 'string') return missing(text.message);
  const parsed = cpuProfileSchema.safeParse(parseJson(text));
  if (!parsed.success) return missing('it is no CPU profile as node and Chrome write it');
  const hot = hotFunctions(parsed.data).filter(
    (one) =>
      one.file.startsWith('/') && !one.file.includes('/node_modules/') && one.share >= leastShare,
  );
  if (hot.length === 0) return missing('no function of the project takes a twentieth of the time');
  const facts = hot.slice(0, mostFunctions).map(async (one): Promise<Fact> => {
    const name = one.name === '' ? null : one.name;
    const spot = { file: one.file, line: one.line, column: null, function: name };
    const place = await placeOf(failure, spot);
    const percent = Math.round(one.share * 100);
    return {
      kind: 'hot_function',
      place,
      share: one.share,
      summary: `${describePlace(place, failure.short)} itself takes ${percent} % of the time (${one.selfMs.toFixed(0)} ms)`,
      file: place.file,
      line: place.line,
      detail: null,
    };
  });
  return { facts: await Promise.all(facts), missing: [] };
}
