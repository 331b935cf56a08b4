import { schoolNamer, type Words } from '../../plan/index.ts';
import type { Context } from '../task/context.ts';

/** A school in a sentence: by its name in each language, or `School S1`. */
export function schoolWords(context: Context, s: number): Words {
  const school = context.schoolOf(s);
  const name = schoolNamer({ schools: [school] })(school.id);
  return {
    en: name.en === school.id ? `School ${school.id}` : name.en,
    zh: name.zh === school.id ? `学校 ${school.id} ` : name.zh,
  };
}
