import type { Placement } from '../indicators/index.ts';
import type { Language } from '../problem/index.ts';
import { escapeHtml } from './html/escape.ts';
import { htmlPage } from './html/page.ts';
import { htmlTable } from './html/table.ts';
import { noticeTable } from './notice.ts';
import type { Text } from './table.ts';
import { countyName } from './words.ts';

export interface NoticeHead {
  /** Name of the county as the document bears it. */
  readonly county: string;
  readonly year: number;
  /** True where new zones hold for the entry grades only and enrolled pupils stay. */
  readonly entryOnly: boolean;
}

/**
 * The enrolment notice in the form in which it is published: whom it is for, the zone of every school, what changed. What the
 * dataset cannot know (days of registration, telephone, seal) is left as a line to fill in.
 */
export function noticePage(placed: Placement, head: NoticeHead, language: Language): string {
  const title = titleOf(head)[language];
  const paragraphs = wordsOf(head).map((text) => `<p>${escapeHtml(text[language])}</p>`);
  const table = noticeTable(placed);
  const body = [
    `<header><h1>${escapeHtml(title)}</h1></header>`,
    ...paragraphs,
    htmlTable({ ...table, title: { en: 'Zones of the schools', zh: '各校服务区域' } }, language),
    ...closing(head).map((text) => `<p>${escapeHtml(text[language])}</p>`),
  ];
  return htmlPage(title, language, body.join('\n'));
}

function titleOf({ county, year }: NoticeHead): Text {
  return {
    en: `${countyName(county).en}: notice of school enrolment, ${year}`,
    zh: `${countyName(county).zh}${year}年义务教育阶段学校招生公告`,
  };
}

function wordsOf({ entryOnly }: NoticeHead): readonly Text[] {
  const who: Text = {
    en: 'Children of school age enter the school of the zone in which they live, without examination (Compulsory Education Law, Article 12). Migrant children enrol on equal terms where they live.',
    zh: '根据《义务教育法》第十二条，适龄儿童按居住地所在学区免试就近入学；随迁子女在居住地平等接受义务教育。',
  };
  const stay: Text = {
    en: 'The zones below hold for the entry grades and for newcomers; pupils already enrolled stay at their school to the end of the stage.',
    zh: '下列学区适用于起始年级新生及新转入学生，在校学生继续在原校就读至学段结束。',
  };
  const all: Text = {
    en: 'The zones below hold for all grades.',
    zh: '下列学区适用于各年级学生。',
  };
  return [who, entryOnly ? stay : all];
}

function closing({ year }: NoticeHead): readonly Text[] {
  return [
    {
      en: 'Registration: from ____ to ____. Telephone: ____.',
      zh: '报名时间：____月____日至____月____日。咨询电话：____________。',
    },
    { en: `County education office, ____ ${year}`, zh: `县教育局  ${year}年____月____日` },
  ];
}
