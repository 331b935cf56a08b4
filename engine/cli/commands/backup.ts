import type { CliCommand } from '../command.ts';
import { STORE_OPTIONS } from '../server-options.ts';
import { storeCommand } from '../store-command.ts';

export const backup: CliCommand = {
  usage: 'backup <file>',
  help: [
    'write everything of the store into one file, teachers’ records too',
    '将存储中的全部数据（含教师信息）写入一个备份文件',
  ],
  options: STORE_OPTIONS,
  uses: [],
  run: (session, [file], options) =>
    storeCommand(options, async (choice) => {
      const { backup: write } = await import('../../../web/server/backup.ts');
      const rows = await write(choice, file!);
      session.say(`Written: ${file} (${rows} rows)`, `已写出：${file}（${rows} 行）`);
    }),
};
