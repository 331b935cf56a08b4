import { type Profile, parseProfile } from '../profile.ts';
import anhui2013 from './cn-anhui-2013.json' with { type: 'json' };
import gansu2016 from './cn-gansu-2016.json' with { type: 'json' };
import national2012 from './cn-national-2012.json' with { type: 'json' };
import national2017 from './cn-national-2017.json' with { type: 'json' };
import ruralAccess2018 from './cn-rural-access-2018.json' with { type: 'json' };
import xinjiang2013 from './cn-xinjiang-2013.json' with { type: 'json' };
import none from './none.json' with { type: 'json' };

const FILES: readonly unknown[] = [
  none,
  national2012,
  national2017,
  ruralAccess2018,
  anhui2013,
  gansu2016,
  xinjiang2013,
];

/** Every profile that comes with the program; one that another extends stands before it. */
export const PROFILES: readonly Profile[] = FILES.map((raw) => {
  const { id } = raw as { id: string };
  const parsed = parseProfile(raw, `${id}.json`);
  if ('profile' in parsed) return parsed.profile;
  // A profile of the program itself that does not parse is a broken build; the tests say which line.
  throw new Error(parsed.faults.map((found) => `${found.file} ${found.column}: ${found.text.en}`).join('\n'));
});

/** What is used where neither the dataset nor the user names a profile. */
export const DEFAULT_PROFILE = 'cn-rural-access-2018';
