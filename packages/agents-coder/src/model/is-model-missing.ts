/** Whether a call of a model failed because none is configured. */
export function isModelMissing(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'MODEL_REQUIRED';
}
