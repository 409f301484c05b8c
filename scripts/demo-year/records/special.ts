/** The few places of the province's own that give shelter and care. */
import type { Maker } from '../model.ts';
import { period } from '../model.ts';

/** Centres for social work, three of four of which help survivors of violence. */
export const shelters: Maker = (body, year, chance) => {
  if (year !== 2021) return [];
  const place = body.id;
  return [0, 1, 2, 3].map((index) => {
    const one = chance.of(index);
    const stays = (of: number, quarters: readonly number[]) =>
      quarters.map((quarter) => {
        const people = one.of(`${of} ${quarter}`).int(2, 7);
        return {
          quarter: period.quarter(of, quarter),
          people,
          women: people,
          children: Math.floor(people / 3),
          nights: people * 4,
        };
      });
    const before = stays(2021, [1, 2, 3, 4]);
    return {
      register: 'service-provider',
      day: '2021-12-03',
      values: {
        title:
          index === 0
            ? 'Nhà tạm lánh của tỉnh (dữ liệu mẫu)'
            : `Cơ sở trợ giúp xã hội công lập số ${index} (dữ liệu mẫu)`,
        kind: index === 0 ? 'shelter' : 'social_work',
        ownership: 'public',
        place,
        address: 'Thành phố Thái Bình',
        listed: true,
        phone: '0227 000 001',
        opened_on: '2015-01-05',
        services: ['shelter', 'psychology', 'referral'],
        places: [{ since: '2015-01-05', count: 10 + index * 4 }],
        ...(index === 0 ? {} : { gbv_active: index < 3 }),
        staff: { '': 8, 'sex=female': 6, 'sex=male': 2 },
        trained: 5,
        quality: [{ on: '2021-10-12', by: body.id, result: 'meets' }],
        stays: before,
      },
      later: [
        {
          day: '2022-04-05',
          change: { stays: [...before, ...stays(2022, [1])] },
          reason: 'Số lượt tạm lánh quý I năm 2022',
        },
        {
          day: '2022-10-05',
          change: { stays: [...before, ...stays(2022, [1, 2, 3])] },
          reason: 'Số lượt tạm lánh quý II và III năm 2022',
        },
      ],
    };
  });
};

/** One hospital begins the pilot that the strategy asks for. */
export const lgbtClinic: Maker = (body, year) =>
  year < 2022
    ? []
    : [
        {
          register: 'service-provider',
          day: '2022-06-20',
          values: {
            title: 'Phòng khám thí điểm (dữ liệu mẫu)',
            kind: 'health',
            ownership: 'public',
            place: body.id,
            address: 'Thành phố Thái Bình',
            listed: true,
            opened_on: '2022-06-15',
            services: ['health', 'psychology'],
            lgbt_care: true,
          },
        },
      ];
