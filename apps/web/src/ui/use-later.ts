import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';

/**
 * Calls a moment after the last key, so that half a word is not searched for. Not once the person is on the way to
 * another page: writing the words into this page's address would bring them back.
 */
export function useLater<T>(callback: (value: T) => void, milliseconds: number): (value: T) => void {
  const router = useRouter();
  const here = useRef(router.latestLocation.pathname);
  return useDebouncedCallback((value: T) => {
    if (router.latestLocation.pathname === here.current) callback(value);
  }, milliseconds);
}
