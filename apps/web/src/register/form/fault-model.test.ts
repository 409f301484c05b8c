import { type Axis, RecordRules, type RegisterDefinition } from '@binhdang/domain/register';
import { describe, expect, it } from 'vitest';
import breakdowns from '../../../../../catalog/breakdowns.json' with { type: 'json' };
import committee from '../../../../../catalog/registers/committee.json' with { type: 'json' };
import training from '../../../../../catalog/registers/training-class.json' with { type: 'json' };
import { isBlank, sameEntered } from './entered.ts';
import { byField, faultsIn, sameFaults, serverFaults } from './fault-model.ts';

const axes = new Map((breakdowns.axes as readonly Axis[]).map((axis) => [axis.code, axis]));
const context = { axes, today: '2022-11-24' };
const rulesOf = (definition: unknown) => new RecordRules(definition as RegisterDefinition);

describe('faults of a form', () => {
  it('come in the order of the form, those across fields among them', () => {
    const faults = faultsIn(
      rulesOf(training),
      { starts_on: '2022-06-15', ends_on: '2022-06-14', days: '2.5' },
      context,
    );
    const codes = faults.map(({ path }) => path);
    expect(codes.indexOf('ends_on')).toBeLessThan(codes.indexOf('days'));
    expect(codes[0]).toBe('title');
  });

  it('what was typed and is no number is refused with how to write it', () => {
    const [fault] = faultsIn(rulesOf(training), { days: '2.5' }, context).filter(
      ({ path }) => path === 'days',
    );
    expect(fault?.message.vi).toContain('1.234,5');
  });

  it('stand at the row on screen although empty rows are left out of the record', () => {
    const entered = { members: [{}, { person: ' ' }, { person: 'Lê Thị B', since: '31/2/2022' }] };
    const paths = faultsIn(rulesOf(committee), entered, context).map(({ path }) => path);
    expect(paths).toContain('members.2.since');
    expect(paths.filter((path) => path.startsWith('members.0') || path.startsWith('members.1'))).toEqual([]);
  });

  it('of the server are brought to the same places, those of other things left out', () => {
    const message = { vi: 'x', en: 'x' };
    const entered = { members: [{}, { person: 'A' }] };
    const errors = [
      { path: 'values.members.0.since', message },
      { path: 'reason', message },
    ];
    expect(serverFaults(errors, entered).map(({ path }) => path)).toEqual(['members.1.since']);
  });

  it('are told apart by field, and known again', () => {
    const faults = faultsIn(rulesOf(training), {}, context);
    expect([...byField(faults).keys()]).toContain('title');
    expect(sameFaults(faults, [...faults])).toBe(true);
    expect(sameFaults(faults, faults.slice(1))).toBe(false);
  });
});

describe('what was entered', () => {
  it.each([
    [undefined, true],
    ['  ', true],
    [[], true],
    [[{ a: '' }], true],
    [{}, true],
    [0, false],
    [false, false],
    [{ '': 0 }, false],
  ])('%j is blank: %j', (value, blank) => {
    expect(isBlank(value)).toBe(blank);
  });

  it('is compared by what it says', () => {
    expect(sameEntered({ a: 1, b: '' }, { a: 1 })).toBe(true);
    expect(sameEntered(['x'], ['x', ''])).toBe(true);
    expect(sameEntered({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameEntered([], {})).toBe(true);
  });
});
