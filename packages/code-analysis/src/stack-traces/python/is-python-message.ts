const wordings =
  /^(?:unsupported operand type\(s\) for |can only concatenate |must be real number, |unhashable type: |'\w{1,200}' object (?:is not (?:callable|iterable|subscriptable)|has no |does not support )|\w[\w.<>]{0,200}\(\) (?:missing|takes|got an unexpected) )/;

/** Whether a message of an error whose name JavaScript has too is worded as only CPython words it. */
export function isPythonMessage(message: string): boolean {
  return wordings.test(message);
}
