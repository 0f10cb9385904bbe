import { describe, expect, test } from '@jest/globals';
import { corpus, isRight, read } from './support/corpus.ts';

describe('requests in words', () => {
  test.each(corpus('tuned').map((sentence) => [sentence.text, sentence] as const))(
    '%s',
    (_, sentence) => {
      const made = read(sentence);
      expect({ isRight: isRight(sentence, made), made }).toMatchObject({ isRight: true });
    },
  );

  test('that nothing was tuned on are read right nine times in ten, and never wrong with confidence', () => {
    const sentences = corpus('held-out').map((sentence) => ({ sentence, made: read(sentence) }));
    const right = sentences.filter(({ sentence, made }) => isRight(sentence, made));
    const wrong = sentences.filter(({ sentence, made }) => made.ok && !isRight(sentence, made));
    expect(wrong.map(({ sentence }) => sentence.text)).toEqual([]);
    expect(right.length / sentences.length).toBeGreaterThanOrEqual(0.9);
  });
});
