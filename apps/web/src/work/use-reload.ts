import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Loads the room's data again: after an edit conflict the present version must be on the page. */
export function useReload(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ['work'] }), [queries]);
}
