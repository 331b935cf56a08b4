import * as z from 'zod';

/**
 * Who may do what. A person may hold several; none contains another, because who plans zones need not see teachers, and who
 * runs the machine need not see either.
 */
export const ROLES = ['viewer', 'planner', 'hr', 'administrator'] as const;
export const ROLE = z.enum(ROLES);
export type Role = z.infer<typeof ROLE>;

/** What a route asks for; `everyone` for what is no secret: health, the description of the API, who I am. */
export type Access = Role | 'everyone';
