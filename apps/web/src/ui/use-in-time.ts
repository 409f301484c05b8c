import { useEffect, useRef, useState } from 'react';

/** What nobody looks at yet comes this much later, so that what they do look at comes first; and is there for printing. */
const LATER_MS = 3_000;

/** Whether it is time to draw something heavy at the place of `ref`: it is near what is seen, or the page has had its time. */
export function useInTime<T extends Element>() {
  const ref = useRef<T>(null);
  const [time, setTime] = useState(false);
  useEffect(() => {
    const place = ref.current;
    if (time || place === null) return;
    const timer = setTimeout(() => setTime(true), LATER_MS);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setTime(true);
    });
    observer.observe(place);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [time]);
  return { ref, time };
}
