import type { CliCommand } from '../command.ts';
import { rotateCommand } from '../rotate.ts';

export const rotate: CliCommand = {
  usage: 'rotate <dataset>',
  help: ['teacher exchange: who goes where, with reasons', '教师交流轮岗：名单、理由与需招聘岗位'],
  options: [
    {
      flags: '--options <file>',
      help: ['JSON: mode, pins, forbidden moves, goals, …', '选项文件(JSON):方式、指定、禁止、目标等'],
    },
    {
      flags: '--mode <mode>',
      help: ['directed (default), wishes or repair', '方式：directed、wishes、repair'],
    },
    {
      flags: '--years <n>',
      help: ['school years planned at once (default 1)', '一次规划的学年数（默认 1）'],
    },
    {
      flags: '--harm <reading>',
      help: ['strict, tolerance (default), lend or off', '“不削峰”口径：strict、tolerance、lend、off'],
    },
    { flags: '--swaps', help: ['one-for-one swaps only', '只作一对一对调'] },
    {
      flags: '--repair <plan>',
      help: [
        'exchange plan whose moves are to be kept as far as rules allow',
        '在此交流方案基础上作最少改动',
      ],
    },
    {
      flags: '--zones <plan>',
      help: ['zoning plan whose enrolments drive the posts', '以该学区方案的生源测算师资需求'],
    },
    { flags: '--teacher <id>', help: ['explain one teacher under the plan', '说明某位教师的去留'] },
    { flags: '--report <folder>', help: ['write workbook and CSV files', '输出名单、学校对比等表格'] },
    {
      flags: '--pairs <n>',
      help: [
        'pair schools still short with strong ones, n schools a helper at most',
        '为仍薄弱的学校结对，每所支援学校至多帮扶 n 所',
      ],
    },
    {
      flags: '--within <km>',
      help: [
        'with --pairs: partners no farther apart than that',
        '与 --pairs 同用：结对学校最大距离（千米）',
      ],
    },
    {
      flags: '--helpers <kind>',
      help: [
        'with --pairs: who helps, relative (default: stands no lower than the county) or standard (lacks nothing)',
        '与 --pairs 同用，支援学校认定：relative（默认，不低于全县水平）或 standard（各项达标）',
      ],
    },
    {
      flags: '--pseudonyms',
      help: ['write the plan with pseudonyms instead of ids', '以化名代替教师编号输出'],
    },
  ],
  uses: ['scenario', 'policy', 'time', 'iterations', 'seed', 'out', 'solver', 'threads'],
  run: rotateCommand,
};
