import { sql } from 'kysely';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Login and address may belong to one account only; says which field is taken. */
export async function checkUnique(
  tx: Transaction,
  { login, email }: { readonly login: string; readonly email: string | null },
  self: string | undefined,
): Promise<void> {
  const { rows } = await sql<{ login: string }>`
    select login from app_user where (login = ${login} or lower(email) = lower(${email}))
       and id is distinct from ${self ?? null}::uuid`.execute(tx);
  if (rows.some((row) => row.login === login)) {
    refuseField('login', {
      vi: 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
      en: 'This user name is taken. Please choose another one.',
    });
  }
  if (rows.length > 0) {
    refuseField('email', {
      vi: 'Địa chỉ thư này đã thuộc một tài khoản khác.',
      en: 'This mail address belongs to another account.',
    });
  }
}
