/**
 * A made-up year in the life of the province, lived through working day by working day: what is entered by then is
 * entered, those above look at it. Everything goes over the system's own HTTP stack, as the accounts that would do it, with
 * the clock of the work on the day in question.
 */
import type { CivilDate } from '@binhdang/domain';
import type pg from 'pg';
import type { Services } from '../../apps/server/src/platform/services.ts';
import { communeAmounts, enter, provinceAmounts } from './amounts.ts';
import { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';
import { type Office, openOffice } from './office.ts';
import { makePeople, officerOf } from './people.ts';
import { judgeProgress, reportProgress } from './progress.ts';
import { play, ROUNDS } from './rounds.ts';
import { type Step, stepsOf, take } from './steps.ts';
import { together } from './together.ts';
import { verify } from './verify.ts';
import { readWorld, type WorldSize } from './world.ts';

export interface YearOptions {
  readonly services: Services;
  /** As owner: for reading bodies, making accounts and noting how far the year has come. */
  readonly owner: pg.ClientBase;
  readonly seed?: string;
  readonly size?: WorldSize;
  /** The last day that is lived through; the whole year without it. */
  readonly until?: CivilDate;
  /** Says what is being done; called often. */
  readonly tell: (progress: Progress) => void;
}

export interface Progress {
  readonly day: CivilDate;
  readonly what: 'people' | 'records' | 'amounts' | 'verifying' | 'tasks' | 'reports';
  readonly done: number;
  readonly of: number;
}

export interface Lived {
  /** Days that were lived through in this run; none: all was there. */
  readonly days: readonly CivilDate[];
  /** Days of the year that the demo's clock has not reached. */
  readonly toCome: readonly CivilDate[];
  readonly steps: number;
}

/** Last year is entered at its end; of this year what there is on the days on which reports are written. */
const DAYS: readonly CivilDate[] = ['2021-12-20', ...Object.keys(ROUNDS)];
/** On which the amounts of a year are entered: those of this year before its reports. */
const AMOUNTS: Readonly<Record<CivilDate, number>> = { '2021-12-20': 2021, '2022-10-31': 2022 };
/** On which bodies report on their tasks under the plan: before they write the reports. */
const TASKS: readonly CivilDate[] = ['2022-06-03', '2022-11-03'];
const SETTING = 'demo_year';
const LEAD = 'lead';

/** Goes on where an earlier run stopped; a year that was lived through is left alone. */
export async function liveYear(options: YearOptions): Promise<Lived> {
  const { services, owner } = options;
  if (!services.config.demo) throw new Error('A made-up year is for demos only.');
  const chance = new Chance(options.seed ?? 'binh-dang-2022');
  const bodies = await readWorld(owner, chance.of('world'), options.size);
  const lived = new Set(await daysLived(owner));
  const today = services.clock.today();
  const last = options.until === undefined || options.until > today ? today : options.until;
  const due = DAYS.filter((day) => day <= last && !lived.has(day));
  const toCome = DAYS.filter((day) => day > today);
  if (due.length === 0) return { days: [], toCome, steps: 0 };
  options.tell({ day: today, what: 'people', done: 0, of: 2 * bodies.length });
  await makePeople(owner, bodies);
  const year = new Year(options, bodies, chance);
  let steps = 0;
  for (const day of due) {
    steps += await year.live(DAYS[DAYS.indexOf(day) - 1] ?? '1900-01-01', day);
    await noteLived(owner, day);
  }
  return { days: due, toCome, steps };
}

class Year {
  private readonly options: YearOptions;
  private readonly bodies: readonly DemoBody[];
  private readonly chance: Chance;
  private readonly steps: ReadonlyMap<string, readonly Step[]>;

  constructor(options: YearOptions, bodies: readonly DemoBody[], chance: Chance) {
    this.options = options;
    this.bodies = bodies;
    this.chance = chance;
    const ids = new Map(bodies.map(({ key, id }) => [key, id]));
    this.steps = new Map(
      bodies.map((body) => [body.key, stepsOf(body, chance.of('records'), (key) => ids.get(key))]),
    );
  }

  /** One working day. @returns how many steps were taken */
  async live(after: CivilDate, day: CivilDate): Promise<number> {
    const office = await openOffice(this.options.services, day);
    try {
      const taken = await this.record(office, after);
      const amountsOf = AMOUNTS[day];
      if (amountsOf !== undefined) await this.count(office, amountsOf);
      await this.verify(office);
      if (TASKS.includes(day)) await this.tasks(office);
      const round = ROUNDS[day];
      if (round)
        await play(office, round, this.bodies, this.chance.of('reports'), (done, of) =>
          this.options.tell({ day, what: 'reports', done, of }),
        );
      return taken;
    } finally {
      await office.close();
    }
  }

  private async record(office: Office, after: CivilDate): Promise<number> {
    const work = this.bodies.map((body) => ({
      body,
      steps: (this.steps.get(body.key) ?? []).filter(({ day }) => after < day && day <= office.day),
    }));
    const of = work.reduce((sum, { steps }) => sum + steps.length, 0);
    let done = 0;
    await together(work, async ({ body, steps }) => {
      if (steps.length === 0) return;
      const person = await office.person(officerOf(body));
      for (const step of steps) {
        await take(person, body.id, step);
        this.options.tell({ day: office.day, what: 'records', done: ++done, of });
      }
    });
    return of;
  }

  private async count(office: Office, year: number): Promise<void> {
    const chance = this.chance.of('amounts');
    const communes = this.bodies.filter(({ sort }) => sort === 'commune');
    let done = 0;
    const tell = () =>
      this.options.tell({ day: office.day, what: 'amounts', done: ++done, of: communes.length + 1 });
    await together(communes, async (body) => {
      await enter(await office.person(officerOf(body)), body.id, year, communeAmounts(body, year, chance));
      tell();
    });
    const province = await this.options.owner.query<{ id: string }>(
      `select id from body where kind = 'province' order by key limit 1`,
    );
    await enter(await office.person(LEAD), province.rows[0]?.id ?? '', year, provinceAmounts(year));
    tell();
  }

  private async tasks(office: Office): Promise<void> {
    const chance = this.chance.of('tasks');
    const bound = this.bodies.filter(({ sort }) => sort !== 'commune');
    let done = 0;
    await together(bound, async (body) => {
      await reportProgress(await office.person(officerOf(body)), body.id, office.day, chance);
      this.options.tell({ day: office.day, what: 'tasks', done: ++done, of: bound.length });
    });
    await judgeProgress(await office.person(LEAD), chance);
  }

  private async verify(office: Office): Promise<void> {
    const chance = this.chance.of('verify');
    const districts = this.bodies.filter(({ sort }) => sort === 'district');
    const others = new Set(this.bodies.filter(({ sort }) => sort !== 'commune').map(({ id }) => id));
    let done = 0;
    const tell = () =>
      this.options.tell({ day: office.day, what: 'verifying', done: ++done, of: districts.length + 1 });
    await together(districts, async (district) => {
      const officer = await office.person(officerOf(district));
      await verify(officer, new Set(district.communes.map(({ id }) => id)), chance);
      tell();
    });
    await verify(await office.person(LEAD), others, chance);
    tell();
  }
}

async function daysLived(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ value: string[] }>('select value from setting where key = $1', [
    SETTING,
  ]);
  return rows[0]?.value ?? [];
}

async function noteLived(owner: pg.ClientBase, day: CivilDate): Promise<void> {
  await owner.query(
    `insert into setting (key, value) values ($1, jsonb_build_array($2::text))
     on conflict (key) do update set value = setting.value || excluded.value`,
    [SETTING, day],
  );
}
