import { useMemo } from 'react';
import type { MapData } from '../../shared/index.ts';
import { useText } from '../i18n/text.ts';
import { useCounty } from '../map/use-county.ts';
import { useDataset } from './queries.ts';

/** What the map knows of the county: units, schools, neighbours, zones in force; undefined until it is there. */
export function useCountyData(): MapData | undefined {
  return useCounty(useDataset()).data?.map;
}

export interface Names {
  readonly school: (id: string) => string;
  readonly unit: (id: string) => string;
}

/** Names of schools and units in the reader's language; ids until they are known. */
export function useNames(): Names {
  const { language } = useText();
  const county = useCountyData();
  return useMemo(() => {
    const pick = (name: string | undefined, nameEn: string | null | undefined, id: string) =>
      (language === 'en' ? nameEn || name : name) || id;
    const schools = new Map(county?.schools.map((one) => [one.id, pick(one.name, one.nameEn, one.id)]));
    const units = new Map(
      county?.units.ids.map((id, u) => [id, pick(county.units.names[u], county.units.namesEn[u], id)]),
    );
    return { school: (id) => schools.get(id) ?? id, unit: (id) => units.get(id) ?? id };
  }, [county, language]);
}
