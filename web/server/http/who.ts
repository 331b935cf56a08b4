import type { IncomingHttpHeaders } from 'node:http';
import { type Access, ROLES, type Role } from '../../shared/index.ts';
import { Refused } from './refusal.ts';

export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Who asks, from the headers; null for a stranger. Accounts are another function of this shape, no other route. */
export type Identify = (headers: IncomingHttpHeaders) => Person | null;

/** Without accounts the person at the machine holds every role; the server listens to nobody else. */
export const personAtTheMachine: Identify = () => ({ name: 'local', roles: ROLES });

/** Header and cookie by which a page gives up roles, so that a meeting sees no teachers: `viewer planner`. */
export const NARROW = 'junheng-as';

/** The person with the roles that the page has kept. Roles can be given up here, never gained. */
export function narrowed(person: Person, headers: IncomingHttpHeaders): Person {
  const cookie = new RegExp(`(?:^|;\\s*)${NARROW}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  const header = headers[NARROW];
  const wishes = [cookie, typeof header === 'string' ? header : undefined];
  let { roles } = person;
  for (const wish of wishes) {
    if (wish === undefined) continue;
    const kept = wish.split(/[^a-z]+/);
    roles = roles.filter((role) => kept.includes(role));
  }
  return { ...person, roles };
}

/** Refuses who may not come in here. */
export function admit(person: Person | null, access: Access): Person {
  if (access === 'everyone') return person ?? { name: 'stranger', roles: [] };
  if (person === null) throw new Refused(401, 'unknown-person', UNKNOWN);
  if (person.roles.includes(access)) return person;
  throw new Refused(403, 'role-needed', {
    en: `This needs the role ${access}; ask the administrator of this server, or switch teachers’ records on again.`,
    zh: `此操作需要 ${access} 角色;请联系服务器管理员,或重新开启教师信息显示。`,
  });
}

const UNKNOWN = {
  en: 'The server does not know who asks; sign in again.',
  zh: '服务器无法识别您的身份;请重新登录。',
};
