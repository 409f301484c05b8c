import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/fonts.css';
import './app/app.css';
import { registerSW } from 'virtual:pwa-register';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './app/api.ts';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { LanguageProvider } from './app/i18n.tsx';
import { printInLight } from './app/print.ts';
import { newRouter } from './app/router.tsx';
import { cssVariables, theme } from './app/theme.ts';
import { UpdateNotice } from './app/update-notice.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // The API's own problems say that there is no network; a paused query would only show grey lines.
      networkMode: 'always',
      retry: (failures, problem) => failures < 2 && problem instanceof ApiProblem && problem.passing,
    },
    mutations: { networkMode: 'always' },
  },
});
const router = newRouter(queries);
printInLight();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
      <LanguageProvider>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <Notifications position="bottom-right" />
            <RouterProvider router={router} />
            <UpdateNotice register={registerSW} />
          </QueryClientProvider>
        </ErrorBoundary>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
