const AT_ONCE = 8;

/** A few at a time, so that the machine stays usable. */
export async function together<T>(things: readonly T[], run: (thing: T) => Promise<void>): Promise<void> {
  const rest = [...things].reverse();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let thing = rest.pop(); thing !== undefined; thing = rest.pop()) await run(thing);
    }),
  );
}
