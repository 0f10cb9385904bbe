import { describe, expect, test } from '@jest/globals';
import { readAssertion } from '../../src/assertions/read-assertion.ts';
import { parseStackTraces } from '../../src/stack-traces/parse-stack-traces.ts';
import { outline } from '../support/outline.ts';

const outlines = (text: string): readonly (readonly string[])[] =>
  parseStackTraces(text).map((trace) => outline(trace));

describe('go test', () => {
  test('reads what failed tests said, also of a subtest and with more lines', () => {
    const text = `--- FAIL: TestAdd (0.00s)
    calc_test.go:7: Add(1, 2) = -1; want 3
    --- FAIL: TestAdd/zero (0.00s)
        calc_test.go:12: lists differ
            got 1, want 2
FAIL
FAIL	example.com/m	0.003s`;
    expect(outlines(text)).toEqual([
      ['?: Add(1, 2) = -1; want 3', 'test TestAdd@calc_test.go:7'],
      ['?: lists differ', 'test TestAdd@calc_test.go:12'],
    ]);
    expect(parseStackTraces(text).map(readAssertion)).toMatchObject([
      { expected: '3', actual: '-1' },
      { expected: '2', actual: '1' },
    ]);
  });

  test('reads what stands before it with -v, and what testify prints', () => {
    const text = `=== RUN   TestAdd
    calc_test.go:9: 
        	Error Trace:	/src/calc_test.go:9
        	Error:      	Not equal: 
        	            	expected: 3
        	            	actual  : -1
        	Test:       	TestAdd
--- FAIL: TestAdd (0.00s)
FAIL`;
    const [trace] = parseStackTraces(text);
    expect(trace && outline(trace)[1]).toBe('test TestAdd@calc_test.go:9');
    expect(trace && readAssertion(trace)).toMatchObject({ expected: '3', actual: '-1' });
  });
});

describe('Java', () => {
  test('reads calls with the jar that a logger puts behind them', () => {
    const text = `2024-05-01 12:00:00 ERROR servlet threw
java.util.concurrent.CompletionException: java.lang.NullPointerException: "order" is null
\tat java.base/java.lang.Thread.run(Thread.java:840)
Caused by: java.lang.NullPointerException: "order" is null
\tat shop.OrderService.total(OrderService.java:9) ~[classes/:na]
\tat org.springframework.web.Dispatcher.run(Dispatcher.java:1) ~[spring-web-6.1.jar:6.1]
\t... 2 common frames omitted`;
    const cause = parseStackTraces(text)[0]?.cause;
    expect(cause && outline(cause)).toEqual([
      'java.lang.NullPointerException: "order" is null',
      'project shop.OrderService.total@OrderService.java:9',
      'library org.springframework.web.Dispatcher.run@Dispatcher.java:1',
    ]);
  });

  test('tells a test and its library from the project', () => {
    const text = `org.opentest4j.AssertionFailedError: expected: <3> but was: <-1>
\tat org.junit.jupiter.api.AssertionFailureBuilder.build(AssertionFailureBuilder.java:151)
\tat app//org.junit.jupiter.api.Assertions.assertEquals(Assertions.java:531)
\tat m.CalcTest.adds(CalcTest.java:5)`;
    const [trace] = parseStackTraces(text);
    expect(trace?.frames.map(({ kind }) => kind)).toEqual(['library', 'library', 'test']);
    expect(trace && readAssertion(trace)).toMatchObject({ expected: '3', actual: '-1' });
  });
});

describe('pytest', () => {
  test('reads source that does not parse', () => {
    const text = `==================================== ERRORS ====================================
__________________________ ERROR collecting test_m.py __________________________
test_m.py:1: in <module>
    from m import f
E     File "/app/m.py", line 1
E       def f(x)
E               ^
E   SyntaxError: expected ':'
=========================== short test summary info ============================`;
    expect(outlines(text)).toEqual([
      ["SyntaxError: expected ':'", 'project ?@/app/m.py:1', 'test <module>@test_m.py:1'],
    ]);
  });

  test('reads a test that could not be set up', () => {
    const text = `==================================== ERRORS ====================================
___________________________ ERROR at setup of test_f ___________________________
file /app/test_m.py, line 3
  def test_f(db):
E       fixture 'db' not found
>       available fixtures: cache, capfd

/app/test_m.py:3
=========================== short test summary info ============================`;
    expect(outlines(text)).toEqual([["?: fixture 'db' not found", 'test test_f@/app/test_m.py:3']]);
  });
});

test.each([
  ['assert not True\n +  where True = is_child(30)', 'a false value', 'True'],
  ['adults are none\nassert False', 'a true value', 'False'],
  ['False is not true', 'a true value', 'False'],
  ["Lists differ: ['a', 'b'] != ['b']", "['b']", "['a', 'b']"],
])('reads %j', (message, expected, actual) => {
  const asserted = { language: 'python', message, properties: {} } as const;
  expect(readAssertion(asserted)).toMatchObject({ expected, actual });
});
