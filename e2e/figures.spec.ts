/** Entered once: a record proves an obligation, writes its report of progress, and is counted where the lead looks. */
import { api, expect, open, test } from './support.ts';

const TASK = /^Tổ chức các lớp tập huấn kỹ năng lồng ghép giới/;
const TITLE = 'Tập huấn lồng ghép giới cho cán bộ tổ chức';

const CLASS = {
  title: TITLE,
  topic: 'mainstreaming',
  level: 'province',
  starts_on: '2022-03-15',
  ends_on: '2022-03-16',
  days: 2,
  audience: ['drafters'],
  participants: { '': 43, 'sex=female': 26, 'sex=male': 17 },
};

test('a record is linked, reported from, verified by, and found behind its number', async ({ signedIn }) => {
  const officer = await signedIn('so-noi-vu');
  await open(officer, '/viec-cua-toi');
  const { writableBodies } = await api<{ writableBodies: { id: string }[] }>(
    officer,
    'get',
    '/api/registers/training-class',
  );
  const bodyId = writableBodies[0]?.id ?? '';
  await api(officer, 'post', '/api/registers/training-class/records', {
    bodyId,
    values: CLASS,
    submit: true,
  });

  await officer.getByRole('link', { name: TASK }).first().click();
  const proofs = officer.getByRole('region', { name: 'Bản ghi minh chứng' });
  await expect(proofs.getByText('Chưa có bản ghi nào làm minh chứng')).toBeVisible();
  await proofs.getByRole('button', { name: 'Liên kết bản ghi có sẵn' }).click();
  await officer.getByLabel('Tìm trong bản ghi của cơ quan').fill('long ghep');
  await officer.getByRole('button', { name: `Liên kết bản ghi: ${TITLE}` }).click();
  await expect(officer.getByText('Không có bản ghi nào đã gửi mà chưa liên kết')).toBeVisible();
  await officer.keyboard.press('Escape');
  await expect(proofs.getByRole('link', { name: TITLE })).toBeVisible();

  await officer.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  await officer.getByRole('button', { name: 'Đưa bản ghi và số liệu vào báo cáo' }).click();
  await expect(officer.getByLabel(/^Kết quả, nội dung đã làm/)).toHaveValue(
    /số lớp tập huấn 1 lớp; số lượt người được tập huấn 43 lượt người \(nữ 26\)/,
  );
  await expect(officer.getByRole('checkbox', { name: new RegExp(TITLE) })).toBeChecked();
  await officer.getByRole('button', { name: 'Gửi báo cáo' }).click();
  const reports = officer.locator('section', {
    has: officer.getByRole('heading', { name: 'Báo cáo đã gửi' }),
  });
  await expect(reports.getByRole('link', { name: new RegExp(TITLE) })).toBeVisible();

  const lead = await signedIn('lead');
  await open(lead, new URL(officer.url()).pathname);
  await expect(lead.getByText('Dựa trên bản ghi')).toBeVisible();
  await open(lead, `/so-lieu?soLieu=training_participants&theo=sex&coQuan=${bodyId}`);
  const women = lead.getByRole('row', { name: /^nữ/ });
  await women.getByRole('link', { name: /26, có bản ghi chưa xác nhận/ }).click();
  await expect(lead.getByText('1 bản ghi, cộng 26 lượt người')).toBeVisible();
  await lead.getByRole('link', { name: TITLE }).click();
  await expect(lead.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});
