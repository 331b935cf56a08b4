/** Prices in yuan a unit: m², computer, book, room, set; a yuan of equipment costs a yuan. */
const PRICES = {
  teachingArea: 2600,
  sportsArea: 420,
  equipmentValue: 1,
  computers: 4200,
  books: 26,
  multimediaRooms: 32_000,
  musicRooms: 180_000,
  artRooms: 150_000,
  desks: 310,
  renovation: 900,
} as const;

/**
 * `policy.json` of a synthetic county: the profile, and the county's own prices, so that shortfalls can be costed.
 * No limit of the profile is changed.
 */
export function policyOf(): unknown {
  const overrides = Object.entries(PRICES).map(([resource, value]) => [
    `unitCost.${resource}`,
    { value, unit: 'yuan/unit', note: 'price of the synthetic county, no quotation' },
  ]);
  return { profile: 'cn-rural-access-2018', overrides: Object.fromEntries(overrides) };
}
