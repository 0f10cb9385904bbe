import type { Clock, TaskClock } from '@parallel-dispatcher/schema/ports';
import { Activity } from './activity.ts';
import { StandstillNews, type Standstill } from './standstill-news.ts';
import { StoppableClock } from './stoppable-clock.ts';

interface TaskTimeOptions {
  readonly clock: Clock;
  readonly limitMs: number;
  readonly onStandstill: (standstill: Standstill) => void;
}

/** The time of one task. It stands still while all that it asked of its host waits at a gate. */
export class TaskTime implements Disposable {
  readonly #clock: StoppableClock;
  readonly #limitMs: number;
  readonly #asked: Activity;
  readonly #news: StandstillNews;
  #endsAtMs: number | undefined;

  constructor({ clock, limitMs, onStandstill }: TaskTimeOptions) {
    this.#clock = new StoppableClock(clock);
    this.#limitMs = limitMs;
    this.#news = new StandstillNews({ clock, leftMs: () => this.leftMs(), tell: onStandstill });
    this.#asked = new Activity(() => this.#follow());
  }

  /** Begins to count. */
  start(onOver: () => void): Disposable {
    this.#endsAtMs = this.#clock.now() + this.#limitMs;
    return this.#clock.setTimer(this.#limitMs, onOver);
  }

  leftMs(): number {
    const endsAtMs = this.#endsAtMs ?? this.#clock.now() + this.#limitMs;
    return Math.max(0, endsAtMs - this.#clock.now());
  }

  /** The task asks something of its host, until that is disposed of. */
  begin(): Activity {
    return this.#asked.begin();
  }

  /** The clock as one thing that was asked for has it. */
  clockOf(activity: Activity): TaskClock {
    const clock = this.#clock;
    return {
      now: () => clock.now(),
      wall: () => clock.wall(),
      setTimer: (delayInMs, run) => clock.setTimer(delayInMs, run),
      hold: () => activity.hold(),
    };
  }

  [Symbol.dispose](): void {
    this.#news[Symbol.dispose]();
  }

  #follow(): void {
    if (this.#asked.waits) {
      this.#clock.stop();
      this.#news.stop();
    } else {
      this.#clock.go();
      this.#news.go();
    }
  }
}
