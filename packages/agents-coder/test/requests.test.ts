import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { read } from './support/corpus.ts';
import { answered, computes, rate } from './support/requests.ts';

const page = readFileSync(new URL('../../../docs/patterns.md', import.meta.url), 'utf8');
const corpora = ['requests-tuned', 'requests-held-out', 'requests-examined'].map(
  (name) => [name, answered(name)] as const,
);
const all = corpora.flatMap(([, requests]) => requests);

/** More than was asked for, and a word of it that no contract can be without. */
const more: readonly (readonly [words: string, sign: string])[] = [
  [' and encrypt the result', 'encrypt'],
  [', but only on weekdays', 'weekdays'],
  [' unless it is a holiday', 'holiday'],
  [' and notify the admin on Slack', 'slack'],
  [' with field level masking', 'masking'],
  [' in euros', 'euros'],
  [' except for test accounts', 'except'],
  [' at most ten times a day', 'most ten'],
  [' every five minutes', 'five minutes'],
  [' for premium members only', 'premium'],
  ['. Log failures', 'failures'],
  ['. Do not overwrite anything', 'overwrite'],
];
const within = ['overdue', 'encrypted', 'never', 'nightly', 'maybe', 'europe'];

describe('requests of users', () => {
  test.each(corpora)('%s: as many are met as docs/patterns.md says', (name, requests) => {
    const { right, wanted, generated, requests: count } = rate(requests);
    const percent = (part: number, of: number) => `${Math.round((100 * part) / of)} %`;
    const row = [
      `\`${name}\``,
      String(count),
      `${right} (${percent(right, count)})`,
      `${generated} of ${wanted} (${percent(generated, wanted)})`,
    ];
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows).toContainEqual(['', ...row, '']);
    expect(right / count).toBeGreaterThanOrEqual(name.endsWith('tuned') ? 0.85 : 0.45);
  });

  test('are never met with a node that leaves out a demand, or that nobody could know enough for', () => {
    const wrong = all.filter(
      ({ request, outcome, missed }) =>
        outcome === 'generated' && (missed.length > 0 || request.outcome !== 'generated'),
    );
    expect(wrong.map(({ request, missed }) => [request.text, missed])).toEqual([]);
  });

  const met = all.filter(({ outcome }) => outcome === 'generated').map(({ request }) => request);

  test.each(more)('that go on with "%s" get no node without it', (words, sign) => {
    const silent = met
      .map((request) => ({ ...request, text: `${request.text.replace(/[.\s]+$/, '')}${words}` }))
      .filter((request) => {
        const made = read(request);
        return made.ok && !computes(made).includes(sign);
      });
    expect(silent.map(({ text }) => text)).toEqual([]);
  });

  test.each(within)('with "%s" put in anywhere get no node without it', (word) => {
    const silent = met
      .flatMap((request) => {
        const words = request.text.split(' ');
        return words.slice(1).map((_, at) => ({
          ...request,
          text: [...words.slice(0, at + 1), word, ...words.slice(at + 1)].join(' '),
        }));
      })
      .filter((request) => {
        const made = read(request);
        return made.ok && !computes(made).includes(word);
      });
    expect(silent.map(({ text }) => text)).toEqual([]);
  });
});
