/** An agent that does nothing, so that what is timed is the dispatcher. No imports, so none is timed. */
const anything = {
  safeParse: (data: unknown) => ({ success: true, data }),
  safeParseAsync: async (data: unknown) => ({ success: true, data }),
};

export default {
  name: 'instant',
  version: '1.0.0',
  api: 1,
  description: 'Does nothing at once.',
  aliases: [],
  words: [],
  input: anything,
  output: anything,
  workload: 'io',
  needs: [],
  cacheable: false,
  restartable: true,
  paths: () => [],
  run: async () => ({ run: async () => ({ done: true }) }),
};
