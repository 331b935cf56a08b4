import { describe, expect, test } from 'vitest';
import {
  afterIterations,
  afterSeconds,
  anyOf,
  type Progress,
  relativeGap,
  whenCancelled,
  withinGap,
  withoutImprovement,
} from '../../../engine/stop/index.ts';

const START: Progress = { iteration: 0, sinceImprovement: 0 };

/** A clock that the test sets, in milliseconds. */
function clock() {
  let time = 1234;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, pass };
}

describe('stopping criteria', () => {
  test('time counts from the call, by the given clock', () => {
    const { now, pass } = clock();
    const stop = afterSeconds(2, now);
    expect(stop.reason(START)).toBeNull();
    expect(stop.limits!()).toEqual({ seconds: 2 });
    pass(1500);
    expect(stop.reason(START)).toBeNull();
    expect(stop.limits!()).toEqual({ seconds: 0.5 });
    pass(500);
    expect(stop.reason(START)).toBe('time');
    pass(9000);
    expect(stop.limits!()).toEqual({ seconds: 0 });
  });

  test('iterations', () => {
    const stop = afterIterations(3);
    expect(stop.reason({ ...START, iteration: 2 })).toBeNull();
    expect(stop.reason({ ...START, iteration: 3 })).toBe('iterations');
  });

  test('no improvement never stops before there is an incumbent', () => {
    const stop = withoutImprovement(10);
    expect(stop.reason({ iteration: 50, sinceImprovement: 50 })).toBeNull();
    expect(stop.reason({ iteration: 50, sinceImprovement: 9, incumbent: 1 })).toBeNull();
    expect(stop.reason({ iteration: 50, sinceImprovement: 10, incumbent: 1 })).toBe('noImprovement');
  });

  test('gap needs both sides', () => {
    const stop = withinGap(0.1);
    expect(stop.reason({ ...START, incumbent: 100 })).toBeNull();
    expect(stop.reason({ ...START, incumbent: 100, bound: 89 })).toBeNull();
    expect(stop.reason({ ...START, incumbent: 100, bound: 90 })).toBe('gap');
  });

  test('cancelled by a signal or by shared memory', () => {
    const controller = new AbortController();
    const bySignal = whenCancelled(controller.signal);
    expect(bySignal.reason(START)).toBeNull();
    controller.abort();
    expect(bySignal.reason(START)).toBe('cancelled');
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const byFlag = whenCancelled(flag);
    expect(byFlag.reason(START)).toBeNull();
    Atomics.store(flag, 0, 1);
    expect(byFlag.reason(START)).toBe('cancelled');
  });

  test('several: the first in the list names the reason, limits are the tightest', () => {
    const { now, pass } = clock();
    const stop = anyOf(
      afterIterations(5),
      afterSeconds(3, now),
      afterSeconds(1, now),
      withinGap(0.1),
      withinGap(0.2),
    );
    expect(stop.limits!()).toEqual({ iterations: 5, seconds: 1, gap: 0.2 });
    expect(stop.reason(START)).toBeNull();
    pass(1000);
    expect(stop.reason(START)).toBe('time');
    expect(stop.reason({ ...START, iteration: 5 })).toBe('iterations');
    expect(anyOf().reason(START)).toBeNull();
    expect(anyOf().limits!()).toEqual({});
  });
});

test('the gap is (incumbent − bound) ⁄ max(|incumbent|, 1e-10)', () => {
  expect(relativeGap(100, 90)).toBeCloseTo(0.1, 12);
  expect(relativeGap(-100, -110)).toBeCloseTo(0.1, 12);
  expect(relativeGap(0, 0)).toBe(0);
  expect(relativeGap(0, -1e-10)).toBe(1);
  expect(relativeGap(undefined, 1)).toBe(Infinity);
  expect(relativeGap(1, undefined)).toBe(Infinity);
  expect(relativeGap(1, -Infinity)).toBe(Infinity);
});
