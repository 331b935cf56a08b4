import type { LayoutOptions } from './layout.ts';

/** Everything besides dataset and policy that determines a plan; written into the plan. Ids are the user's own. */
export interface PlanOptions {
  readonly mode: 'wholeSchool' | 'entryCohort';
  /** Stage ids that are planned together. */
  readonly stages: readonly string[];
  /** School year that is planned for; one of the dataset's. */
  readonly year: number;
  readonly contiguity: boolean;
  /** Units on islands of the baseline adjacency may belong to zones elsewhere. */
  readonly allowIslands: boolean;
  readonly locks: readonly Lock[];
  readonly keepTogether: readonly Group[];
  readonly buses: readonly Bus[];
  /** Zones that the goal `kept` changes as little as it can: stage → unit → school. */
  readonly given?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Goals in order of importance. */
  readonly levels: readonly LevelOption[];
  /** How many schools may be open; absent where sites are fixed or costs alone decide. */
  readonly sites?: SiteLimits;
  /** What a layout is asked; absent where sites are fixed. */
  readonly layout?: LayoutOptions;
  readonly seed: number;
  /** Search iterations instead of time, for repeatable runs; null: `seconds` rules. */
  readonly iterations: number | null;
  readonly seconds: number | null;
}

export interface SiteLimits {
  readonly fewest: number;
  readonly most: number;
}

export interface Lock {
  readonly stage: string;
  readonly unit: string;
  readonly school: string;
}

export interface Group {
  readonly stage: string;
  readonly units: readonly string[];
}

export interface Bus {
  readonly unit: string;
  readonly school: string;
  /** One way, door to door. */
  readonly minutes: number;
}

export interface LevelOption {
  /** A goal of docs/model.md; `weighted` where several are weighed against each other. */
  readonly id: string;
  /** Share by which later levels may worsen it. */
  readonly tolerance: number;
  /** Of `weighted`: goal → what one unit of it counts for. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** Nearness first; resources within a stated loss of it; then crowding, who must change, and the shape of zones. */
export const DEFAULT_LEVELS: readonly LevelOption[] = [
  { id: 'travel', tolerance: 0.03 },
  { id: 'tail', tolerance: 0.03 },
  { id: 'shortfall', tolerance: 0.03 },
  { id: 'crowding', tolerance: 0.05 },
  { id: 'change', tolerance: 0.02 },
  { id: 'compactness', tolerance: 0 },
];
