import type { DetachedJob, DetachedNews } from './detached-job.ts';

/** The process that started this one. Until it had news from us, we end with it. */
export class ParentLink {
  #hasNews = false;

  constructor() {
    process.once('disconnect', () => {
      if (!this.#hasNews) process.exit(1);
    });
  }

  async receiveJob(): Promise<DetachedJob> {
    const received = Promise.withResolvers<DetachedJob>();
    process.once('message', (job) => received.resolve(job as DetachedJob));
    return await received.promise;
  }

  /** Says how the start went, and lets go. */
  async tell(news: DetachedNews): Promise<void> {
    if (this.#hasNews) return;
    this.#hasNews = true;
    const sent = Promise.withResolvers<void>();
    // One that died meanwhile does not stop the run: its traces tell of it.
    process.send?.(news, undefined, undefined, () => sent.resolve());
    await sent.promise;
    if (process.connected) process.disconnect();
  }
}
