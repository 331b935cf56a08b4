import { type NumberSetting, number } from './setting.ts';

/** Settings of one grade band: `walking.1-3.limit` and the like. */
const BAND_SETTINGS: Readonly<Record<string, NumberSetting>> = {
  speed: number('km/h', [0.5, 20], 'Walking speed of the band', '该年级段步行速度'),
  limit: number('min', [1, 600], 'Longest way to school, one way', '单程上学时间上限'),
  tailFrom: number('min', [0, 600], 'A way counts as long from', '远距离上学起算时间'),
};

export interface BandPath {
  readonly from: number;
  readonly to: number;
  readonly part: 'speed' | 'limit' | 'tailFrom';
}

/** Splits `walking.1-3.limit`; null when the path is not of this family. */
export function bandPath(path: string): BandPath | null {
  const found = /^walking\.([1-9]\d?)-([1-9]\d?)\.(speed|limit|tailFrom)$/.exec(path);
  if (!found) return null;
  return { from: Number(found[1]), to: Number(found[2]), part: found[3] as BandPath['part'] };
}

export function bandSetting(path: string): NumberSetting | null {
  const band = bandPath(path);
  return band ? BAND_SETTINGS[band.part]! : null;
}
