/** For clean-up behind a failure that is already reported: a second one has nothing to add. */
export async function tryQuietly(run: () => Promise<unknown>): Promise<void> {
  await run().catch(() => undefined);
}
