import type { ModelAnswer, ModelStream } from './model-answer.ts';

interface StreamCall {
  /** Begins the call; texts go to `onText` as they come. */
  readonly ask: (onText: (text: string) => void, signal: AbortSignal) => Promise<ModelAnswer>;
  readonly signal: AbortSignal | undefined;
}

/** A call under way whose texts can be read as they come. One reader; it may begin late. */
export function createStream({ ask, signal }: StreamCall): ModelStream {
  const abandon = new AbortController();
  const texts: string[] = [];
  let wake = (): void => undefined;
  let isOver = false;
  const push = (text: string): void => {
    texts.push(text);
    wake();
  };
  const given = signal === undefined ? [] : [signal];
  const answer = ask(push, AbortSignal.any([abandon.signal, ...given])).finally(() => {
    isOver = true;
    wake();
  });
  // Read or not, a failure is no rejection that nobody handles.
  answer.catch(() => undefined);

  async function* read(): AsyncGenerator<string, void> {
    try {
      for (;;) {
        for (let text = texts.shift(); text !== undefined; text = texts.shift()) yield text;
        if (isOver) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await answer;
    } finally {
      abandon.abort();
    }
  }
  return { answer, [Symbol.asyncIterator]: () => read() };
}
