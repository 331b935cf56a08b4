import type { ExchangeOptions } from './exchange-options.ts';
import type { Plan, PlannedMove } from './plan.ts';

/** A plan of teacher exchange: a plan file whose options are those of the exchange; it draws no zones. */
export interface ExchangePlan extends Omit<Plan, 'options' | 'moves'> {
  readonly options: ExchangeOptions;
  readonly moves: readonly ExchangeMove[];
  readonly recruit: readonly RecruitPost[];
}

export interface ExchangeMove extends PlannedMove {
  readonly stage: string;
  /** School that holds the post from `startYear` on. */
  readonly post: string;
  /** The same reason in Chinese. */
  readonly reasonZh: string;
}

/** Posts that no move fills (特岗, graduates). */
export interface RecruitPost {
  readonly school: string;
  readonly stage: string;
  readonly year: number;
  /** A subject of the curriculum, or a measure that lacks people whatever they teach. */
  readonly kind: 'subject' | 'measure';
  readonly what: string;
  readonly posts: number;
  /** Lessons a week, or people, that are missing. */
  readonly missing: number;
}
