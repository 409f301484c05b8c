/**
 * Messages appear when a field is left, and a field is often left by pressing a button. Were they drawn at once, the
 * button would move away from under the finger before it is let go, and nothing would be pressed.
 */

let pressed = false;
let watching = false;

/** From now on it is known whether something is being pressed. */
export function watchPresses(): void {
  if (watching) return;
  watching = true;
  const on = { capture: true, passive: true } as const;
  window.addEventListener('pointerdown', () => set(true), on);
  for (const end of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(end, () => set(false), on);
}

const set = (now: boolean) => {
  pressed = now;
};

/** Calls at once, or once what is being pressed has been let go and has had its click. */
export function afterPress(callback: () => void): void {
  if (!pressed) {
    callback();
    return;
  }
  const over = () => {
    window.removeEventListener('pointerup', over, true);
    window.removeEventListener('pointercancel', over, true);
    setTimeout(callback);
  };
  window.addEventListener('pointerup', over, true);
  window.addEventListener('pointercancel', over, true);
}
