/** What publishing the draft would mean for the records that are there. */
import { register } from '@binhdang/contract';
import {
  type Change,
  changesSince,
  type EarlierVersion,
  type MappingNeed,
  mappingNeeds,
  RegisterDefinition,
  tidyDefinition,
} from '@binhdang/domain/register';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useDesigner } from './design-context.ts';

export interface Changes {
  readonly changes: readonly Change[];
  readonly needs: readonly MappingNeed[];
  /** Records of all earlier versions. */
  readonly records: number;
  readonly use: readonly register.Use[];
}

/** `undefined` while it is counted, or while the draft is no definition yet. */
export function useChanges() {
  const { design, definition } = useDesigner();
  const published = design.versions.length > 0;
  const query = useQuery({
    ...read(register.designUse, { params: { register: design.code } }),
    enabled: published,
  });
  const settled = useDeferredValue(definition);
  const { data } = query;
  const changes = useMemo((): Changes | undefined => {
    const parsed = RegisterDefinition.safeParse(tidyDefinition(settled));
    if (!parsed.success) return undefined;
    if (!published) return { changes: [], needs: [], records: 0, use: [] };
    if (data === undefined) return undefined;
    const earlier = design.versions as unknown as readonly EarlierVersion[];
    return {
      changes: changesSince(earlier, parsed.data),
      needs: mappingNeeds(earlier, parsed.data, data.items),
      records: data.versions.reduce((sum, { records }) => sum + records, 0),
      use: data.items,
    };
  }, [settled, published, data, design.versions]);
  return { changes, query };
}
