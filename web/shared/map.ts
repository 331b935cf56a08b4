/**
 * What the page is given of a county. Field by field it is the engine's `Problem` without teachers and their moves, and without outlines and
 * streets, which come by themselves, so that `problemFields(map)` fits `Problem` in the page's worker.
 */
export interface MapData {
  readonly name: string;
  /** SHA-256 of the dataset. */
  readonly hash: string;
  readonly grades: readonly string[];
  readonly stages: readonly { readonly id: string; readonly grades: readonly number[] }[];
  readonly years: readonly number[];
  readonly townships: readonly string[];
  readonly units: MapUnits;
  readonly schools: readonly MapSchool[];
  /** Neighbours of unit u: neighbour[start[u] … start[u + 1]). */
  readonly adjacency: {
    readonly start: Int32Array;
    readonly neighbour: Int32Array;
    readonly length: Float64Array | null;
  };
  readonly enrolment: readonly MapEnrolment[] | null;
  /** By stage, the school of each unit, -1 where none; null without zones in force. */
  readonly zonesInForce: readonly Int32Array[] | null;
  readonly curriculum:
    | readonly {
        readonly stage: number;
        readonly grade: number;
        readonly subject: string;
        readonly weeklyLessons: number;
      }[]
    | null;
  /** What schools and county report of cohorts and results, as the engine's `Outcomes`. */
  readonly outcomes: unknown;
  /** Births in columns; dwellings to come and targets as the engine's `Growth` has them. */
  readonly growth: {
    readonly births: {
      readonly unit: Int32Array;
      readonly year: Int32Array;
      readonly births: Int32Array;
    } | null;
    readonly housing: unknown;
    readonly targets: unknown;
  } | null;
  /** `policy.json` of the dataset as it is. */
  readonly policy: unknown;
}

export interface MapUnits {
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly namesEn: readonly (string | null)[];
  /** Index into `townships`, -1 where not given. */
  readonly township: Int32Array;
  /** WGS 84 degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** By school year: pupils of unit u in grade g at `u * grades.length + g`. */
  readonly pupils: readonly Int32Array[];
  readonly population: Int32Array | null;
  readonly migrant: Int32Array | null;
  readonly boarding: Int32Array | null;
  readonly terrain: readonly (string | null)[];
  readonly concentratedVillage: Uint8Array;
  readonly urban: Uint8Array;
  readonly elevation: Float64Array | null;
}

export interface MapSchool {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly stages: readonly number[];
  readonly senior: boolean;
  readonly status: 'existing' | 'candidate';
  readonly lon: number;
  readonly lat: number;
  /** The unit in which it stands, -1 where unknown. */
  readonly unit: number;
  readonly township: number;
  readonly tier: 'urban' | 'town' | 'village' | 'teachingPoint' | null;
  readonly cluster: string | null;
  readonly ownership: 'public' | 'private' | 'provincial';
  readonly classrooms: number | null;
  readonly seats: number | null;
  readonly maxClassrooms: number | null;
  readonly combinedClasses: boolean;
  readonly safe: boolean;
  readonly protected: boolean;
  readonly boardingPlaces: number;
  readonly staffQuota: number | null;
  readonly stocks: Readonly<Record<string, number | null>>;
  readonly fixedCost: number | null;
  readonly runningCost: number | null;
  readonly expansionCost: number | null;
}

export interface MapEnrolment {
  readonly school: number;
  readonly grade: number;
  readonly classes: number | null;
  readonly pupils: number;
  readonly largestClass: number | null;
  readonly outsideZone: number | null;
  readonly outsideCounty: number | null;
  readonly migrant: number | null;
  readonly boarding: number | null;
}

/** `overview`: enough to see the county whole, small and soon there. */
export const DETAILS = ['overview', 'full'] as const;
export type Detail = (typeof DETAILS)[number];

/** Outlines of the units, null where none is known. */
export interface OutlineData {
  readonly shapes: Shapes | null;
  /** Metres that a line may be beside its place; 0: as it is known. */
  readonly tolerance: number;
}

/** Kinds that are drawn when a county is seen whole. */
export const MAIN_STREETS = [
  'trunk',
  'motorway',
  'primary',
  'secondary',
  'bridge',
  'motorroad',
  'railway',
  'rail',
  'river',
  'water',
  'canal',
  'waterway',
] as const;
export const STREET_RANKS = ['main', 'all'] as const;
export type StreetRanks = (typeof STREET_RANKS)[number];

/** Null where none is known. */
export interface StreetData {
  readonly streets: Streets | null;
}

/** A county that is not stored yet, in one piece: seen whole, with its main streets. */
export interface MapDraft {
  readonly map: MapData;
  readonly outlines: OutlineData;
  readonly streets: StreetData;
}

/** Polygons of all units: unit u has polygons `polygonStart[u] …`, polygon p rings `ringStart[p] …`, ring r points `pointStart[r] …`. */
export interface Shapes extends Points {
  readonly polygonStart: Int32Array;
  readonly ringStart: Int32Array;
  readonly pointStart: Int32Array;
}

/** Places along lines in 10⁻⁷ degrees (1 cm), each as the difference to the one before it, the first to nought. */
export interface Points {
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/** Streets, rivers, railways: line l has points `pointStart[l] …` and is of kind `kinds[kind[l]]`. */
export interface Streets extends Points {
  readonly kinds: readonly string[];
  readonly kind: Uint8Array;
  readonly oneWayFoot: Uint8Array;
  readonly pointStart: Int32Array;
}

/** Walking times, as the engine's `TravelTable`; `travelFields` unpacks it. */
export interface TravelData {
  readonly unitCount: number;
  readonly schoolCount: number;
  /** Pairs of unit u: rowStart[u] … rowStart[u + 1]. */
  readonly rowStart: Int32Array;
  readonly school: Int32Array | Uint16Array;
  /** Whole milliseconds and millimetres where `perUnit` is 1000, else seconds and metres. */
  readonly seconds: Int32Array | Float64Array;
  readonly meters: Int32Array | Float64Array;
  readonly perUnit: 1 | 1000;
  readonly unitComponent: Int32Array;
  readonly schoolComponent: Int32Array;
  readonly barred: Float64Array;
  /** Every pair up to this time is there; null: every pair with a way. */
  readonly cutoffSeconds: number | null;
  readonly referenceSpeed: number;
  readonly mode: 'walk-network' | 'table' | 'straight-line';
  readonly source: string;
}

/** Who goes where under a plan: by planned stage, the index of each unit's school in the map, -1 where it has none. */
export interface AssignmentData {
  readonly stages: readonly { readonly id: string; readonly school: Int32Array }[];
}
