import { Environment } from '@marcbachmann/cel-js';
import type { ExpressionOptions } from '../scope.ts';
import { parserLimits } from './condition-limits.ts';
import { createMeterMacro, meterMacro, type WeightsOf } from './metered-program.ts';

/** How the nodes of each parsed condition are charged; filled by the parser, read by the meter. */
export const weightsOf: WeightsOf = new WeakMap();

const environments = new Map<boolean, Environment>();

/** What a condition is parsed and evaluated in; made once, since making one is slow. */
export function conditionEnvironment({ inMap = false }: ExpressionOptions): Environment {
  const made = environments.get(inMap) ?? createEnvironment(inMap);
  environments.set(inMap, made);
  return made;
}

function createEnvironment(inMap: boolean): Environment {
  const environment = new Environment({
    // JSON lists are mixed.
    homogeneousAggregateLiterals: false,
    limits: parserLimits,
  })
    .registerVariable('tasks', 'map')
    .registerVariable('params', 'map')
    .registerFunction(`${meterMacro}(ast): dyn`, createMeterMacro(weightsOf));
  registerMixedNumbers(environment);
  return inMap
    ? environment.registerVariable('item', 'dyn').registerVariable('index', 'int')
    : environment;
}

type Arithmetic = (left: number, right: number) => number;

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/** JSON has one kind of number: whether 3 or 3.5 came must not decide what `count * 2` may be. */
function registerMixedNumbers(environment: Environment): void {
  for (const [operator, calculate] of Object.entries(arithmetic)) {
    const mixed = (left: bigint | number, right: bigint | number): number =>
      calculate(Number(left), Number(right));
    environment.registerOperator(`int ${operator} double`, mixed);
    environment.registerOperator(`double ${operator} int`, mixed);
  }
  environment.registerOperator('double % double', (left: number, right: number) => left % right);
  environment.registerOperator(
    'int == double',
    (left: bigint, right: number) => Number.isInteger(right) && left === BigInt(right),
  );
}
