import { register } from '@binhdang/contract';
import { fold } from '@binhdang/domain';
import { Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconNotebook, IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useLater } from '../../ui/use-later.ts';
import { GROUP_NAMES, STATUS_NAMES } from '../status-names.ts';
import { Pills } from './pills.tsx';
import classes from './registers.module.css';
import { type MenuKind, registersRoute } from './routes.ts';
import { STATUSES } from './search.ts';
import { words } from './words.ts';

type Register = register.Register;

const GROUPS = Object.keys(GROUP_NAMES) as (keyof typeof GROUP_NAMES)[];

/** The registers by group: what each is for, what is in it, what waits, and the way to a new record. */
export function RegistersPage() {
  const t = useWords(words);
  const { q, chi } = registersRoute.useSearch();
  const query = useQuery(read(register.registers));
  const { data } = query;
  const waiting = useQuery(read(register.waiting, { query: { limit: 1 } }));
  const items = data?.items ?? [];
  const found = items.filter((one) => fits(one, q) && (chi === undefined || countOf(one, chi) > 0));
  const open = found.filter(({ retired }) => !retired);
  const retired = found.filter((one) => one.retired);
  const mayWrite = (data?.writableBodies.length ?? 0) > 0;
  const toJudge = waiting.data?.total ?? 0;
  return (
    <Page
      title={t('registers')}
      subtitle={t('registersAbout')}
      actions={
        toJudge > 0 && (
          <LinkButton to="/so-theo-doi/cho-xac-nhan">{t('toJudgeCount', { count: toJudge })}</LinkButton>
        )
      }
    >
      <Finder q={q} />
      {data !== undefined && <Kinds registers={items} chosen={chi} />}
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {data !== undefined && found.length === 0 && <Empty icon={IconNotebook} text={t('noRegister')} />}
      <GroupsOf registers={open} mayWrite={mayWrite} />
      {retired.length > 0 && (
        <section aria-label={t('retired')}>
          <Title order={2} size="h4">
            {t('retired')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('retiredAbout')}
          </Text>
          <Lines registers={retired} mayWrite={false} />
        </section>
      )}
    </Page>
  );
}

/** How many records of the register are of this kind. */
function countOf({ counts }: Register, kind: MenuKind): number {
  return kind === 'co' ? STATUSES.reduce((sum, status) => sum + counts[status], 0) : counts[kind];
}

interface KindsProps {
  readonly registers: readonly Register[];
  readonly chosen: MenuKind | undefined;
}

/** Of thirty registers those that ask for something: what was sent back, what was begun. */
function Kinds({ registers, chosen }: KindsProps) {
  const t = useWords(words);
  const say = useSay();
  const navigate = registersRoute.useNavigate();
  const sum = (kind: MenuKind) => registers.reduce((total, one) => total + countOf(one, kind), 0);
  const choices = [
    { value: undefined, name: t('allRegisters'), count: registers.length },
    { value: 'co', name: t('withRecords'), count: registers.filter((one) => countOf(one, 'co') > 0).length },
    ...(['draft', 'submitted', 'returned'] as const).map((status) => ({
      value: status,
      name: say(STATUS_NAMES[status]),
      count: sum(status),
    })),
  ] as const;
  return (
    <Pills
      label={t('filterRegisters')}
      choices={choices.filter(({ value, count }) => count > 0 || value === chosen)}
      chosen={chosen}
      onChange={(chi) => void navigate({ search: (before) => ({ ...before, chi }), replace: true })}
    />
  );
}

/** Words of name and purpose in any order, marks ignored. */
function fits({ name, purpose }: Register, q: string | undefined): boolean {
  const text = fold(`${name.vi} ${name.en} ${purpose.vi} ${purpose.en}`);
  return fold(q ?? '')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Finder({ q }: { readonly q: string | undefined }) {
  const t = useWords(words);
  const navigate = registersRoute.useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const find = useLater((value: string) => {
    void navigate({
      search: (before) => ({ ...before, q: value.trim() === '' ? undefined : value }),
      replace: true,
    });
  }, 200);
  return (
    <TextInput
      type="search"
      label={t('findRegister')}
      placeholder={t('findRegisterHint')}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
      className={`${classes.finder} no-print`}
    />
  );
}

interface RegistersProps {
  readonly registers: readonly Register[];
  readonly mayWrite: boolean;
}

function GroupsOf({ registers, mayWrite }: RegistersProps) {
  const say = useSay();
  return (
    <Stack gap="lg">
      {GROUPS.map((group) => {
        const own = registers.filter((one) => one.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-label={say(GROUP_NAMES[group])}>
            <Title order={2} size="h4" mb="xs">
              {say(GROUP_NAMES[group])}
            </Title>
            <Lines registers={own} mayWrite={mayWrite} />
          </section>
        );
      })}
    </Stack>
  );
}

function Lines({ registers, mayWrite }: RegistersProps) {
  const bodies = new Set(useMe()?.roles.map(({ body }) => body.id));
  const ownBodyId = bodies.size === 1 ? [...bodies][0] : undefined;
  return (
    <Card p={0} component="ul" className={classes.lines}>
      {registers.map((one) => (
        <Line key={one.code} register={one} mayWrite={mayWrite} ownBodyId={ownBodyId} />
      ))}
    </Card>
  );
}

interface LineProps extends CountsProps {
  readonly mayWrite: boolean;
}

function Line({ register: one, mayWrite, ownBodyId }: LineProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <li className={classes.line}>
      <div>
        <AppLink to="/so-theo-doi/$register" params={{ register: one.code }} fw={600}>
          {say(one.name)}
        </AppLink>
        <Text size="sm" c="dimmed" className={classes.purpose ?? ''}>
          {say(one.purpose)}
        </Text>
        <Counts register={one} ownBodyId={ownBodyId} />
      </div>
      {mayWrite && (
        <LinkButton
          to="/so-theo-doi/$register/ghi-moi"
          params={{ register: one.code }}
          variant="default"
          size="sm"
          leftSection={<IconPencilPlus size={18} aria-hidden />}
          aria-label={t('enterInto', { name: say(one.name) })}
          className="no-print"
        >
          {t('enter')}
        </LinkButton>
      )}
    </li>
  );
}

interface CountsProps {
  readonly register: Register;
  /** The body that the person works in, where it is one. */
  readonly ownBodyId: string | undefined;
}

/** How many there are, and what asks for something to be done; each leads to exactly those. */
function Counts({ register: { code, counts, mine }, ownBodyId }: CountsProps) {
  const t = useWords(words);
  const total = counts.draft + counts.submitted + counts.returned + counts.verified;
  const asking = [
    ['draft', 'drafts'],
    ['submitted', 'waiting'],
    ['returned', 'returned'],
  ] as const;
  return (
    <Group gap="0.3rem 1rem" className={classes.counts ?? ''}>
      <span>{total === 0 ? t('noRecords') : t('records', { count: total })}</span>
      {mine > 0 && mine < total && <OwnRecords code={code} count={mine} bodyId={ownBodyId} />}
      {asking.map(([status, word]) =>
        counts[status] === 0 ? null : (
          <AppLink
            key={status}
            to="/so-theo-doi/$register"
            params={{ register: code }}
            search={{ trangThai: status }}
            size="sm"
            data-status={status}
            className={classes.asking ?? ''}
          >
            {t(word, { count: counts[status] })}
          </AppLink>
        ),
      )}
    </Group>
  );
}

interface OwnRecordsProps {
  readonly code: string;
  readonly count: number;
  readonly bodyId: string | undefined;
}

/** The list shows one body at a time; of several bodies only the number is told. */
function OwnRecords({ code, count, bodyId }: OwnRecordsProps) {
  const t = useWords(words);
  if (bodyId === undefined) return <span>{t('mine', { count })}</span>;
  return (
    <AppLink to="/so-theo-doi/$register" params={{ register: code }} search={{ coQuan: bodyId }} size="sm">
      {t('mine', { count })}
    </AppLink>
  );
}
