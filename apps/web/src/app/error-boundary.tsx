import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from './i18n.tsx';
import { words } from './words.ts';

/** Last resort: a failure outside of any page still gets words and a way on. Pages have their own, in the router. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useWords(words);
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw="34rem">
        <Title order={1}>{t('broken')}</Title>
        <Text>{t('brokenText')}</Text>
        <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
      </Stack>
    </Center>
  );
}
