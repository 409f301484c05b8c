/** Focal officer of a department: acknowledges the plan, reports with figures and proof, raises a difficulty. */
import { writeFile } from 'node:fs/promises';
import { expect, open, test } from './support.ts';

const TASK = /^Hướng dẫn thực hiện lồng ghép vấn đề bình đẳng giới/;

/** A PDF of one page, as a scanner's program would make. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('acknowledges the plan', async ({ signedIn }) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/viec-cua-toi');
  await page.getByRole('link', { name: /^31\/KH-UBND/ }).click();
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  await expect(page.getByText(/Sở Tư pháp đã xác nhận lúc/)).toBeVisible();
  await open(page, '/viec-cua-toi');
  await expect(page.getByText('Văn bản cần xác nhận đã nhận')).toBeHidden();
});

test('sees what presses, what it leads first, and the item above a task cut from a sentence', async ({
  signedIn,
}) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/viec-cua-toi');
  const running = page.getByRole('region', { name: /^Đang làm/ });
  const atYearsEnd = running.getByRole('listitem').filter({ hasText: 'Hạn 31/12/2022' });
  await expect(atYearsEnd.first()).toContainText('Chủ trì');
  await expect(running.getByText('4. Sở Kế hoạch và Đầu tư')).toBeVisible();
});

test('reports progress with figures and a file, and corrects it', async ({ signedIn }) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/viec-cua-toi');
  await page.getByRole('link', { name: TASK }).first().click();
  await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();

  // What is missing or wrong is named at its field, and nothing typed is lost.
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  const narrative = page.getByLabel(/^Kết quả, nội dung đã làm/);
  await expect(narrative).toHaveAccessibleDescription(/Chưa nhập mục này/);
  await narrative.fill('Đã thẩm định 12 dự thảo văn bản quy phạm pháp luật.');
  await page.getByRole('button', { name: 'Thêm số liệu' }).click();
  await page.getByLabel('Tên số liệu').fill('Dự thảo đã thẩm định');
  await page.getByLabel('Giá trị').fill('mười hai');
  await page.getByLabel('Đơn vị tính').fill('văn bản');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByLabel('Giá trị')).toHaveAccessibleDescription(/Số chưa đúng/);
  await page.getByLabel('Giá trị').fill('12');

  // A program, a damaged file and one that is too large are refused, each for its own reason.
  const files = page.locator('input[type=file]');
  await files.setInputFiles([
    { name: 'chay.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
    { name: 'hong.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải PDF') },
  ]);
  const refusals = page.getByRole('alert');
  await expect(refusals.getByText('Tệp “chay.exe” không thuộc loại được nhận')).toBeVisible();
  await expect(refusals.getByText('“hong.pdf” không mở được như một tệp .pdf')).toBeVisible();
  // A large one by its path: to hand its bytes to the browser would take longer than the test.
  const large = test.info().outputPath('to.pdf');
  await writeFile(large, Buffer.alloc(26 * 1024 * 1024));
  await files.setInputFiles(large);
  await expect(refusals.getByText('Tệp “to.pdf” lớn 26 MB, quá mức 25 MB')).toBeVisible();
  await files.setInputFiles([
    { name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: 'hoi-nghi.png', mimeType: 'image/png', buffer: PNG },
  ]);
  await expect(page.getByRole('button', { name: 'Bỏ tệp cong-van.pdf' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bỏ tệp hoi-nghi.png' })).toBeVisible();

  // A reload in the middle of it: form, words and files come back.
  await page.reload();
  await expect(page.getByText(/^Đã khôi phục nội dung bạn nhập dở/)).toBeVisible();
  await expect(narrative).toHaveValue('Đã thẩm định 12 dự thảo văn bản quy phạm pháp luật.');
  await expect(page.getByRole('button', { name: 'Bỏ tệp cong-van.pdf' })).toBeVisible();
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByText('Đã gửi báo cáo.')).toBeVisible();

  // The file opens in the page.
  await page.getByRole('button', { name: 'hoi-nghi.png' }).click();
  const preview = page.getByRole('dialog', { name: 'hoi-nghi.png' });
  await expect(preview.getByRole('img', { name: 'hoi-nghi.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();

  await page.getByRole('button', { name: 'Sửa báo cáo' }).click();
  await page.getByLabel('Giá trị').fill('1.250');
  await page.getByRole('button', { name: 'Lưu bản sửa' }).click();
  await expect(page.getByText('Đã lưu bản sửa.')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Dự thảo đã thẩm định 1.250 văn bản' })).toBeVisible();

  // Who did what when, before and after.
  await page.getByRole('button', { name: 'Xem lịch sử' }).click();
  const correction = page.getByRole('row', { name: /^Số liệu Dự thảo đã thẩm định: 12 văn bản/ });
  await expect(correction).toContainText('Dự thảo đã thẩm định: 1.250 văn bản');
});

test('two windows: the second is told that the first was faster, and loses nothing', async ({ signedIn }) => {
  const [first, second] = [await signedIn('so-tu-phap'), await signedIn('so-tu-phap')];
  for (const [page, text] of [
    [first, 'Đã mở lớp thứ nhất.'],
    [second, 'Đã mở lớp thứ hai.'],
  ] as const) {
    await open(page, '/viec-cua-toi');
    await page
      .getByRole('link', { name: /^Nâng cao năng lực về bình đẳng giới cho đội ngũ/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await page.getByLabel(/^Kết quả, nội dung đã làm/).fill(text);
  }
  await first.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(first.getByText('Đã gửi báo cáo.')).toBeVisible();
  await second.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(second.getByText('Nội dung vừa được người khác thay đổi')).toBeVisible();
  await expect(second.getByText('Đã mở lớp thứ nhất.')).toBeVisible();
  await expect(second.getByLabel(/^Kết quả, nội dung đã làm/)).toHaveValue('Đã mở lớp thứ hai.');
  await second.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(second.getByText('Đã gửi báo cáo.')).toBeVisible();
});

test('raises a difficulty; it goes up to the leader and the decision comes back', async ({ signedIn }) => {
  const department = await signedIn('so-tu-phap');
  await open(department, '/viec-cua-toi');
  await department.getByRole('link', { name: TASK }).first().click();
  await department.getByRole('button', { name: 'Nêu khó khăn' }).click();
  await department.getByLabel(/^Tiêu đề/).fill('Thiếu kinh phí mở lớp tập huấn');
  await department.getByLabel(/^Nội dung, kiến nghị/).fill('Đề nghị bổ sung 20 triệu đồng trước ngày 30/11.');
  await department.getByRole('button', { name: 'Gửi cơ quan thường trực' }).click();
  await expect(department.getByText('Bạn sẽ được báo khi có trả lời.')).toBeVisible();

  const lead = await signedIn('lead');
  await open(lead, '/kho-khan');
  await lead.getByRole('link', { name: 'Thiếu kinh phí mở lớp tập huấn' }).click();
  await lead.getByLabel(/^Nội dung/).fill('Vượt thẩm quyền của Sở, kính trình Ủy ban nhân dân tỉnh.');
  await lead.getByRole('button', { name: 'Báo cáo Ủy ban nhân dân tỉnh' }).click();
  await expect(lead.getByText('Đang ở: Ủy ban nhân dân tỉnh')).toBeVisible();

  const leader = await signedIn('leader');
  await open(leader, '/kho-khan');
  await leader.getByRole('link', { name: 'Thiếu kinh phí mở lớp tập huấn' }).click();
  await leader.getByLabel(/^Nội dung/).fill('Đồng ý, giao Sở Tài chính cân đối.');
  await leader.getByRole('button', { name: 'Cho ý kiến chỉ đạo' }).click();
  await expect(leader.getByText('Đang ở: Sở Tư pháp')).toBeVisible();

  await open(department, '/viec-cua-toi');
  await department.getByRole('link', { name: 'Thiếu kinh phí mở lớp tập huấn' }).click();
  await expect(department.getByText('Đồng ý, giao Sở Tài chính cân đối.')).toBeVisible();
  await department.getByLabel(/^Nội dung/).fill('Đã nhận kinh phí.');
  await department.getByRole('button', { name: 'Đã giải quyết xong' }).click();
  await expect(department.getByText('đóng, đã giải quyết xong')).toBeVisible();
});
