/** An event that this version of the core cannot fold without getting the run wrong. */
export class UnsupportedEventError extends Error {
  override readonly name = 'UnsupportedEventError';
  readonly code = 'EVENT_NOT_SUPPORTED';
  readonly event: string;

  constructor(event: string, why: string) {
    super(`The event '${event}' cannot be folded: ${why}.`);
    this.event = event;
  }
}
