import type { DetachedRun, Inspected } from '@parallel-dispatcher/runtime';
import { documentAnswer, refusedAnswer, runAnswer, type Answer } from '../answer.ts';
import { detachedText } from '../render/detached-text.ts';
import { interruptedDocument } from '../render/interrupted-document.ts';

/** How the start of a run in a process of its own went. */
export function detachedAnswer(started: Inspected<DetachedRun>, cancel: AbortSignal): Answer {
  if (started.ok) {
    return documentAnswer(started.value, (page) => detachedText(started.value, page));
  }
  return cancel.aborted ? runAnswer(interruptedDocument(cancel)) : refusedAnswer(started.result);
}
