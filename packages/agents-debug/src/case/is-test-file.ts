/** Whether a path, below its project, is of a test: by its folder or by its name. */
export function isTestFile(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|specs?|__tests__|e2e)\//.test(path) ||
    /[._-](?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)test_[^/]*\.py$|_test\.(?:py|go)$/.test(path)
  );
}
