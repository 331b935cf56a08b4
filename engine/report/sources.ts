import { type Policy, type Provenance, settingAt } from '../policy/index.ts';
import { text } from './columns.ts';
import type { ReportTable, Text } from './table.ts';
import { NO, YES } from './words.ts';

/** Where a number stands, with the marks that a reader must see: unverified, changed here. */
export function sourceText(from: Provenance | null): Text | null {
  if (!from) return null;
  const year = from.year === null || from.source.includes(String(from.year)) ? null : from.year;
  const marks = {
    en: [from.overridden ? 'changed here' : '', from.verified ? '' : 'unverified'].filter(Boolean).join(', '),
    zh: [from.overridden ? '本地修改' : '', from.verified ? '' : '未核实'].filter(Boolean).join(','),
  };
  const source = SOURCES[from.source] ?? { en: from.source, zh: from.source };
  return {
    en: [source.en, year && `(${year})`, marks.en && `[${marks.en}]`].filter(Boolean).join(' '),
    zh: [source.zh, year && `（${year}）`, marks.zh && `［${marks.zh}］`].filter(Boolean).join(''),
  };
}

/** Sources that are no documents. */
const SOURCES: Readonly<Record<string, Text>> = {
  'local default': { en: 'local default', zh: '本地默认值' },
  'local value of the dataset': { en: 'local value of the dataset', zh: '数据集本地值' },
  scenario: { en: 'scenario', zh: '方案设定' },
};

/** Every number and switch of the policy with its source: what is unverified or changed comes first. */
export function sourcesTable(policy: Policy): ReportTable {
  const entries = Object.entries(policy.sources).toSorted(([, a], [, b]) => rank(a) - rank(b));
  return {
    id: 'sources',
    title: { en: 'Numbers of the policy', zh: '政策参数与出处' },
    columns: [
      text('setting', 'Setting', '参数'),
      text('meaning', 'Meaning', '含义'),
      text('value', 'Value', '取值'),
      text('unit', 'Unit', '单位'),
      text('source', 'Source', '出处'),
      text('year', 'Year', '年份'),
      text('verified', 'Verified', '已核实'),
      text('changed', 'Changed here from', '本地修改前的值'),
      text('note', 'Note', '备注'),
    ],
    rows: entries.map(([path, from]) => {
      const help = settingAt(path)?.help;
      return [
        path,
        help ? { en: help[0], zh: help[1] } : '',
        shownValue(from.value),
        from.unit ?? '',
        SOURCES[from.source] ?? from.source,
        from.year === null ? '' : String(from.year),
        from.verified ? YES : NO,
        from.overridden ? shownValue(from.replaces) : '',
        from.note ?? '',
      ];
    }),
  };
}

function rank({ overridden, verified }: Provenance): number {
  return overridden ? 0 : verified ? 2 : 1;
}

function shownValue(value: Provenance['value']): string {
  return value === null ? '–' : Array.isArray(value) ? value.join(', ') : String(value);
}

/** How many numbers of a policy are unverified and how many were changed, in a sentence for every report. */
export function sourcesNote(policy: Policy): Text {
  const all = Object.values(policy.sources);
  const unverified = all.filter(({ verified }) => !verified).length;
  const changed = all.filter(({ overridden }) => overridden).length;
  return {
    en: `Profile ${policy.profile} (${policy.name.en}): ${all.length} settings, ${unverified} unverified, ${changed} changed by the county.`,
    zh: `政策标准 ${policy.profile}(${policy.name.zh})：共 ${all.length} 项参数，未核实 ${unverified} 项，本地修改 ${changed} 项。`,
  };
}
