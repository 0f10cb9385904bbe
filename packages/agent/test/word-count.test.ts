import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import wordCount from '../examples/word-count/agent.ts';

describe('the word-count example', () => {
  test('counts words and names the longest', async () => {
    const result = await runAgent(
      wordCount,
      { file: '/notes.txt' },
      { files: { '/notes.txt': 'to be or not to be' } },
    );
    expect(result).toMatchObject({ ok: true, output: { words: 6, longest: 'not' } });
  });

  test('writes a report where it is asked to', async () => {
    const result = await runAgent(
      wordCount,
      { file: '/notes.txt', report: '/report.txt' },
      { files: { '/notes.txt': 'one two' } },
    );
    expect(result.files).toStrictEqual({ '/notes.txt': 'one two', '/report.txt': 'words: 2\n' });
  });

  test('fails with the code of the host when the file is missing', async () => {
    const result = await runAgent(wordCount, { file: '/gone.txt' });
    expect(result).toMatchObject({ ok: false, error: { code: 'PATH_NOT_FOUND' } });
  });

  test('refuses an input that does not fit', async () => {
    const result = await runAgent(wordCount, { path: '/notes.txt' });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
      errorClass: 'input',
    });
  });
});
