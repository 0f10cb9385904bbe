import type { ModelAnswer, ModelStream, ObjectAnswer } from './model-answer.ts';
import type { ModelRequest, ObjectRequest } from './model-request.ts';

/**
 * A model, called by the host. Every failure is an AgentError with a code that begins with `MODEL_`
 * and a class that tells whether trying again helps; `MODEL_REQUIRED` where none is configured.
 */
export interface AgentModel {
  /**
   * Whether there is any model to ask, so that nothing is prepared for one that is not there. A
   * call may end with `MODEL_REQUIRED` still, where none of them is chosen for the task.
   */
  isAvailable(): Promise<boolean>;
  generateText(request: ModelRequest): Promise<ModelAnswer>;
  /**
   * A value that the schema accepted. An answer that does not fit is sent back once with what is
   * wrong with it; after that it is `MODEL_OUTPUT_INVALID`.
   */
  generateObject<Value>(request: ObjectRequest<Value>): Promise<ObjectAnswer<Value>>;
  stream(request: ModelRequest): ModelStream;
}
