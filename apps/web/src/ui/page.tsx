import { Anchor, Box, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../app/i18n.tsx';
import classes from './page.module.css';

export interface Crumb {
  readonly title: string;
  readonly to: string;
}

interface PageProps {
  readonly title: string;
  /** One line beneath the title: what this page is of. */
  readonly subtitle?: ReactNode;
  /** The way here, without this page itself. */
  readonly crumbs?: readonly Crumb[];
  /** Buttons at the right of the title; not printed. */
  readonly actions?: ReactNode;
  /** Reading width (forms, text) instead of the whole width. */
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}

/** The path whose heading was last given focus; at the page where a visit begins, the browser's own focus stays. */
let announced = window.location.pathname;

/** Frame of every page: document title, one h1 that takes focus after navigation, way back, actions, print heading. */
export function Page({ title, subtitle, crumbs, actions, narrow = false, children }: PageProps) {
  const { language } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === 'Bình Đẳng' ? title : `${title} · Bình Đẳng`;
  }, [title]);
  useEffect(() => {
    const path = window.location.pathname;
    // Focus on the heading makes a screen reader read the new page's name, as a full load would.
    if (announced !== path) heading.current?.focus({ preventScroll: true });
    announced = path;
  }, []);
  return (
    <Stack gap="md" className={narrow ? classes.narrow : undefined}>
      <Text className="print-only" size="xs">
        Bình Đẳng · {new Date().toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')}
      </Text>
      <Box>
        {crumbs !== undefined && crumbs.length > 0 && (
          <Breadcrumbs
            mb={4}
            className="no-print"
            classNames={{ breadcrumb: classes.crumb ?? '' }}
            component="nav"
            aria-label={language === 'vi' ? 'Đường dẫn' : 'Breadcrumb'}
          >
            {crumbs.map((crumb) => (
              <Anchor key={crumb.to} component={Link} to={crumb.to} size="sm">
                {crumb.title}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Box className={classes.titles}>
            <Title order={1} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {subtitle !== undefined && (
              <Text c="dimmed" component="div">
                {subtitle}
              </Text>
            )}
          </Box>
          {actions !== undefined && (
            <Group gap="xs" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      </Box>
      {children}
    </Stack>
  );
}
