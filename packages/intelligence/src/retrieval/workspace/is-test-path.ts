const folder =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|__fixtures__|mocks?|__mocks__|bench|benchmarks?|examples?|e2e)\//i;
const name = /(?:[._-](?:test|tests|spec|bench)\.[a-z]+|(?:^|\/)test_[^/]*)$/i;

/** Whether a file tries or shows the code rather than being it. */
export function isTestPath(path: string): boolean {
  return folder.test(path) || name.test(path);
}
