// Sets light or dark before the first paint. A file of its own, because the content security policy allows no inline script.
(() => {
  let wish = 'light';
  try {
    wish = localStorage.getItem('mantine-color-scheme-value') ?? 'light';
  } catch {
    // Storage may be blocked; light is readable everywhere.
  }
  const dark = wish === 'dark' || (wish === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
