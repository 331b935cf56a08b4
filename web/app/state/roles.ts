import { queryClient } from '../data/query-client.ts';

/** Cookie by which a browser gives up roles; the server honours it for every request, downloads and streams among them. */
const NARROW = 'junheng-as';
const WITHOUT_STAFF = 'viewer.planner.administrator';

/** Gives up the personnel office's role, or takes it back, and forgets everything that was read with it. */
export function hideStaff(hide: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that must work
  document.cookie = hide
    ? `${NARROW}=${WITHOUT_STAFF}; path=/; SameSite=Strict`
    : `${NARROW}=; path=/; SameSite=Strict; max-age=0`;
  queryClient.removeQueries({ predicate: ({ queryKey: [head] }) => /exchange/i.test(String(head)) });
  void queryClient.invalidateQueries();
}

export function isStaffHidden(): boolean {
  return document.cookie.includes(`${NARROW}=${WITHOUT_STAFF}`);
}
