/**
 * Where drafts of records lie while they are typed. Records may hold personal data and computers are shared, so they are
 * kept encrypted on this machine; where that cannot be (a connection without encryption, a private window), they last as
 * long as the tab does.
 */
import { openSecretStore } from '../offline/secret-store.ts';

export interface DraftStore {
  load(key: string): Promise<unknown>;
  save(key: string, draft: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The store of the person signed in. */
export async function draftStore(userId: string): Promise<DraftStore> {
  const secret = await openSecretStore(userId).catch(() => undefined);
  const tab = inThisTab(userId);
  if (secret === undefined) return tab;
  return {
    // One begun before the store was there is not lost.
    load: async (key) => (await secret.get('draft', key)) ?? (await tab.load(key)),
    save: async (key, draft) => {
      await secret.put('draft', key, draft);
      await tab.remove(key);
    },
    remove: async (key) => {
      await secret.remove('draft', [key]);
      await tab.remove(key);
    },
  };
}

/** Gone with the tab, and when the person signs out. */
function inThisTab(userId: string): DraftStore {
  const place = (key: string) => `binhdang.record-draft.${userId}.${key}`;
  return {
    load: async (key) => {
      const text = sessionStorage.getItem(place(key));
      return text === null ? undefined : JSON.parse(text);
    },
    save: async (key, draft) => sessionStorage.setItem(place(key), JSON.stringify(draft)),
    remove: async (key) => sessionStorage.removeItem(place(key)),
  };
}
