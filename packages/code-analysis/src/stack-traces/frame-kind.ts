import type { FrameKind, TraceLanguage } from './stack-trace.ts';

const testFolder = /(?:^|\/)(?:tests?|specs?|__tests__|e2e)\//;
const testFile =
  /(?:^|\/)(?:[^/]+[._-](?:test|spec)s?\.[cm]?[jt]sx?|test_[^/]*\.py|[^/]*_test\.(?:py|go)|conftest\.py|[^/]*Tests?\.(?:java|kt))$/;
const library =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.yarn|\.pnpm|vendor|go\/pkg\/mod)\//;
/** Bare names that node printed for its own files before version 16. */
const oldNodeFile =
  /^(?:internal\/|(?:events|net|fs|module|timers|util|stream|_\w+|domain|http|https|child_process|bootstrap_node|buffer|dns|path|url|vm|zlib|readline|repl|assert)\.js$)/;
const javaRuntime = /^(?:java|javax|jdk|sun|com\.sun|kotlin)\.|^[\w.]+\/(?:java|jdk|sun)\./;
/** Java names packages and no folders: what is known to be no project of the reader. */
const javaLibrary =
  /^(?:[\w.@-]*\/)*(?:org\.(?:junit|opentest4j|assertj|hamcrest|mockito|testng|springframework|hibernate|slf4j|gradle|eclipse\.jetty|apache\.(?:catalina|coyote|tomcat|maven|commons|logging|http|hc))|junit|com\.(?:fasterxml|google\.common|intellij|zaxxer)|ch\.qos\.logback|io\.(?:netty|quarkus|micronaut)|reactor|lombok)\./;

interface FramePlace {
  readonly language: TraceLanguage;
  readonly file: string | null;
  readonly function: string | null;
  /** The project's folder, absolute, with `/`; folders above it are not looked at. */
  readonly root: string | null;
}

/** Whose code a place is. `test` needs a test folder below the root, or a test file's name. */
export function frameKind(place: FramePlace): FrameKind {
  if (place.file === null) return 'runtime';
  const file = place.file.replaceAll('\\', '/');
  if (isRuntimeOf[place.language](place, file)) return 'runtime';
  const inside =
    place.root !== null && file.startsWith(`${place.root}/`)
      ? file.slice(place.root.length + 1)
      : file;
  if (library.test(inside)) return 'library';
  if (place.language === 'java' && javaLibrary.test(place.function ?? '')) return 'library';
  return testFile.test(inside) || testFolder.test(inside) ? 'test' : 'project';
}

const goRuntime =
  /\/(?:usr\/local\/go|go\/src|libexec)\/(?:src\/)?(?:runtime|testing|net|reflect)\//;
const pythonRuntime = /\/lib(?:64)?\/python\d[\d.]*\/(?!site-packages\/|dist-packages\/)/;

const isRuntimeOf: Readonly<Record<TraceLanguage, (place: FramePlace, file: string) => boolean>> = {
  javascript: (_place, file) => /^(?:node|bun|ext|deno):/.test(file) || oldNodeFile.test(file),
  python: (_place, file) => pythonRuntime.test(file),
  java: (place) => javaRuntime.test(place.function ?? ''),
  go: (_place, file) => goRuntime.test(file),
};
