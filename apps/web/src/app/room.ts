/** What a room gives to the shell. */
import type { account, Role, Words } from '@binhdang/contract';
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** How one kind of notification reads, and where it leads. */
export interface NotificationKind {
  readonly icon: ComponentType<{ readonly size?: number | string }>;
  /** `{placeholders}` are filled from the notification's detail. */
  readonly words: Words;
  /** Address of the thing it is about; left out where there is no page for it. */
  readonly to?: (notification: account.Notification) => string;
}

export interface Room {
  /** Routes under {@link import('./roots.tsx').shellRoute}. */
  readonly inShell: readonly AnyRoute[];
  /** Routes beside the shell, under the root. */
  readonly beside?: readonly AnyRoute[];
}

/** Entry of the main navigation; shown to those who hold one of the roles, once its page exists. */
export interface NavigationEntry {
  readonly path: string;
  readonly words: Words;
  readonly icon: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
  /** Who sees it; 'everyone' for all that are signed in. */
  readonly roles: readonly Role[] | 'everyone';
}
