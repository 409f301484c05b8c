import { useEffect, useState } from 'react';

/** For dialogs that are there only while they are open: focus goes back to what opened them when they go. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      setTimeout(() => {
        // Not when the page behind has changed, or somebody else has taken the focus.
        if (opener?.isConnected && document.activeElement === document.body) opener.focus();
      });
    },
    [opener],
  );
}
