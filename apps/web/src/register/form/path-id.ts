/** Ids of inputs by the path of what they hold, so that a message can lead to its place. */

/** Id of an input beneath the one called `id`: a cell of a table, of a grid. */
export const pathId = (id: string, parts: readonly (string | number)[]): string => [id, ...parts].join('.');

/** Takes the cursor to the field at a path ("members.2.since"), or to what of it there is. */
export function focusPath(formId: string, path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const found = document.getElementById(pathId(formId, parts.slice(0, length)));
    if (found === null) continue;
    // Files and grids are called by what stands around their inputs.
    const target = found.matches(STOPS) ? found : (found.querySelector<HTMLElement>(STOPS) ?? found);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
    return;
  }
}

/** Where the cursor stops on its way through a form by Enter. */
export const STOPS =
  'input:not([type="hidden"], [type="file"], :disabled), select:not(:disabled), textarea:not(:disabled), [data-stop]';
