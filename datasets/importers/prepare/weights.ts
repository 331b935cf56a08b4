/** Numbers by which a total may be spread over units, each in the order of the units; absent where the sources do not tell. */
export interface Weights {
  readonly population?: readonly number[];
  readonly floorArea?: readonly number[];
  readonly dwellings?: readonly number[];
  readonly addresses?: readonly number[];
}

export type WeightName = keyof Weights | 'equal';

export const WEIGHT_WORDS: Readonly<Record<WeightName, { readonly en: string; readonly zh: string }>> = {
  population: { en: 'residents', zh: '常住人口' },
  floorArea: { en: 'floor area of dwellings', zh: '住宅建筑面积' },
  dwellings: { en: 'number of dwellings', zh: '住宅栋数' },
  addresses: { en: 'number of addresses', zh: '门牌数' },
  equal: { en: 'equal shares', zh: '平均' },
};

/** The weights asked for, else the best that are known; null where those asked for are not. */
export function chooseWeights(
  weights: Weights,
  wanted: WeightName | undefined,
  count: number,
): { name: WeightName; values: readonly number[] } | null {
  if (wanted === 'equal') return { name: 'equal', values: new Array(count).fill(1) };
  for (const name of wanted ? [wanted] : (['population', 'floorArea', 'dwellings', 'addresses'] as const)) {
    const values = weights[name];
    if (values?.some((value) => value > 0)) return { name, values };
  }
  return wanted ? null : { name: 'equal', values: new Array(count).fill(1) };
}
