/** Bits of a unit's flags; patterns of the fill. */
export const FLAG = { locked: 1, hovered: 2, chosen: 4, beyond: 8, dim: 16 } as const;
/** Zone of a unit that has none. */
export const NO_ZONE = 65535;

export type Colour = readonly [number, number, number, number];

/** Colours of the layer that depend on the theme, 0 … 1. */
export interface UnitInk {
  readonly ink: Colour;
  readonly bad: Colour;
  readonly chosen: Colour;
  readonly unitLine: Colour;
  readonly zoneLine: Colour;
  readonly countyLine: Colour;
}

/** What units look like now. Arrays are taken over, not copied. */
export interface UnitLook {
  /** Red, green, blue, opacity by unit, 0 … 255. */
  readonly colours: Uint8Array;
  /** Zone by unit, NO_ZONE for none: where two differ there is a border. */
  readonly zones: Uint16Array;
  readonly flags: Uint8Array;
  /** Colour of a zone's side of its border, by zone. */
  readonly ribbons: Uint8Array;
}

/** Land in one colour, no zones: what lies over it speaks. */
export function quietLook(count: number, [red, green, blue]: readonly number[]): UnitLook {
  const colours = new Uint8Array(count * 4);
  for (let u = 0; u < count; u++) colours.set([red!, green!, blue!, 255], u * 4);
  return {
    colours,
    zones: new Uint16Array(count).fill(NO_ZONE),
    flags: new Uint8Array(count),
    ribbons: new Uint8Array(4),
  };
}
