import { explainError, type ErrorFact } from '@parallel-dispatcher/code-analysis';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { placeOf } from '../facts/place-of.ts';
import { everyDepth, type Collector } from './collector.ts';

/** More lines than this and the name tells nothing. */
const mostMentions = 20;

/** For an error that came without calls: lines of the given files that use what it names. */
export const mentions: Collector = {
  name: 'names-in-message',
  depths: everyDepth,
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    for (const cluster of failure.clusters) {
      signal?.throwIfAborted();
      if (cluster.root.frames.length === 0) facts.push(...(await search(failure, cluster)));
    }
    return { facts, missing: [] };
  },
};

async function search(failure: FailureCase, cluster: FailureCluster): Promise<readonly Fact[]> {
  const meaning = explainError(cluster.root);
  const used = meaning && usePattern(meaning);
  if (!used) return [];
  const facts: Fact[] = [];
  for (const file of failure.sources.known) {
    const read = await failure.sources.read(file);
    if (!read.ok) continue;
    for (const [at, text] of read.source.text.split(/\r\n|\n|\r/).entries()) {
      if (!used.test(text.slice(0, 2_000))) continue;
      const line = at + 1;
      const place = await placeOf(failure, { file, line, column: null, function: null });
      const summary = `${failure.short(file)}:${line} uses what the message names`;
      const detail = text.trim().slice(0, 500);
      facts.push({
        kind: 'named_in_message',
        cluster: cluster.number,
        place,
        summary,
        file,
        line,
        detail,
      });
    }
  }
  return facts.length > mostMentions ? [] : facts;
}

/** How the source would write what failed. */
function usePattern(meaning: ErrorFact): RegExp | null {
  const { kind, subject, property } = meaning;
  const access = (name: string): RegExp =>
    new RegExp(String.raw`\.${escape(name)}\b|\[['"]${escape(name)}['"]\]`);
  if (kind === 'missing-key' && subject !== null) {
    return new RegExp(
      String.raw`\[\s*${escape(subject)}\s*\]|\[\s*["']${escape(subject.replaceAll("'", ''))}["']\s*\]`,
    );
  }
  if (property !== null && /^[\w$]+$/.test(property)) return access(property);
  const named = [
    'not-a-function',
    'undefined-name',
    'not-iterable',
    'used-before-definition',
    'null-access',
  ];
  if (subject === null || !named.includes(kind)) return null;
  return new RegExp(String.raw`(?<![\w$.])${escape(subject)}(?![\w$])`);
}

function escape(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
