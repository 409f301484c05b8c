import { account } from '@binhdang/contract';
import { ownAction } from '../platform/action.ts';

export const changeSettings = ownAction(account.changeSettings, async ({ tx, session, body }) => {
  const changes = {
    ...(body.locale ? { locale: body.locale } : {}),
    ...(body.mailNotifications === undefined ? {} : { mail_notifications: body.mailNotifications }),
  };
  if (Object.keys(changes).length === 0) return;
  await tx.updateTable('app_user').set(changes).where('id', '=', session.userId).execute();
});
