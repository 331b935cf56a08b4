import { change } from './change.ts';
import { distance } from './distance.ts';
import type { JudgedGoal } from './goal.ts';
import { tail } from './tail.ts';
import { travel } from './travel.ts';

export type { JudgedGoal } from './goal.ts';

/** The goals of docs/model.md as the judge reads them. A new goal is one file and one line here. */
export const GOALS: readonly JudgedGoal[] = [travel, tail, change, distance];
