import type { JsonObject, JsonValue, NotMeasured } from '@parallel-dispatcher/schema';
import { sourceLanguage } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { placeOf } from '../facts/place-of.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { Collection, Collector } from './collector.ts';
import { filesToAnalyse } from './files-to-analyse.ts';
import { lineAt, listAt, textAt } from './read-json.ts';

const tool = 'identify_optimization_opportunities';
const what = 'optimization opportunities';
/** As of other tools that look at one file. */
const mostAsked = 3;
const mostOpportunities = 10;

/** Queries in loops, calls that block, quadratic work: asked for where the failure is one of time. */
export const opportunities: Collector = {
  name: 'opportunities',
  depths: ['standard', 'deep'],
  collect: async (failure) => {
    const asked = await operationsOf(failure);
    const found = await Promise.all(
      asked.slice(0, mostAsked).map(async (one) => await ask(failure, one)),
    );
    const facts = found.flatMap((one) => one.facts);
    const unique = new Map(facts.map((fact) => [`${fact.file ?? ''}:${fact.line ?? ''}`, fact]));
    return {
      facts: [...unique.values()].slice(0, mostOpportunities),
      missing: found.flatMap(({ missing }) => missing),
      answeredBy: [...new Set(found.flatMap(({ answeredBy }) => answeredBy ?? []))],
    };
  },
};

interface Operation {
  readonly file: string;
  /** Null: the whole file. */
  readonly name: string | null;
}

/** The functions that a profile shows; where time is only spoken of, the files. */
async function operationsOf(failure: FailureCase): Promise<readonly Operation[]> {
  const profiles = await Promise.all(failure.profiles.map((file) => readProfile(failure, file)));
  const read = profiles.flatMap((one) => (one.ok ? [...one.blocking, ...one.hot] : []));
  if (read.length > 0) return read.map(({ file, name }) => ({ file, name: name || null }));
  const { problem_description: said } = failure.input;
  const isOfTime = /\b(?:slow\w*|latency|performance|takes? (?:too |very )?long|hot path)\b/i;
  return isOfTime.test(said) ? filesToAnalyse(failure).map((file) => ({ file, name: null })) : [];
}

async function ask(failure: FailureCase, { file, name }: Operation): Promise<Collection> {
  const missing = (reason: string): Collection => ({
    facts: [],
    missing: [miss(failure, file, reason)],
  });
  const read = await failure.sources.read(file);
  if (!read.ok) return missing(read.reason);
  const { text, file: named } = read.source;
  const language = sourceLanguage(named);
  if (language === null) return missing('only TypeScript, JavaScript and Python are analysed');
  const operation = name ?? file.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const args = { operation_name: operation, content: text, source_path: file, language };
  const attempt = await failure.askTool({ tool, args });
  if (!attempt.ok) return missing(attempt.reason);
  const { value, answeredBy } = attempt;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return missing(`${tool}: the answer is no object`);
  }
  const listed = listAt(value as JsonObject, 'opportunities');
  const facts = await Promise.all(listed.map((one) => describe(failure, file, one)));
  return { facts: facts.flat(), missing: [], answeredBy: [answeredBy] };
}

function miss({ short }: FailureCase, file: string, reason: string): NotMeasured {
  return { what: `${what} of ${short(file)}`, reason };
}

async function describe(
  failure: FailureCase,
  ...[file, found]: [string, JsonValue]
): Promise<readonly Fact[]> {
  const kind = textAt(found, ['kind', 'type', 'name']);
  const line = lineAt(found);
  if (typeof found === 'string' || kind === null || line === null) return [];
  const place = await placeOf(failure, { file, line, column: null, function: null });
  const why = textAt(found, ['why', 'reason', 'description']);
  const fix = textAt(found, ['fix', 'suggestion', 'recommendation']);
  const said = [why, fix].filter((one) => one !== null).join('; ');
  const summary = `${failure.short(file)}:${line} ${kind}${said === '' ? '' : `: ${said}`}`;
  const detail = textAt(found, ['code', 'snippet']);
  return [{ kind: 'optimization', place, fix, summary, file, line, detail }];
}
