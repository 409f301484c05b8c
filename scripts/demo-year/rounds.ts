/**
 * How a round of reports goes: communes first, then districts and departments, then the province. Two communes are late,
 * one of them so late that its district has consolidated already; a third is returned and mends its report.
 */
import { addDays, type CivilDate } from '@binhdang/domain';
import type { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';
import type { Office } from './office.ts';
import { leaderOf, officerOf } from './people.ts';
import { judge, mend, type Round, type Sending, send, sign } from './reports.ts';
import { together } from './together.ts';

export type Act = 'communes' | 'late' | 'districts' | 'later' | 'province';

const LEAD = 'lead';
const LEADER = 'leader';

export interface RoundOf {
  readonly round: Round;
  readonly act: Act;
}

export async function play(
  office: Office,
  { round, act }: RoundOf,
  bodies: readonly DemoBody[],
  chance: Chance,
  tell: (done: number, of: number) => void,
): Promise<void> {
  await new Acting(office, round, bodies, chance, tell).play(act);
}

class Acting {
  private readonly office: Office;
  private readonly round: Round;
  private readonly bodies: readonly DemoBody[];
  private readonly chance: Chance;
  private readonly tell: (done: number, of: number) => void;

  constructor(
    office: Office,
    round: Round,
    bodies: readonly DemoBody[],
    chance: Chance,
    tell: (done: number, of: number) => void,
  ) {
    this.office = office;
    this.round = round;
    this.bodies = bodies;
    this.chance = chance;
    this.tell = tell;
  }

  async play(act: Act): Promise<void> {
    const { late, later, returned } = this.cast();
    const communes = this.of('commune');
    switch (act) {
      case 'communes': {
        await this.sendAll(communes.filter((one) => one !== late && one !== later));
        return this.judgeBelow(new Set(returned === undefined ? [] : [returned.id]));
      }
      case 'late': {
        await this.sendAll(late ? [late] : []);
        if (returned) await mend(await this.office.person(officerOf(returned)), this.sending(returned));
        return this.judgeBelow();
      }
      case 'districts': {
        await this.sendAll([...this.of('district'), ...this.of('department')]);
        await judge(await this.office.person(LEAD), this.round);
        return;
      }
      case 'later': {
        await this.sendAll(later ? [later] : []);
        return this.judgeBelow();
      }
      case 'province':
        return this.province();
    }
  }

  /** Three communes of as many districts, the same each time. */
  private cast(): { late?: DemoBody; later?: DemoBody; returned?: DemoBody } {
    const [late, later, returned] = this.chance
      .of(`cast ${this.round.period}`)
      .some(this.of('commune'), 3, 3);
    return { ...(late && { late }), ...(later && { later }), ...(returned && { returned }) };
  }

  private of(sort: DemoBody['sort']): DemoBody[] {
    return this.bodies.filter((body) => body.sort === sort);
  }

  private sending(body: DemoBody, level: Sending['level'] = body.sort): Sending {
    return {
      ...this.round,
      body,
      level,
      chance: this.chance.of(`${this.round.period}/${body.key}`),
      lately: addDays(this.office.day, -20),
    };
  }

  private async sendAll(bodies: readonly DemoBody[]): Promise<void> {
    let done = 0;
    await together(bodies, async (body) => {
      await send(await this.office.person(officerOf(body)), this.sending(body));
      // Those who sign are fewer: half of the communes leave it at the paper.
      if (body.sort !== 'commune' || this.chance.of(`signs ${body.key}`).is(0.5))
        await sign(await this.office.person(leaderOf(body)), this.round);
      this.tell(++done, bodies.length);
    });
  }

  private async judgeBelow(returned: ReadonlySet<string> = new Set()): Promise<void> {
    await together(this.of('district'), async (district) => {
      await judge(await this.office.person(officerOf(district)), this.round, returned);
    });
  }

  /** The lead officer writes for the committee of the province; its leader signs, which closes the report. */
  private async province(): Promise<void> {
    const lead = await this.office.person(LEAD);
    const leader = await this.office.person(LEADER);
    const committee: DemoBody = {
      id: leader.bodyId,
      key: 'ubnd-tinh',
      kind: 'provincial_peoples_committee',
      name: 'Ủy ban nhân dân tỉnh',
      called: 'tỉnh',
      sort: 'department',
      districtKey: null,
      population: 0,
      communes: [],
    };
    await send(lead, this.sending(committee, 'province'));
    await sign(leader, this.round);
    this.tell(1, 1);
  }
}

const HALF: Round = { series: 'equality-half', period: '2022-H1' };
const YEAR: Round = { series: 'equality-year', period: '2022' };

/** By the calendar of catalog/reporting.json: communes by the 1st, districts and departments by the 7th or 8th. */
export const ROUNDS: Readonly<Record<CivilDate, RoundOf>> = {
  '2022-05-30': { round: HALF, act: 'communes' },
  '2022-06-03': { round: HALF, act: 'late' },
  '2022-06-06': { round: HALF, act: 'districts' },
  '2022-06-09': { round: HALF, act: 'later' },
  '2022-06-14': { round: HALF, act: 'province' },
  '2022-10-31': { round: YEAR, act: 'communes' },
  '2022-11-03': { round: YEAR, act: 'late' },
  '2022-11-07': { round: YEAR, act: 'districts' },
  '2022-11-10': { round: YEAR, act: 'later' },
  '2022-11-23': { round: YEAR, act: 'province' },
};
