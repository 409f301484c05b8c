import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * Somebody else saved first: loads the new version behind the form, so that it is on screen and the next attempt is
 * based on it. What was typed stays.
 */
export function useConflict(): { conflict: boolean; onConflict: () => void } {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState(false);
  return {
    conflict,
    onConflict: () => {
      setConflict(true);
      void queries.invalidateQueries({ queryKey: ['org'] });
    },
  };
}
