import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PageError } from './page-error.tsx';
import { rooms } from './rooms.ts';
import { rootRoute, shellRoute, unknownRoute } from './roots.tsx';

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([...rooms.flatMap((room) => [...room.inShell]), unknownRoute]),
  ...rooms.flatMap((room) => [...room.beside]),
]);

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
