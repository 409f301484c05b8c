import { cascade } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { ActionIcon, Anchor, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileText, IconLink, IconPlus, IconUnlink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { dictionary, useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './cascade.module.css';
import { ReferenceForm } from './reference-form.tsx';

const words = dictionary({
  up: { vi: 'Thực hiện các văn bản, kế hoạch', en: 'Carries out' },
  down: { vi: 'Được cụ thể hóa bởi', en: 'Carried out by' },
  this: { vi: 'kế hoạch này', en: 'this plan' },
  noneUp: { vi: 'Chưa gắn văn bản cấp trên nào.', en: 'No document above was named yet.' },
  noneDown: { vi: 'Chưa có kế hoạch nào ở phía dưới.', en: 'No plan below yet.' },
  cited: { vi: 'Văn bản được viện dẫn, chưa gắn', en: 'Cited and not linked yet' },
  citedHint: {
    vi: 'Đọc từ nội dung kế hoạch. Chọn những văn bản mà kế hoạch này thực hiện.',
    en: 'Read from the plan’s text. Choose what this plan carries out.',
  },
  linkChosen: { vi: 'Gắn {count} văn bản', en: 'Link {count}' },
  linked: { vi: 'Đã gắn.', en: 'Linked.' },
  unlink: { vi: 'Bỏ gắn {name}', en: 'Take {name} away' },
  addDocument: { vi: 'Thêm văn bản khác', en: 'Another document' },
  addPlan: { vi: 'Gắn kế hoạch có trong hệ thống', en: 'Link a plan of this system' },
  choosePlan: { vi: 'Chọn kế hoạch', en: 'Choose a plan' },
  link: { vi: 'Gắn', en: 'Link' },
  of: { vi: '{name} số {number} ngày {date} của {issuer}', en: '{name} {number} of {date}, {issuer}' },
  ofUndated: { vi: '{name} số {number} của {issuer}', en: '{name} {number}, {issuer}' },
  ofDraft: { vi: '{name} (chưa có số) của {issuer}', en: '{name} (no number yet), {issuer}' },
  addAbove: { vi: 'Thêm văn bản mà {name} thực hiện', en: 'Add what {name} carries out' },
  file: { vi: 'Tệp', en: 'File' },
});

interface ChainViewProps {
  readonly of: 'plan' | 'bodyPlan';
  readonly id: string;
  /** For which body files are kept. */
  readonly bodyId: string;
}

/** The chain upward to strategies and programmes, and downward to the plans that carry it out. */
export function ChainView(props: ChainViewProps) {
  const query = useQuery(read(cascade.chain, { query: { of: props.of, id: props.id } }));
  if (query.data === undefined) {
    return query.isError ? (
      <Failure problem={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return <Chain {...props} chain={query.data} />;
}

function Chain({ chain, ...props }: ChainViewProps & { readonly chain: cascade.Chain }) {
  const t = useWords(words);
  const [adding, setAdding] = useState<string>();
  const has = (side: 'child' | 'parent') => chain.links.some((link) => link[side] === chain.self);
  return (
    <Stack gap="md">
      <Part title={t('up')}>
        {has('child') ? (
          <Tree chain={chain} at={chain.self} direction="up" onAdd={setAdding} path={[]} />
        ) : (
          <Text c="dimmed">{t('noneUp')}</Text>
        )}
        {chain.mayLink && (
          <Group className="no-print">
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setAdding(chain.self)}
            >
              {t('addDocument')}
            </Button>
          </Group>
        )}
      </Part>
      {chain.suggestions.length > 0 && <Suggestions {...props} chain={chain} />}
      {chain.mayLink && chain.plans.length > 0 && <LinkPlan {...props} chain={chain} />}
      <Part title={t('down')}>
        {has('parent') ? (
          <Tree chain={chain} at={chain.self} direction="down" path={[]} />
        ) : (
          <Text c="dimmed">{t('noneDown')}</Text>
        )}
      </Part>
      {adding !== undefined && (
        <ReferenceForm
          of={props.of}
          id={props.id}
          bodyId={props.bodyId}
          childDocumentId={adding === chain.self ? null : adding.replace(/^document:/, '')}
          onClose={() => setAdding(undefined)}
        />
      )}
    </Stack>
  );
}

interface TreeProps {
  readonly chain: cascade.Chain;
  readonly at: string;
  readonly direction: 'up' | 'down';
  readonly path: readonly string[];
  readonly onAdd?: (key: string) => void;
}

function Tree({ chain, at, direction, path, onAdd }: TreeProps) {
  const [here, there] = direction === 'up' ? (['child', 'parent'] as const) : (['parent', 'child'] as const);
  const nodes = new Map(chain.nodes.map((node) => [node.key, node]));
  const links = chain.links.filter((link) => link[here] === at && !path.includes(link[there]));
  if (links.length === 0) return null;
  return (
    <ul className={classes.chain}>
      {links.map((link) => {
        const node = nodes.get(link[there]);
        return node === undefined ? null : (
          <li key={`${link.child}.${link.parent}`}>
            <Node node={node} link={link} chain={chain} onAdd={onAdd} />
            <Tree
              chain={chain}
              at={node.key}
              direction={direction}
              path={[...path, at]}
              {...(onAdd === undefined ? {} : { onAdd })}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface NodeProps {
  readonly node: cascade.ChainNode;
  readonly link: cascade.Chain['links'][number];
  readonly chain: cascade.Chain;
  readonly onAdd: ((key: string) => void) | undefined;
}

function Node({ node, link, chain, onAdd }: NodeProps) {
  const t = useWords(words);
  const submit = useSubmit(cascade.unlink, { outdates: ['cascade'] });
  const { name, number, issuedOn, issuer } = node;
  const cited =
    number === null
      ? t('ofDraft', { name, issuer })
      : issuedOn === null
        ? t('ofUndated', { name, number, issuer })
        : t('of', { name, number, issuer, date: formatDate(issuedOn) });
  return (
    <div>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1 }}>
          <Cited node={node} text={cited} />
          <Text size="sm" c="dimmed">
            {node.title}
            {node.file !== null && (
              <>
                {' · '}
                <Anchor size="sm" href={`/api/files/${node.file.id}`} target="_blank" rel="noreferrer">
                  <IconFileText size={14} aria-hidden /> {t('file')}: {node.file.name}
                </Anchor>
              </>
            )}
          </Text>
        </div>
        {onAdd !== undefined && node.kind === 'document' && chain.mayLink && (
          <ActionIcon
            className="no-print"
            aria-label={t('addAbove', { name: number ?? node.title })}
            onClick={() => onAdd(node.key)}
          >
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        )}
        {link.mayRemove && link.id !== null && (
          <ActionIcon
            className="no-print"
            color="red"
            loading={submit.pending}
            aria-label={t('unlink', { name: number ?? node.title })}
            onClick={() => void submit.run({ params: { linkId: link.id ?? '' } })}
          >
            <IconUnlink size={18} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </div>
  );
}

function Cited({ node, text }: { readonly node: cascade.ChainNode; readonly text: string }) {
  if (node.kind === 'document') return <Text fw={500}>{text}</Text>;
  return node.kind === 'plan' ? (
    <Anchor
      fw={500}
      renderRoot={(props) => <Link {...props} to="/ke-hoach/$planId" params={{ planId: node.id }} />}
    >
      {text}
    </Anchor>
  ) : (
    <Anchor
      fw={500}
      renderRoot={(props) => (
        <Link {...props} to="/ke-hoach-don-vi/$bodyPlanId" params={{ bodyPlanId: node.id }} />
      )}
    >
      {text}
    </Anchor>
  );
}

/** What the plan's own text names: one press instead of typing it again. */
function Suggestions({ chain, of, id }: ChainViewProps & { readonly chain: cascade.Chain }) {
  const t = useWords(words);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const submit = useSubmit(cascade.link, {
    outdates: ['cascade'],
    onDone: () => {
      setChosen([]);
      notifications.show({ message: t('linked'), color: 'green' });
    },
  });
  const documents = chain.suggestions.filter(({ number }) => chosen.includes(number));
  return (
    <Part title={t('cited')}>
      <Text size="sm" c="dimmed">
        {t('citedHint')}
      </Text>
      <Checkbox.Group value={[...chosen]} onChange={setChosen}>
        <Stack gap="xs">
          {chain.suggestions.map(({ kind, number, issuedOn, issuer, title }) => (
            <Checkbox
              key={number}
              value={number}
              label={
                issuedOn === null
                  ? t('ofUndated', { name: kind, number, issuer })
                  : t('of', { name: kind, number, issuer, date: formatDate(issuedOn) })
              }
              description={title}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button
          leftSection={<IconLink size={18} aria-hidden />}
          disabled={documents.length === 0}
          loading={submit.pending}
          onClick={() =>
            void submit.run({
              body: {
                of,
                id,
                childDocumentId: null,
                parent: {
                  kind: 'document',
                  documents: documents.map((one) => ({
                    ...one,
                    issuer: one.issuer === '' ? '–' : one.issuer,
                    title: one.title === '' ? one.number : one.title,
                    fileId: null,
                  })),
                },
              },
            })
          }
        >
          {t('linkChosen', { count: documents.length })}
        </Button>
      </Group>
    </Part>
  );
}

function LinkPlan({ chain, of, id }: ChainViewProps & { readonly chain: cascade.Chain }) {
  const t = useWords(words);
  const [planId, setPlanId] = useState('');
  const submit = useSubmit(cascade.link, { outdates: ['cascade'], onDone: () => setPlanId('') });
  return (
    <Part title={t('addPlan')}>
      <Group align="flex-end">
        <NativeSelect
          aria-label={t('choosePlan')}
          data={[
            { value: '', label: t('choosePlan') },
            ...chain.plans.map(({ id: value, number, title }) => ({
              value,
              label: `${number ?? ''} ${title}`.trim(),
            })),
          ]}
          value={planId}
          onChange={({ currentTarget }) => setPlanId(currentTarget.value)}
          style={{ flex: 1, minWidth: '12rem' }}
        />
        <Button
          variant="default"
          disabled={planId === ''}
          loading={submit.pending}
          onClick={() =>
            void submit.run({ body: { of, id, childDocumentId: null, parent: { kind: 'plan', planId } } })
          }
        >
          {t('link')}
        </Button>
      </Group>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </Part>
  );
}
