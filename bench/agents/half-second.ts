import instant from './instant.ts';

/** An agent that waits half a second, as one does that asks a model. */
export default {
  ...instant,
  name: 'half-second',
  description: 'Waits half a second.',
  run: async () => ({
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { done: true };
    },
  }),
};
