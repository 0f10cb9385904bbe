import { describe, expect, test } from '@jest/globals';
import { parsePlan } from '../../src/index.ts';

const restOf = (plan: object) => {
  const parsed = parsePlan(JSON.stringify(plan));
  return parsed.ok ? 'accepted' : parsed.rest;
};

describe('the rest of a refused plan', () => {
  test('is the plan without its unknown fields', () => {
    const rest = restOf({
      bogus: 1,
      tasks: [{ task_id: 'a', dependencies: ['b'], dependancies: ['c'] }],
      config: { max_worker: 2, max_workers: 3 },
    });
    expect(rest).toMatchObject({
      tasks: [{ task_id: 'a', dependencies: ['b'] }],
      config: { max_workers: 3 },
    });
    expect(JSON.stringify(rest)).not.toMatch(/bogus|dependancies|max_worker"/);
  });

  test('is missing when anything else is wrong', () => {
    expect(restOf({ bogus: 1, tasks: [{ task_id: 7 }] })).toBeUndefined();
    expect(restOf({ bogus: 1 })).toBeUndefined();
    expect(restOf({ bogus: 1, tasks: [] })).toBeUndefined();
  });
});
