/** What a setting of a profile may be. The catalogue (`settings.ts`) is the source for types, checks and documents. */
export type Setting = NumberSetting | BooleanSetting | ChoiceSetting | ListSetting | WordsSetting;

export interface NumberSetting {
  readonly kind: 'number';
  readonly unit: string;
  /** Inclusive. */
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
  readonly help: Help;
}

export interface BooleanSetting {
  readonly kind: 'boolean';
  readonly help: Help;
}

export interface ChoiceSetting<C extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly C[];
  readonly help: Help;
}

export interface ListSetting<C extends string = string> {
  readonly kind: 'list';
  readonly choices: readonly C[];
  readonly help: Help;
}

/** Words of the county's own, as its files write them. */
export interface WordsSetting {
  readonly kind: 'words';
  readonly help: Help;
}

export type Help = readonly [en: string, zh: string];

/** Type of a setting's value; null where the profile says nothing. */
export type ValueOf<S> = S extends NumberSetting
  ? number
  : S extends BooleanSetting
    ? boolean
    : S extends ChoiceSetting<infer C>
      ? C
      : S extends ListSetting<infer C>
        ? readonly C[]
        : S extends WordsSetting
          ? readonly string[]
          : never;

export function number(
  unit: string,
  [minimum, maximum]: readonly [number, number],
  ...help: Help
): NumberSetting {
  return { kind: 'number', unit, minimum, maximum, whole: false, help };
}

export function whole(
  unit: string,
  [minimum, maximum]: readonly [number, number],
  ...help: Help
): NumberSetting {
  return { kind: 'number', unit, minimum, maximum, whole: true, help };
}

/** A share between 0 and 1. */
export function share(...help: Help): NumberSetting {
  return number('share', [0, 1], ...help);
}

export function yesNo(...help: Help): BooleanSetting {
  return { kind: 'boolean', help };
}

export function choice<const C extends string>(choices: readonly C[], ...help: Help): ChoiceSetting<C> {
  return { kind: 'choice', choices, help };
}

export function list<const C extends string>(choices: readonly C[], ...help: Help): ListSetting<C> {
  return { kind: 'list', choices, help };
}

export function words(...help: Help): WordsSetting {
  return { kind: 'words', help };
}

/** The same setting under `path.<key>` for each key. */
export function each<P extends string, K extends string, S extends Setting>(
  path: P,
  keys: readonly K[],
  setting: S,
): Record<`${P}.${K}`, S> {
  const entries = keys.map((key) => [`${path}.${key}`, setting]);
  return Object.fromEntries(entries) as Record<`${P}.${K}`, S>;
}
