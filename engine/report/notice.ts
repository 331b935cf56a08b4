import type { Placement } from '../indicators/index.ts';
import { zoneMembers } from '../indicators/index.ts';
import { NONE } from '../units.ts';
import { number, text } from './columns.ts';
import type { Cell, ReportTable, Text } from './table.ts';
import { schoolName, stageName } from './words.ts';

/**
 * 招生公告: for every school and stage the villages and compounds of its zone, township by township, and what is new
 * against the zones in force. Schools without a zone are not in it.
 */
export function noticeTable(placed: Placement): ReportTable {
  const { problem } = placed;
  const rows: Cell[][] = [];
  placed.assignment.forEach((schoolOf, k) => {
    if (!schoolOf) return;
    const inForce = problem.zonesInForce?.[k];
    zoneMembers(placed, k).forEach((members, s) => {
      if (members.length === 0) return;
      const known = inForce !== undefined;
      const joined = members.filter((unit) => known && inForce[unit] !== s);
      const left = known
        ? [...inForce.keys()].filter((unit) => inForce[unit] === s && schoolOf[unit] !== s)
        : [];
      rows.push([
        schoolName(problem.schools[s]!),
        stageName(problem.stages[k]!.id),
        zoneText(placed, members),
        members.length,
        known ? listText(placed, joined, inForce) : '',
        known ? listText(placed, left, schoolOf) : '',
      ]);
    });
  });
  return {
    id: 'notice',
    title: { en: 'Enrolment notice', zh: '义务教育阶段招生公告' },
    columns: [
      text('school', 'School', '学校'),
      text('stage', 'Stage', '学段'),
      text('zone', 'Villages and compounds', '服务区域（村、小区）'),
      number('units', 'Number', '个数'),
      text('joined', 'New this year (from)', '本年新划入（原属学校）'),
      text('left', 'No longer (now)', '本年划出（现属学校）'),
    ],
    rows,
    notes: [
      {
        en: 'Children enter without examination, near to where they live, by the zone in which they live.',
        zh: '适龄儿童按居住地划片，免试就近入学。',
      },
    ],
  };
}

/** Names of units, grouped by township in the order in which townships come. */
function zoneText({ problem }: Placement, members: readonly number[]): Text {
  const { units, townships } = problem;
  const byTownship = Map.groupBy(members, (unit) => units.township[unit]!);
  const parts = [...byTownship].map(([township, inside]) => {
    const name = township === NONE ? null : townships[township]!;
    const list = inside.map((unit) => ({
      en: units.namesEn[unit] ?? units.names[unit]!,
      zh: units.names[unit]!,
    }));
    return {
      en: `${name === null ? '' : `${name}: `}${list.map(({ en }) => en).join(', ')}`,
      zh: `${name === null ? '' : `${name}：`}${list.map(({ zh }) => zh).join('、')}`,
    };
  });
  return { en: parts.map(({ en }) => en).join('; '), zh: parts.map(({ zh }) => zh).join('；') };
}

/** Units with the other school in brackets. */
function listText({ problem }: Placement, members: readonly number[], other: Int32Array): Text {
  const { units, schools } = problem;
  const parts = members.map((unit) => {
    const school = other[unit] === NONE ? null : schools[other[unit]!]!;
    const en = units.namesEn[unit] ?? units.names[unit]!;
    const zh = units.names[unit]!;
    return school === null
      ? { en, zh }
      : { en: `${en} (${school.nameEn ?? school.name})`, zh: `${zh}（${school.name}）` };
  });
  return { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('、') };
}
