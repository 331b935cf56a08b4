import { create } from 'zustand';
import type { MapData } from '../../shared/map.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Complaint, Scenario, Snapshot, ThroughYears } from '../worker/protocol.ts';
import { type History, NO_HISTORY } from './history.ts';

/** How the pointer works on the map. */
export type Tool = 'look' | 'click' | 'brush' | 'rectangle' | 'lasso';

export type Chosen = { readonly kind: 'unit' | 'school'; readonly index: number } | null;

/** Where the zones came from: today's, or a run of the server. */
export type Basis = { readonly kind: 'inForce' } | { readonly kind: 'run'; readonly run: string };

export interface Limit {
  readonly grades: readonly [number, number];
  readonly minutes: number | null;
}

/** The plan that is being edited. Zones lie in arrays that change in place; `revision` says that they did. */
export interface PlanState {
  readonly key: string;
  readonly data: MapData | null;
  readonly engine: EngineClient | null;
  readonly basis: Basis;
  /** By stage of the dataset, school of each unit, -1 for none; null where nothing is planned. */
  readonly zones: readonly (Int32Array | null)[];
  /** The zones that editing began with, for differences. */
  readonly startZones: readonly (Int32Array | null)[];
  readonly revision: number;
  /** By stage, 1 where a unit may not leave its school. */
  readonly locks: readonly Uint8Array[];
  readonly history: History;
  readonly content: Scenario;
  readonly savedContent: Scenario;
  readonly version: number;
  readonly planned: readonly number[];
  readonly limits: readonly Limit[];
  /** School years with pupils under the scenario, and the one that is planned. */
  readonly years: readonly number[];
  readonly planYear: number | null;
  /** Whose children are shown; null: those of the planned year. */
  readonly viewYear: number | null;
  /** By stage and unit, pupils of the year that is shown. */
  readonly unitPupils: readonly Int32Array[];
  /** The zones as they stood a moment ago, in every year. */
  readonly throughYears: ThroughYears | null;
  readonly start: Snapshot | null;
  readonly now: Snapshot | null;
  readonly complaints: readonly Complaint[];
  readonly fault: string | null;
  readonly stage: number;
  readonly tool: Tool;
  /** Radius of the brush in pixels. */
  readonly brush: number;
  /** School to which units are given; -1: to none. Null: choose first. */
  readonly target: number | null;
  readonly chosen: Chosen;
  /** A draft was found and taken up, with so many steps. */
  readonly restored: number | null;
  /** False where this browser keeps no drafts. */
  readonly keeps: boolean;
}

export const EMPTY_PLAN: PlanState = {
  key: '',
  data: null,
  engine: null,
  basis: { kind: 'inForce' },
  zones: [],
  startZones: [],
  revision: 0,
  locks: [],
  history: NO_HISTORY,
  content: {},
  savedContent: {},
  version: 1,
  planned: [],
  limits: [],
  years: [],
  planYear: null,
  viewYear: null,
  unitPupils: [],
  throughYears: null,
  start: null,
  now: null,
  complaints: [],
  fault: null,
  stage: 0,
  tool: 'look',
  brush: 18,
  target: null,
  chosen: null,
  restored: null,
  keeps: true,
};

export const usePlan = create<PlanState>(() => EMPTY_PLAN);
export const plan = () => usePlan.getState();
export const setPlan = (part: Partial<PlanState>) => usePlan.setState(part);
