/** Words in the names of schools that tell what they teach; earlier ones go before later ones. */
const WORDS: readonly (readonly [pattern: RegExp, stages: string | null])[] = [
  [/十二年/, 'primary;junior;senior'],
  [/九年|一贯制/, 'primary;junior'],
  [/完全中学|完中/, 'junior;senior'],
  [/高级中学|高中|职业|职校|技校|中专/, 'senior'],
  [/小学|完小|教学点/, 'primary'],
  [/初级中学|初中|中学|[一二三四五六七八九十\d]中/, 'junior'],
  [/幼儿园/, null],
  [
    /primarschule|grundschule|volksschule|école (?:primaire|élémentaire)|escola primária|\bprimary\b|\belementary\b|\bES$/i,
    'primary',
  ],
  [
    /realschule|oberschule|sekundarschule|weiterführende|mittelschule|collège|\bmiddle\b|\bjunior\b|\bMS$/i,
    'junior',
  ],
  [/gymnasium|lycée|\bhigh school\b|\bHS$/i, 'junior;senior'],
];

/** The stages that a school's name tells, as its column is written; null where it tells none. */
export function stagesByName(name: string): string | null {
  for (const [pattern, stages] of WORDS) if (pattern.test(name)) return stages;
  return null;
}

/** Stages by UNESCO's levels of education, as OpenStreetMap's `isced:level` has them: 1 primary, 2 lower, 3 upper secondary. */
export function stagesByLevel(level: string | undefined): string | null {
  if (level === undefined || !/^[0-8](?:[;,-][0-8])*$/.test(level)) return null;
  const bounds = level.split(/[;,-]/).map(Number);
  const has = (wanted: number) =>
    level.includes('-')
      ? wanted >= Math.min(...bounds) && wanted <= Math.max(...bounds)
      : bounds.includes(wanted);
  const stages = [has(1) && 'primary', has(2) && 'junior', has(3) && 'senior'].filter(
    (stage) => stage !== false,
  );
  return stages.length === 0 ? null : stages.join(';');
}
