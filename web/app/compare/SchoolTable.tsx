import { useMemo, useState } from 'react';
import type { Figures } from '../../shared/index.ts';
import { useFormat } from '../format.ts';
import { schoolMeasures, compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { type Column, DataTable } from '../table/DataTable.tsx';
import { Select } from '../ui/Field.tsx';
import { Delta } from './Delta.tsx';
import type { Side } from './use-sides.ts';

type Line = Figures['schools'][number];
type Measure = keyof typeof schoolMeasures;

/** Pupil-weighted or greatest over the stages of a school; null where no stage knows. */
function overStages(
  line: Line,
  pick: (stage: Line['stages'][number]) => number | null,
  how: 'mean' | 'most' | 'sum',
) {
  const known = line.stages.flatMap((stage) => {
    const value = pick(stage);
    return value === null ? [] : [{ value, pupils: stage.pupils }];
  });
  if (known.length === 0) return null;
  if (how === 'most') return Math.max(...known.map(({ value }) => value));
  if (how === 'sum') return known.reduce((sum, { value }) => sum + value, 0);
  const pupils = known.reduce((sum, one) => sum + one.pupils, 0);
  return pupils === 0 ? null : known.reduce((sum, one) => sum + one.value * one.pupils, 0) / pupils;
}

const READ: Readonly<Record<Measure, (line: Line) => number | null>> = {
  pupils: ({ pupils }) => pupils,
  classes: ({ classes }) => classes,
  utilisation: ({ utilisation }) => utilisation,
  meanMinutes: (line) => overStages(line, ({ meanMinutes }) => meanMinutes, 'mean'),
  longestMinutes: (line) => overStages(line, ({ longestMinutes }) => longestMinutes, 'most'),
  beyondLimit: (line) => overStages(line, ({ beyondLimit }) => beyondLimit, 'sum'),
};
/** Neither more nor fewer pupils is better by itself. */
const KIND: Readonly<Record<Measure, { better: 'lower' | 'neither'; decimals: number; isShare: boolean }>> = {
  pupils: { better: 'neither', decimals: 0, isShare: false },
  classes: { better: 'neither', decimals: 0, isShare: false },
  utilisation: { better: 'neither', decimals: 0, isShare: true },
  meanMinutes: { better: 'lower', decimals: 1, isShare: false },
  longestMinutes: { better: 'lower', decimals: 1, isShare: false },
  beyondLimit: { better: 'lower', decimals: 0, isShare: false },
};

interface Row {
  readonly school: string;
  readonly values: readonly (number | null)[];
}

/** One measure of every school under each plan. */
export function SchoolTable({
  sides,
  base,
  nameOf,
  chosen,
  onChoose,
}: {
  sides: readonly Side[];
  base: number;
  nameOf: (school: string) => string;
  chosen: string | null;
  onChoose: (school: string) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const [measure, setMeasure] = useState<Measure>('pupils');
  const kind = KIND[measure];
  const rows = useMemo((): readonly Row[] => {
    const ids = sides.find(({ figures }) => figures)?.figures?.schools.map(({ school }) => school) ?? [];
    const lines = sides.map(({ figures }) => new Map(figures?.schools.map((line) => [line.school, line])));
    return ids
      .map((school) => ({
        school,
        values: lines.map((of) => {
          const line = of.get(school);
          return line?.open ? READ[measure](line) : null;
        }),
      }))
      .filter(({ values }) => values.some((value) => value !== null));
  }, [sides, measure]);
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'school',
        name: t(w.school),
        value: ({ school }) => nameOf(school),
        cell: ({ school }) => (
          <button type="button" className="k-value" onClick={() => onChoose(school)}>
            {nameOf(school)}
          </button>
        ),
      },
      ...sides.map(
        ({ id, name }, c): Column<Row> => ({
          id,
          name: c === base ? `${name} · ${t(w.baseMark)}` : name,
          numeric: true,
          value: ({ values }) => values[c] ?? null,
          cell: ({ values }) => {
            const value = values[c] ?? null;
            if (value === null) return '—';
            return (
              <>
                {kind.isShare ? f.share(value, kind.decimals) : f.number(value, kind.decimals)}
                {c !== base && <Delta base={values[base] ?? null} value={value} row={kind} />}
              </>
            );
          },
        }),
      ),
    ],
    [sides, base, kind, nameOf, onChoose, t, f],
  );
  return (
    <DataTable
      label={t(w.schools)}
      rows={rows}
      columns={columns}
      rowId={({ school }) => school}
      isChosen={({ school }) => school === chosen}
      height="70vh"
      tools={
        <Select
          label={t(w.measure)}
          value={measure}
          options={(Object.keys(schoolMeasures) as Measure[]).map((id) => ({
            value: id,
            label: t(schoolMeasures[id]),
          }))}
          onChange={setMeasure}
        />
      }
    />
  );
}
