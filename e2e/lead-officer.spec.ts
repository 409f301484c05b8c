/** Lead officer: a document goes in and runs; reports are judged, bodies urged, the official report comes out. */
import { readFile } from 'node:fs/promises';
import { loadSource } from '@binhdang/vanban';
import type { Download, Page } from '@playwright/test';
import { planAsDocx, readPlanText } from '../packages/vanban/test/fixtures.ts';
import { api, expect, open, test } from './support.ts';

interface MyWork {
  readonly items: readonly { readonly id: string; readonly task: string; readonly role: string }[];
}

/** The body reports through the API: its own screens are another's journey. Gives the words of the task. */
async function reported(page: Page, place: number, narrative: string): Promise<string> {
  await open(page, '/viec-cua-toi');
  const { items } = await api<MyWork>(page, 'get', '/api/my-work');
  const chosen = items.filter(({ role }) => role === 'lead')[place];
  const { version } = await api<{ version: number }>(page, 'get', `/api/obligations/${chosen?.id}`);
  await api(page, 'post', `/api/obligations/${chosen?.id}/progress`, {
    state: 'in_progress',
    percent: null,
    narrative,
    figures: [],
    doneOn: null,
    occurrenceId: null,
    evidence: [],
    version,
  });
  return chosen?.task ?? '';
}

async function saved(download: Download): Promise<{ readonly head: string; readonly text: string }> {
  const bytes = await readFile(await download.path());
  const { text } = await loadSource(bytes);
  return { head: bytes.subarray(0, 5).toString('latin1'), text: text.normalize('NFC') };
}

test('judges reports by keyboard: one verified, one returned with remarks, which the body reads', async ({
  signedIn,
}) => {
  const body = await signedIn('so-tttt');
  await reported(body, 0, 'Đã rà soát cán bộ nữ diện quy hoạch.');
  await reported(body, 1, 'Đã họp.');
  await reported(await signedIn('so-xay-dung'), 0, 'Báo cáo của cơ quan khác.');
  const page = await signedIn('lead');
  await open(page, '/cho-xac-nhan');
  await page.getByRole('combobox', { name: 'Cơ quan, đơn vị' }).click();
  await page.getByRole('option', { name: /^Sở Thông tin và Truyền thông/ }).click();
  await expect(page.getByText('2 báo cáo đang chờ')).toBeVisible();
  await expect(page.getByText('Đã rà soát cán bộ nữ diện quy hoạch.')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('v');
  await expect(page.getByText('Đã xác nhận 1 báo cáo.')).toBeVisible();

  await expect(page.getByText('Đã họp.')).toBeVisible();
  await page.getByRole('button', { name: 'Trả lại' }).click();
  const remarks = page.getByRole('textbox', { name: /^Ý kiến/ });
  await expect(remarks).toHaveAccessibleDescription(/Hãy ghi rõ vì sao trả lại/);
  await remarks.fill('Nêu rõ kết quả và kèm biên bản.');
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.getByText('Đã trả lại 1 báo cáo.')).toBeVisible();

  await open(body, '/viec-cua-toi');
  const waiting = body.getByRole('region', { name: /^Chờ tôi/ });
  await expect(waiting.getByText('Trả lại: Nêu rõ kết quả và kèm biên bản.')).toBeVisible();
});

test('answers a difficulty', async ({ signedIn }) => {
  const body = await signedIn('so-tai-chinh');
  await open(body, '/kho-khan');
  await body.getByRole('button', { name: 'Nêu khó khăn, vướng mắc' }).click();
  await body.getByLabel(/^Tiêu đề/).fill('Chưa có hướng dẫn lập dự toán');
  await body.getByLabel(/^Nội dung, kiến nghị/).fill('Đề nghị hướng dẫn mục chi.');
  await body.getByRole('button', { name: 'Gửi cơ quan thường trực' }).click();
  await expect(body.getByText('Bạn sẽ được báo khi có trả lời.')).toBeVisible();

  const page = await signedIn('lead');
  await open(page, '/kho-khan?loc=cho-toi');
  await page.getByRole('link', { name: 'Chưa có hướng dẫn lập dự toán' }).click();
  await page.getByLabel(/^Nội dung/).fill('Thực hiện theo Thông tư hướng dẫn hiện hành.');
  await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
  await expect(page.getByText('Đang ở: Sở Tài chính')).toBeVisible();

  await body.reload();
  await body.getByRole('button', { name: /^Thông báo, \d+ chưa đọc/ }).click();
  await body.getByText('Khó khăn đã được trả lời: Chưa có hướng dẫn lập dự toán').click();
  await expect(body.getByText('Thực hiện theo Thông tư hướng dẫn hiện hành.')).toBeVisible();
});

test('urges a body with an official letter; the body sees it', async ({ signedIn }) => {
  const page = await signedIn('lead');
  // From one late obligation, with it already chosen; or from the list, with all of a body.
  await open(page, '/nhiem-vu?tinhTrang=late');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('main').getByRole('link', { name: 'Đôn đốc' }).click();
  await expect(page.getByText('Đã chọn 1 nhiệm vụ của 1 cơ quan.')).toBeVisible();
  await open(page, '/don-doc');
  await page.getByRole('textbox', { name: 'Tìm cơ quan, nhiệm vụ' }).fill('quynh phu');
  await page.getByRole('checkbox', { name: /^Chọn mọi nhiệm vụ của .*Quỳnh Phụ$/ }).check();
  await page.getByRole('checkbox', { name: /^Công văn đôn đốc/ }).check();
  await page
    .getByRole('combobox', { name: 'Họ tên người ký' })
    .or(page.getByLabel('Họ tên người ký'))
    .first()
    .fill('Phạm Văn Minh Họa');
  await page.getByRole('button', { name: 'Gửi đôn đốc đến 1 cơ quan' }).click();
  await expect(page.getByText(/^Đã đôn đốc 1 cơ quan/)).toBeVisible();
  await expect(page.getByText('Chưa trả lời').first()).toBeVisible();

  const body = await signedIn('huyen-quynh-phu');
  await open(body, '/don-doc');
  await body.getByRole('link', { name: 'Công văn' }).click();
  await expect(body.getByRole('link', { name: 'Tải Word' })).toBeVisible();
  await open(body, '/viec-cua-toi');
  await expect(body.getByText('Được đôn đốc ngày').first()).toBeVisible();
});

test('composes the progress report and takes it along as Word and PDF', async ({ signedIn }) => {
  const page = await signedIn('lead');
  await open(page, '/van-ban');
  await page.getByRole('link', { name: 'Soạn văn bản' }).click();
  await page.getByRole('radio', { name: 'Báo cáo tiến độ' }).check();
  await page.getByLabel('Ưu điểm').fill('Các cơ quan đã chủ động triển khai.');
  await page.getByRole('button', { name: 'Soạn văn bản' }).click();
  await expect(page.getByText('Đã soạn xong và lưu bản dự thảo.')).toBeVisible({ timeout: 60_000 });

  const [word] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải Word' }).click(),
  ]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
  const docx = await saved(word);
  expect(docx.head.slice(0, 2)).toBe('PK');
  const [pages] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải PDF' }).click(),
  ]);
  expect(pages.suggestedFilename()).toMatch(/\.pdf$/);
  const pdf = await saved(pages);
  expect(pdf.head).toBe('%PDF-');
  for (const { text } of [docx, pdf]) {
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('31/KH-UBND');
    expect(text).toContain('Các cơ quan đã chủ động triển khai.');
  }

  // A number of the document opens to the records behind it.
  await page.getByRole('tab', { name: 'Nguồn số liệu' }).click();
  await page
    .getByRole('tabpanel', { name: 'Nguồn số liệu' })
    .getByRole('button', { name: /\d+$/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
});

test('a document goes in, is reviewed by keyboard, assigned, published, and reaches its recipients', async ({
  signedIn,
}) => {
  const text = readPlanText().replace(/31 ?\/KH-UBND/, '47/KH-UBND');
  const file = {
    name: 'ke-hoach-47.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(await planAsDocx(text, { numbering: 'automatic' })),
  };
  const page = await signedIn('lead');
  await open(page, '/ke-hoach');
  await page.getByRole('button', { name: 'Đưa văn bản vào' }).click();
  const chooser = page.getByRole('dialog', { name: 'Đưa văn bản vào' }).locator('input[type=file]');
  await chooser.setInputFiles({
    name: 'scan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n'),
  });
  await expect(page.getByText('Không nhận được “scan.pdf”')).toBeVisible();
  await chooser.setInputFiles(file);
  await expect(page).toHaveURL(/\/ra-soat$/);
  await expect(page.getByText('47/KH-UBND').first()).toBeVisible();

  // By keyboard: go to an entry, change it, take it back; a reload shows what was saved.
  await page.getByText('Toàn bộ', { exact: true }).click();
  const tree = page.getByRole('treegrid', { name: 'Nội dung đã đọc' });
  await tree.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('j');
  const selected = tree.locator('[aria-selected="true"]');
  await page.keyboard.press('Enter');
  const words = selected.getByRole('textbox', { name: 'Nội dung' });
  await expect(words).toBeFocused();
  const before = await words.inputValue();
  await page.keyboard.press('End');
  await page.keyboard.type(' (đã rà soát câu chữ)');
  await page.keyboard.press('Enter');
  await expect(tree.getByText('(đã rà soát câu chữ)')).toBeVisible();
  await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tree.getByText('(đã rà soát câu chữ)')).toBeHidden();
  await page.keyboard.press('Control+y');
  await expect(tree.getByText('(đã rà soát câu chữ)')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible();
  await page.reload();
  await page.getByText('Toàn bộ', { exact: true }).click();
  await expect(tree.getByText(before.slice(0, 60)).first()).toBeVisible();
  await expect(page.getByText('(đã rà soát câu chữ)')).toHaveCount(0);

  await page.getByRole('link', { name: 'Phân công' }).click();
  await page.getByRole('button', { name: /^Chấp nhận tất cả gợi ý/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Chấp nhận tất cả gợi ý/ })
    .click();
  await expect(page.getByText(/^Mọi nhiệm vụ đã có cơ quan/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  const publishing = page.getByRole('dialog', { name: 'Ban hành kế hoạch' });
  await publishing.getByRole('button', { name: 'Ban hành và thông báo' }).click();
  await expect(page.getByText(/^Đã ban hành phiên bản 1/)).toBeVisible({ timeout: 60_000 });

  await open(page, '/ke-hoach');
  await page
    .getByRole('row', { name: /47\/KH-UBND/ })
    .getByRole('link')
    .click();
  await page.getByRole('tab', { name: 'Nơi nhận' }).click();
  await expect(page.getByText(/^0\/\d+ cơ quan đã xác nhận/).first()).toBeVisible();

  const body = await signedIn('so-khcn');
  await open(body, '/viec-cua-toi');
  await expect(body.getByRole('link', { name: /^47\/KH-UBND/ })).toBeVisible();
});
