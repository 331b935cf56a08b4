import type { Policy } from './policy.ts';
import type { RatioId } from './ratios.ts';
import type { PolicyValues } from './settings.ts';
import { POLICY_STAGES, type PolicyStage } from './stages.ts';

/** The four measures of a school's staff that standards speak of, as ratio ids of the profile. */
export const STAFF_MEASURES = ['higherDegree', 'backbone', 'artsSports', 'middleTitle'] as const;
export type StaffMeasure = (typeof STAFF_MEASURES)[number];

/** A limit on the difference coefficient of one measure over the schools of one stage. */
export interface CoefficientLimit {
  readonly stage: PolicyStage;
  readonly measure: StaffMeasure;
  /** Largest coefficient, rounding before comparison allowed for. */
  readonly most: number;
  readonly weight: 'pupils' | 'plain';
  readonly deviation: 'population' | 'sample';
}

/** Ratio whose standard says how many of each measure per 100 pupils. */
export const RATIO_OF_MEASURE: Readonly<Record<StaffMeasure, RatioId>> = {
  higherDegree: 'higherDegreeTeachers',
  backbone: 'backboneTeachers',
  artsSports: 'artsSportsTeachers',
  middleTitle: 'middleTitleTeachers',
};

/**
 * The numbers of a policy that teacher exchange needs, resolved. Their sources stay in the profile. What a profile does
 * not say is null, and the rule that needs it then holds always.
 */
export interface ExchangePolicy {
  readonly profile: string;
  /** Largest class by stage id. */
  readonly classCap: Readonly<Record<string, number>>;
  /** Lessons a week of a full post, by stage id. */
  readonly load: Readonly<Record<string, number>>;
  /** Share of the load that a head teaches. */
  readonly headLoad: number;
  /** Share of the load that goes to the subjects besides the main one. */
  readonly secondSubjectShare: number;
  /** Subjects of PE, music and art in the words of rosters. */
  readonly artsSubjects: readonly string[];
  /** Lowest degree above the required one, by stage id. */
  readonly aboveDegreeFrom: Readonly<Record<string, string>>;
  /** Per 100 pupils, by measure and stage id. */
  readonly standard: Readonly<Record<StaffMeasure, Readonly<Record<string, number>>>>;
  /** Limits on difference coefficients that exchange must keep. */
  readonly coefficients: readonly CoefficientLimit[];
  /** How coefficients are told: weights, divisor, and whether a teacher counts at the place of teaching or at the post. */
  readonly spread: {
    readonly weight: 'pupils' | 'plain';
    readonly deviation: 'population' | 'sample';
    readonly countedBy: 'teachingAt' | 'post';
  };
  /** Schools that coefficients are taken over: owners (null: all), and teaching points from so many pupils (null: all). */
  readonly evaluated: { readonly owners: readonly string[] | null; readonly pointsFrom: number | null };
  readonly experience: 'countyMean' | 'none';
  readonly minYears: number;
  readonly maxYears: number | null;
  readonly minInterval: number;
  readonly headTerms: number | null;
  readonly maxAge: { readonly m: number | null; readonly f: number | null };
  readonly rate: number;
  readonly maxRate: number | null;
  readonly backboneShare: number | null;
  readonly backboneOf: 'moved' | 'eligible';
  readonly turnoverCap: number | null;
  /** Whole percent. */
  readonly seniorShareMax: number | null;
  readonly termYears: number;
  readonly postFollows: readonly ('rotation' | 'swap' | 'secondment' | 'head')[];
  readonly commute: {
    /** Minutes one way. */
    readonly limit: number | null;
    readonly detour: number;
    /** km/h. */
    readonly speed: number;
  };
  /** Metres, of couples and households. */
  readonly coupleDistance: number;
  /** Minutes one way of a carer; longer ways only where today's is. */
  readonly careMinutes: number;
  /** Metres. */
  readonly sharedDistance: number;
  readonly quota: {
    /** Pupils a post: stage id → area → ratio. */
    readonly ratio: Readonly<Record<string, Readonly<Record<'urban' | 'town' | 'rural', number | null>>>>;
    readonly postsPerClass: number | null;
    readonly smallUpTo: number | null;
  };
}

type MovingForm = ExchangePolicy['postFollows'][number];

/** Who counts for which measure of a staff. A stage of which the profile says nothing has nobody above the required degree. */
export function staffRules(v: PolicyValues): Pick<ExchangePolicy, 'artsSubjects' | 'aboveDegreeFrom'> {
  const degrees = POLICY_STAGES.flatMap((stage) => {
    const degree = v[`teachers.aboveDegreeFrom.${stage}`];
    return degree === null ? [] : [[stage, degree] as const];
  });
  return {
    artsSubjects: v['teachers.artsSubjects'] ?? [],
    aboveDegreeFrom: Object.fromEntries(degrees),
  };
}

/** The numbers for teacher exchange that a resolved policy holds. */
export function exchangePolicy(policy: Policy): ExchangePolicy {
  const v = policy.values;
  const byStage = (read: (stage: PolicyStage) => number | null) =>
    Object.fromEntries(
      POLICY_STAGES.flatMap((stage) => {
        const value = read(stage);
        return value === null ? [] : [[stage, value] as const];
      }),
    );
  const standards = STAFF_MEASURES.map((measure) => {
    const ratio = RATIO_OF_MEASURE[measure];
    return [measure, byStage((stage) => v[`standard.${ratio}.${stage}`])] as const;
  });
  return {
    profile: policy.profile,
    classCap: byStage((stage) => v[`classCap.${stage}`]),
    load: byStage((stage) => v[`load.${stage}`]),
    headLoad: v['exchange.headLoad'] ?? 1,
    secondSubjectShare: v['exchange.secondSubjectShare'] ?? 0,
    ...staffRules(v),
    standard: Object.fromEntries(standards) as ExchangePolicy['standard'],
    coefficients: coefficientLimits(policy),
    spread: {
      weight: v['coefficient.weight'] ?? 'pupils',
      deviation: v['coefficient.deviation'] ?? 'population',
      countedBy: v['staff.countedBy'] ?? 'teachingAt',
    },
    evaluated: { owners: v['evaluated.ownership'], pointsFrom: v['evaluated.pointsFrom'] },
    experience: v['exchange.experience'] ?? 'none',
    minYears: v['exchange.minYears'] ?? 0,
    maxYears: v['exchange.maxYears'],
    minInterval: v['exchange.minInterval'] ?? 0,
    headTerms: v['exchange.headTerms'],
    maxAge: { m: v['exchange.maxAge.m'], f: v['exchange.maxAge.f'] },
    rate: v['exchange.rate'] ?? 0,
    maxRate: v['exchange.maxRate'],
    backboneShare: v['exchange.backboneShare'],
    backboneOf: v['exchange.backboneOf'] ?? 'moved',
    turnoverCap: v['exchange.turnoverCap'],
    seniorShareMax: v['exchange.seniorShareMax'],
    termYears: v['exchange.termYears'] ?? 1,
    postFollows: (v['exchange.postFollows'] ?? []) as readonly MovingForm[],
    commute: {
      limit: v['exchange.commute.limit'],
      detour: v['exchange.commute.detour'] ?? 1,
      // Without a speed a minute is a hundred metres, so that ways can still be compared.
      speed: v['exchange.commute.speed'] ?? 6,
    },
    coupleDistance: v['exchange.coupleDistance'] ?? 0,
    // Without a number a carer's way to work gets no longer than it is.
    careMinutes: v['exchange.careMinutes'] ?? 0,
    sharedDistance: v['exchange.sharedDistance'] ?? 0,
    quota: {
      ratio: Object.fromEntries(
        POLICY_STAGES.map((stage) => [
          stage,
          {
            urban: v[`quota.${stage}.urban`],
            town: v[`quota.${stage}.town`],
            rural: v[`quota.${stage}.rural`],
          },
        ]),
      ),
      postsPerClass: v['quota.postsPerClass'],
      smallUpTo: v['quota.smallUpTo'],
    },
  };
}

/**
 * The limits that exchange must keep where the profile says so: of each measure, not of their mean with resources that no move of
 * a teacher changes. Where a profile rounds before it compares, so much more is allowed.
 */
function coefficientLimits({ values: v }: Policy): readonly CoefficientLimit[] {
  if (!v['coefficient.bindsExchange'] || (v['coefficient.scope'] ?? 'each') !== 'each') return [];
  const decimals = v['coefficient.decimals'];
  // Just below the half that would be rounded up.
  const rounding = decimals === null ? 0 : 0.5 * 10 ** -decimals - 1e-9;
  return POLICY_STAGES.flatMap((stage) => {
    const limit = v[`coefficient.limit.${stage}`];
    if (limit === null) return [];
    return STAFF_MEASURES.filter((measure) =>
      v['coefficient.ratios']?.includes(RATIO_OF_MEASURE[measure]),
    ).map((measure) => ({
      stage,
      measure,
      most: limit + rounding,
      weight: v['coefficient.weight'] ?? 'pupils',
      deviation: v['coefficient.deviation'] ?? 'population',
    }));
  });
}
