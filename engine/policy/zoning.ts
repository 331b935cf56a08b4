import { SECONDS_PER_MINUTE } from '../units.ts';
import { balancePolicy } from './balance.ts';
import { bandPath } from './bands.ts';
import { choicePolicy } from './choice.ts';
import { fault, type PolicyFault } from './fault.ts';
import { layoutPolicy } from './layout.ts';
import type { Provenance, WalkingBand, ZoningPolicy } from './policy.ts';
import type { PolicyValues } from './settings.ts';
import { POLICY_STAGES } from './stages.ts';

const METERS_PER_SECOND_OF_KMH = 1 / 3.6;

/** What zoning needs of the merged settings, in SI units. Ask `bandFaults` first. */
export function zoningPolicy(
  profile: string,
  values: PolicyValues,
  merged: ReadonlyMap<string, Provenance>,
): ZoningPolicy {
  const caps = POLICY_STAGES.flatMap((stage) => {
    const cap = values[`classCap.${stage}`];
    return cap === null ? [] : [[stage, cap] as const];
  });
  const bands = [...bandsOf(merged).values()].map(({ from, to, parts }): WalkingBand => {
    const limit = parts.get('limit');
    return {
      grades: [from, to],
      speed: parts.get('speed')! * METERS_PER_SECOND_OF_KMH,
      limit: limit === undefined ? null : limit * SECONDS_PER_MINUTE,
      tailFrom: parts.get('tailFrom')! * SECONDS_PER_MINUTE,
    };
  });
  return {
    profile,
    classCap: Object.fromEntries(caps),
    combinedClassCap: values.combinedClassCap,
    referenceSpeed: values['walking.referenceSpeed']! * METERS_PER_SECOND_OF_KMH,
    bands: bands.sort((a, b) => a.grades[0] - b.grades[0]),
    boardingFromGrade: values['boarding.fromGrade'],
    safeBuildingsOnly: values['buildings.safeOnly'] ?? false,
    balance: balancePolicy(values),
    choice: choicePolicy(values),
    layout: layoutPolicy(values),
  };
}

/** Faults of walking bands that only show when profile and overrides are together. */
export function bandFaults(merged: ReadonlyMap<string, Provenance>, file: string): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const takenBy = new Map<number, string>();
  for (const [name, { from, to, parts }] of bandsOf(merged)) {
    for (const part of ['speed', 'tailFrom']) {
      if (parts.has(part)) continue;
      const path = `${name}.${part}`;
      const en = 'is missing, and the band cannot do without; add it.';
      faults.push(fault({ file, path }, 'policy-band-incomplete', undefined, en, `该年级段缺少 ${path}。`));
    }
    const other = grades(from, to).find((grade) => takenBy.has(grade));
    if (other !== undefined) {
      const rival = takenBy.get(other)!;
      const en = `holds grade ${other}, which is in ${rival} too; set every part of ${rival} to null or change the grades.`;
      const zh = `${other} 年级同时属于 ${rival}，请将 ${rival} 各项设为 null 或调整年级。`;
      faults.push(fault({ file, path: name }, 'policy-bands-overlap', name, en, zh));
    }
    for (const grade of grades(from, to)) takenBy.set(grade, name);
  }
  if (typeof merged.get('walking.referenceSpeed')?.value !== 'number') {
    const path = 'walking.referenceSpeed';
    const en = 'is missing: without a reference walker there are no times; give a number.';
    faults.push(fault({ file, path }, 'policy-speed-missing', undefined, en, '必须给出基准步行速度。'));
  }
  return faults;
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly parts: Map<string, number>;
}

/** By name (`walking.1-3`). A band all of whose parts were taken away is none. */
function bandsOf(merged: ReadonlyMap<string, Provenance>): ReadonlyMap<string, Band> {
  const bands = new Map<string, Band>();
  for (const [path, { value }] of merged) {
    const found = bandPath(path);
    if (!found || typeof value !== 'number') continue;
    const { from, to, part } = found;
    const name = `walking.${from}-${to}`;
    const band = bands.get(name) ?? { from, to, parts: new Map() };
    band.parts.set(part, value);
    bands.set(name, band);
  }
  return bands;
}

function grades(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
