/* Single keys, outside of fields, unless the account has switched them off: n asks, / searches, j and k go from step to step. */
(() => {
  const goTo = path => document.querySelector(`.shell-drawer a[href="${path}"]`)?.click();
  const step = way => {
    const steps = [...document.querySelectorAll('.step-summary')];
    const here = steps.findIndex(summary => summary.parentElement.contains(document.activeElement));
    const next = steps[here < 0 ? (way > 0 ? 0 : -1) : here + way];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const keys = { n: () => goTo('/'), '/': () => goTo('/history'), j: () => step(1), k: () => step(-1) };
  const writes = target => target.closest?.('input, textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=listbox]');

  document.addEventListener('keydown', event => {
    const off = document.documentElement.dataset.singleKeys === 'off';
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const action = keys[event.key];
    const target = event.composedPath()[0];
    if (!action || writes(target) || document.querySelector('vaadin-dialog[opened]')) return;
    event.preventDefault();
    action();
  });
})();
