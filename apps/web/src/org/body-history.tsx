import { org } from '@binhdang/contract';
import { formatDate, isCivilDate } from '@binhdang/domain';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { dictionary } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { History } from '../ui/history.tsx';
import { Loading } from '../ui/loading.tsx';
import { historyActions } from './history-actions.ts';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

const fields = dictionary({
  name: words.name,
  short_name: words.shortName,
  name_en: words.nameEn,
  symbol: words.symbol,
  kind: words.kind,
  note: words.note,
  alias: words.alias,
  system: words.codeSystem,
  code: words.code,
  valid_from: words.from,
  valid_to: words.to,
});

export function BodyHistory({ bodyId }: { readonly bodyId: string }) {
  const { nameOf } = useKinds();
  const { data, error, refetch } = useQuery(read(org.bodyHistory, { params: { bodyId } }));
  if (error) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <History
      lines={data.items}
      actions={historyActions}
      fields={fields}
      show={(field, value) =>
        field === 'kind' && typeof value === 'string'
          ? nameOf(value)
          : isCivilDate(String(value))
            ? formatDate(String(value))
            : undefined
      }
    />
  );
}
