import type { CliCommand } from '../command.ts';
import { STORE_OPTIONS } from '../server-options.ts';
import { storeCommand } from '../store-command.ts';

export const restore: CliCommand = {
  usage: 'restore <file>',
  help: ['put a backup into an empty store', '将备份恢复到空的数据存储'],
  options: STORE_OPTIONS,
  uses: [],
  run: (session, [file], options) =>
    storeCommand(options, async (choice) => {
      const { restore: read } = await import('../../../web/server/backup.ts');
      const rows = await read(choice, file!);
      session.say(`Restored: ${rows} rows`, `已恢复：${rows} 行`);
    }),
};
