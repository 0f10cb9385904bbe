import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainError } from '../../src/error-facts/explain-error.ts';

test.each([
  [
    'TypeError',
    "Cannot read properties of undefined (reading 'x')",
    { kind: 'null-access', property: 'x', value: 'undefined' },
  ],
  [
    'TypeError',
    "Cannot set properties of null (setting 'x')",
    { kind: 'null-access', property: 'x', value: 'null' },
  ],
  [
    'TypeError',
    "Cannot destructure property 'a' of 'b.c' as it is undefined.",
    { kind: 'null-access', subject: 'b.c', property: 'a' },
  ],
  [
    'TypeError',
    "undefined is not an object (evaluating 'a.b.c')",
    { kind: 'null-access', subject: 'a.b.c' },
  ],
  [
    'TypeError',
    'order.total is not a function',
    { kind: 'not-a-function', subject: 'order.total' },
  ],
  ['TypeError', 'items is not iterable', { kind: 'not-iterable', subject: 'items' }],
  ['ReferenceError', 'itms is not defined', { kind: 'undefined-name', subject: 'itms' }],
  ['ReferenceError', "Cannot access 'a' before initialization", { kind: 'used-before-definition' }],
  ['TypeError', 'Assignment to constant variable.', { kind: 'constant-assignment' }],
  ['RangeError', 'Maximum call stack size exceeded', { kind: 'recursion' }],
  [
    'Error',
    "ENOENT: no such file or directory, open '/a b'",
    { kind: 'missing-file', subject: '/a b' },
  ],
  ['Error', "EACCES: permission denied, open '/a'", { kind: 'permission', subject: '/a' }],
  ['Error', 'connect ECONNREFUSED 127.0.0.1:1', { kind: 'connection', subject: '127.0.0.1:1' }],
  ['Error', "Cannot find module './x'", { kind: 'missing-module', subject: './x' }],
  ['SyntaxError', 'Unexpected token } in JSON at position 3', { kind: 'bad-json' }],
  ['SyntaxError', 'Unexpected end of input', { kind: 'syntax' }],
])('JavaScript: %s: %s', (errorType, message, fact) => {
  expect(explainError({ language: 'javascript', errorType, message })).toMatchObject(fact);
});

test.each([
  ['KeyError', "'a'", { kind: 'missing-key', subject: "'a'" }],
  [
    'AttributeError',
    "'NoneType' object has no attribute 'x'",
    { kind: 'null-access', property: 'x', value: 'None' },
  ],
  ['TypeError', "'NoneType' object is not subscriptable", { kind: 'null-access', value: 'None' }],
  [
    'AttributeError',
    "'Cart' object has no attribute 'x'",
    { kind: 'missing-attribute', subject: 'Cart', property: 'x' },
  ],
  ['IndexError', 'list index out of range', { kind: 'index-range' }],
  ['IndexError', 'pop from empty list', { kind: 'index-range' }],
  ['StopIteration', '', { kind: 'exhausted-iterator' }],
  ['OverflowError', 'math range error', { kind: 'overflow' }],
  ['ZeroDivisionError', 'division by zero', { kind: 'division-by-zero' }],
  ['ModuleNotFoundError', "No module named 'x.y'", { kind: 'missing-module', subject: 'x.y' }],
  [
    'ImportError',
    "cannot import name 'a' from 'b' (/c/b.py)",
    { kind: 'missing-export', subject: 'b', property: 'a' },
  ],
  ['NameError', "name 'x' is not defined", { kind: 'undefined-name', subject: 'x' }],
  [
    'UnboundLocalError',
    "cannot access local variable 'x' where it is not associated with a value",
    { kind: 'used-before-definition', subject: 'x' },
  ],
  [
    'TypeError',
    "f() missing 1 required positional argument: 'x'",
    { kind: 'missing-argument', subject: 'f' },
  ],
  [
    'TypeError',
    "unsupported operand type(s) for +: 'int' and 'str'",
    { kind: 'wrong-type', subject: '+' },
  ],
  [
    'FileNotFoundError',
    "[Errno 2] No such file or directory: '/a'",
    { kind: 'missing-file', subject: '/a' },
  ],
  ['RecursionError', 'maximum recursion depth exceeded', { kind: 'recursion' }],
])('Python: %s: %s', (errorType, message, fact) => {
  expect(explainError({ language: 'python', errorType, message })).toMatchObject(fact);
});

test('is null for an error of the project', () => {
  const message = 'no user 3';
  expect(explainError({ language: 'javascript', errorType: 'NotFoundError', message })).toBeNull();
});

test('never throws', () => {
  const language = fc.constantFrom('javascript', 'python', 'java', 'go');
  fc.assert(
    fc.property(language, fc.string(), fc.string(), (of, errorType, message) => {
      expect(explainError({ language: of, errorType, message })?.statement).not.toBe('');
    }),
  );
});
