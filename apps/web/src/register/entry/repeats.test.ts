import type { RegisterDefinition } from '@binhdang/domain/register';
import { describe, expect, it } from 'vitest';
import committee from '../../../../../catalog/registers/committee.json' with { type: 'json' };
import complaint from '../../../../../catalog/registers/complaint.json' with { type: 'json' };
import training from '../../../../../catalog/registers/training-class.json' with { type: 'json' };
import { copied, namesIn, remembered, repeated } from './repeats.ts';

const of = (definition: unknown) => definition as RegisterDefinition;
const values = {
  title: 'Lớp 1',
  topic: 'mainstreaming',
  level: 'district',
  place: 'p1',
  audience: ['leaders'],
  starts_on: '2022-06-15',
  participants: { '': 40 },
  cost: 5_000_000,
  files: ['f1'],
};

describe('what the next record takes over', () => {
  it('keeps place and choices of a series, never text, days, counts or files', () => {
    expect(repeated(of(training), values)).toEqual({
      topic: 'mainstreaming',
      level: 'district',
      place: 'p1',
      audience: ['leaders'],
    });
  });

  it('remembers on this machine only places and single choices', () => {
    expect(remembered(of(training), values)).toEqual({
      topic: 'mainstreaming',
      level: 'district',
      place: 'p1',
    });
  });

  it('remembers nothing of a confidential register', () => {
    expect(remembered(of(complaint), { kind: 'complaint', place: 'p1' })).toEqual({});
  });

  it('remembers of a register of states no choice', () => {
    expect(remembered(of(committee), { level: 'district' })).toEqual({});
  });

  it('copies everything but files', () => {
    const { files: _, ...rest } = values;
    expect(copied(of(training), values, true)).toEqual(rest);
  });

  it('copies no names that the person may not see', () => {
    const record = { name: 'Ban', members: [{ person: '•••', sex: 'female' }] };
    expect(copied(of(committee), record, false)['members']).toEqual([{ sex: 'female' }]);
    expect(copied(of(committee), record, true)['members']).toEqual(record.members);
  });

  it('takes along only the words it needs', () => {
    expect(namesIn({ place: 'p1' }, { p1: 'Xã A', p2: 'Xã B' })).toEqual({ p1: 'Xã A' });
  });
});
