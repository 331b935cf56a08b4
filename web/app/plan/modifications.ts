import type { Scenario } from '../worker/protocol.ts';

type Modification = NonNullable<Scenario['modifications']>[number];

/** Modifications of a scenario. */
export function modificationsOf({ modifications }: Scenario): readonly Modification[] {
  return modifications ?? [];
}

function withModifications(scenario: Scenario, modifications: readonly Modification[]): Scenario {
  const { modifications: _, ...rest } = scenario;
  return modifications.length === 0 ? rest : { ...rest, modifications: [...modifications] };
}

/** What the planner decided about a school: null where the scenario leaves it as it is. */
export function decisionOn(
  scenario: Scenario,
  school: string,
): 'closeSchool' | 'openSite' | 'expandSchool' | null {
  const found = modificationsOf(scenario).findLast(
    (one) => one.school === school && ['closeSchool', 'openSite', 'expandSchool'].includes(one.kind),
  );
  return (found?.kind as ReturnType<typeof decisionOn>) ?? null;
}

/** Classrooms that the scenario adds to a school. */
export function addedClassrooms(scenario: Scenario, school: string): number {
  return modificationsOf(scenario)
    .filter((one) => one.kind === 'expandSchool' && one.school === school)
    .reduce((sum, one) => sum + Number(one.classrooms ?? 0), 0);
}

/** Closes a school, or opens a site (with so many classrooms where the dataset has none); a second decision replaces the first. */
export function decide(
  scenario: Scenario,
  kind: 'closeSchool' | 'openSite' | null,
  school: string,
  classrooms?: number,
): Scenario {
  const others = modificationsOf(scenario).filter(
    (one) => one.school !== school || !['closeSchool', 'openSite'].includes(one.kind),
  );
  return withModifications(
    scenario,
    kind === null
      ? others
      : [...others, { kind, school, ...(classrooms === undefined ? {} : { classrooms }) }],
  );
}

/** Adds so many classrooms in all; 0 takes the decision back. */
export function expand(scenario: Scenario, school: string, classrooms: number): Scenario {
  const others = modificationsOf(scenario).filter(
    (one) => one.school !== school || one.kind !== 'expandSchool',
  );
  return withModifications(
    scenario,
    classrooms <= 0 ? others : [...others, { kind: 'expandSchool', school, classrooms }],
  );
}

/** Another walking limit for the grades of a band, in minutes; null: as the profile says. */
export function limit(
  scenario: Scenario,
  grades: readonly [number, number],
  minutes: number | null,
): Scenario {
  const others = modificationsOf(scenario).filter(
    (one) => one.kind !== 'changeLimit' || JSON.stringify(one.grades) !== JSON.stringify(grades),
  );
  return withModifications(
    scenario,
    minutes === null ? others : [...others, { kind: 'changeLimit', grades: [...grades], minutes }],
  );
}

/** The projection that a scenario holds, the last word of it. */
export function projectionOf(
  scenario: Scenario,
): { readonly until: number; readonly variant: string } | null {
  const found = modificationsOf(scenario).findLast(({ kind }) => kind === 'projectPupils');
  return found ? { until: Number(found.until), variant: String(found.variant) } : null;
}

/** Pupils projected to a later year, or only those that the dataset gives (`known`: its years). */
export function projectTo(
  scenario: Scenario,
  projection: { readonly until: number; readonly variant: string } | null,
  known: readonly number[],
): Scenario {
  const last = projection?.until ?? known.at(-1)!;
  const others = modificationsOf(scenario).filter(
    ({ kind, year }) => kind !== 'projectPupils' && (kind !== 'setYear' || Number(year) <= last),
  );
  const years = others.filter(({ kind }) => kind === 'setYear');
  const rest = others.filter(({ kind }) => kind !== 'setYear');
  // A year can only be planned for once it is known.
  const projected = projection ? [{ kind: 'projectPupils', ...projection }] : [];
  return withModifications(scenario, [...rest, ...projected, ...years]);
}

/** Zones planned for another school year; null: for the first of the dataset. */
export function planFor(scenario: Scenario, year: number | null): Scenario {
  const others = modificationsOf(scenario).filter(({ kind }) => kind !== 'setYear');
  return withModifications(scenario, year === null ? others : [...others, { kind: 'setYear', year }]);
}

export function sameScenario(a: Scenario, b: Scenario): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
