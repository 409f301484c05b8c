/** A report goes up: a commune writes and sends it, its district returns, accepts and consolidates it. */
import type { Page } from '@playwright/test';
import { api, expect, open, settled, test } from './support.ts';

const COMMUNE = 'Ủy ban nhân dân thị trấn Tiền Hải';

/** Something that counts in the report, entered as on any working day. */
async function enterBroadcast(page: Page): Promise<void> {
  const me = await api<{ roles: { body: { id: string } }[] }>(page, 'get', '/api/account/me');
  const bodyId = me.roles[0]?.body.id;
  await api(page, 'post', '/api/registers/loudspeaker-item/records', {
    bodyId,
    submit: true,
    values: {
      title: 'Phòng, chống bạo lực gia đình ở thị trấn',
      kind: 'article',
      subject: 'violence',
      first_on: '2022-11-18',
      times: 6,
      minutes: 5,
      place: bodyId,
    },
  });
}

/** Opens a text of the report and writes it. */
async function write(page: Page, part: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `Viết: ${part}` }).click();
  await page.getByRole('textbox', { name: `Lời văn: ${part}` }).fill(text);
  await page.getByRole('button', { name: 'Xong' }).click();
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a commune reports, its district checks and consolidates', async ({ signedIn }) => {
  const commune = await signedIn('xa-12970');
  await open(commune, '/bao-cao');
  await enterBroadcast(commune);

  await test.step('the commune writes and sends', async () => {
    await commune
      .getByRole('button', { name: /^Mở dự thảo: Báo cáo 6 tháng \(cấp xã\), 6 tháng cuối năm 2022/ })
      .click();
    await expect(commune.getByRole('heading', { level: 1 })).toContainText('6 tháng cuối năm 2022');
    const said = commune.getByText('Hệ thống truyền thanh cơ sở phát 1 tin, bài với 6 lượt phát.');
    await expect(said).toBeVisible();
    // From a sentence down to its record.
    await commune.getByRole('button', { name: /^Nguồn số liệu của câu: Hệ thống truyền thanh/ }).click();
    const trace = commune.getByRole('dialog');
    await trace.getByText('1 cơ quan có số liệu').first().click();
    await expect(trace.getByRole('link', { name: 'Phòng, chống bạo lực gia đình ở thị trấn' })).toBeVisible();
    await commune.keyboard.press('Escape');
    await expect(trace).toHaveCount(0);
    await expect(commune.getByRole('button', { name: 'Gửi báo cáo' })).toBeDisabled();
    await write(commune, 'Kết quả nổi bật', 'Duy trì truyền thanh hằng tuần.');
    await write(commune, 'Tồn tại, hạn chế', 'Kinh phí còn ít.');
    await write(commune, 'Phương hướng, nhiệm vụ kỳ tới', 'Mở câu lạc bộ ở từng tổ dân phố.');
    await expect(commune.getByText(/^Đã lưu lúc/)).toBeVisible();
    await confirm(commune, 'Gửi báo cáo');
    await expect(commune.getByText('Bản 1', { exact: true })).toBeVisible();
  });

  const district = await signedIn('huyen-tien-hai');
  await test.step('the district returns it with a remark', async () => {
    await open(district, '/bao-cao?xem=cho-duyet');
    await district.getByRole('link', { name: COMMUNE }).click();
    await expect(district.getByRole('heading', { level: 1 })).toContainText('6 tháng cuối năm 2022');
    const part = district.locator('#phan-shortcomings');
    await part.getByRole('button', { name: 'Nhận xét' }).click();
    await part.getByRole('textbox', { name: 'Nội dung nhận xét' }).fill('Nêu rõ kinh phí được giao.');
    await part.getByRole('button', { name: 'Lưu' }).click();
    await expect(part.getByText('Nêu rõ kinh phí được giao.')).toBeVisible();
    await district.keyboard.press('r');
    await district.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
    await expect(district.getByText('Bị trả lại').first()).toBeVisible();
  });

  await test.step('the commune mends it and sends it again', async () => {
    await commune.reload();
    await settled(commune);
    await confirm(commune, 'Sửa báo cáo');
    const part = commune.locator('#phan-shortcomings');
    await part.getByRole('button', { name: 'Sửa lời văn: Tồn tại, hạn chế' }).click();
    await part.getByRole('textbox').fill('Kinh phí được giao 3 triệu đồng, còn ít.');
    await part.getByRole('button', { name: 'Đã tiếp thu' }).click();
    await expect(part.getByText(/^Đã tiếp thu \d/)).toBeVisible();
    await confirm(commune, 'Gửi báo cáo');
    await expect(commune.getByText('Bản 2', { exact: true })).toBeVisible();
  });

  await test.step('the district accepts it and consolidates', async () => {
    await open(district, '/bao-cao?xem=cho-duyet');
    await district.getByRole('link', { name: COMMUNE }).click();
    await expect(district.getByText('Kinh phí được giao 3 triệu đồng, còn ít.')).toBeVisible();
    await district.getByRole('button', { name: 'Chấp nhận' }).click();
    await expect(district.getByText('Đã chấp nhận', { exact: true })).toBeVisible();
    await open(district, '/bao-cao');
    await district
      .getByRole('button', { name: /^Mở dự thảo: Báo cáo 6 tháng \(cấp huyện\), 6 tháng cuối năm 2022/ })
      .click();
    await confirm(district, 'Tổng hợp');
    await expect(district.getByText(/^Đã tổng hợp từ 1 báo cáo/)).toBeVisible();
    // What the commune wrote is at hand under the same heading.
    const part = district.locator('#phan-shortcomings');
    await part.getByText('Cấp dưới viết (1)').click();
    await part.getByRole('button', { name: `Chèn lời của ${COMMUNE} vào lời văn` }).click();
    await expect(part.getByRole('textbox')).toHaveValue('Kinh phí được giao 3 triệu đồng, còn ít.');
    await expect(district.getByText(/^Đã lưu lúc/)).toBeVisible();
  });
});
