/** Campaigns and contributions for tests: invented. */
import { campaign } from '@binhdang/contract';
import type { ContributionContent } from '@binhdang/domain/review';
import type { Person, System } from '../../test/system.ts';

export const NOBODY = { kinds: [], groupIds: [], bodyIds: [] };

export async function openCampaign(
  system: System,
  planId: string,
  bodies: readonly string[],
  change: Partial<{ name: string; dueOn: string }> = {},
): Promise<string> {
  const lead = await system.person('lead');
  const bodyIds = await Promise.all(bodies.map((key) => system.bodyId(key)));
  const { id } = await lead.call(campaign.open, {
    params: { planId },
    body: {
      name: 'Tổng kết 15 năm thi hành Luật Bình đẳng giới',
      basis: 'Thực hiện Công văn của Bộ Lao động - Thương binh và Xã hội',
      request: 'Gửi đúng hạn',
      from: 2007,
      to: 2021,
      dueOn: '2022-08-31',
      whom: { ...NOBODY, bodyIds },
      ...change,
    },
  });
  return id;
}

export const WHOLE: ContributionContent = {
  texts: {
    implementation_text: 'Đã quán triệt Luật đến 100% đơn vị.',
    obstacles_text: 'Kinh phí còn hạn chế.',
    field_politics_text: 'Tỷ lệ nữ lãnh đạo tăng.',
  },
  rows: { leaders_by_term: [{ term: '2016-2021', post: 'Trưởng phòng', all: 20, women: 8 }] },
  series: {
    'training_by_year.people': { values: { 2020: 100, 2021: 120 }, source: 'Báo cáo năm' },
    'training_by_year.women': { values: { 2020: 60, 2021: 70 }, source: 'Báo cáo năm' },
  },
  proposals: [
    {
      article: 21,
      clause: 'khoản 2',
      problem: 'Chưa rõ trách nhiệm lồng ghép.',
      proposal: 'Quy định rõ cơ quan thẩm định.',
      reason: 'Dễ thực hiện.',
    },
  ],
};

export const write = (
  person: Person,
  campaignId: string,
  content: ContributionContent,
  version: number | null = null,
) =>
  person.ask(campaign.save, {
    params: { campaignId, bodyId: person.bodyId },
    body: { content: content as never, version },
  });

/** Saves and submits on top of whatever draft there is. @returns the number */
export async function contribute(
  person: Person,
  campaignId: string,
  content: ContributionContent = WHOLE,
  note = '',
): Promise<number> {
  const params = { campaignId, bodyId: person.bodyId };
  const { draftVersion } = await person.call(campaign.contribution, { params, query: {} });
  const { version } = await person.call(campaign.save, {
    params,
    body: { content: content as never, version: draftVersion },
  });
  const { number } = await person.call(campaign.submit, { params, body: { version, note } });
  return number;
}

export const judge = (
  person: Person,
  campaignId: string,
  bodyId: string,
  number: number,
  verdict: 'accepted' | 'returned' = 'accepted',
) =>
  person.ask(campaign.judge, {
    params: { campaignId, bodyId },
    body: { number, verdict, remarks: verdict === 'returned' ? 'Bổ sung số liệu năm 2019' : '' },
  });
