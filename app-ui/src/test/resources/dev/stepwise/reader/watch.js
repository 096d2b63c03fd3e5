/* Notes, in milliseconds of the page's clock, the press of Ask and the first sight of what a reader waits for. */
() => {
  const seen = window.benchSeen = {};
  const note = (name, when) => { if (!(name in seen) && when()) seen[name] = performance.now(); };
  const some = selector => [...document.querySelectorAll(selector)].some(e => e.textContent.trim());
  const status = () => document.querySelector('[role=status]')?.textContent.trim() ?? '';
  document.addEventListener('click', () => note('asked', () => true), { capture: true, once: true });
  new MutationObserver(() => {
    if (!('asked' in seen)) return;
    note('firstText', () => some('.step-title-text:not(.text-note), .step-content .model-text, .answer .model-text'));
    note('firstStep', () => some('.step:not(.live) .step-title-text:not(.text-note)'));
    note('answerBegins', () => some('.answer .model-text'));
    note('ended', () => /^(Answered|Failed|Stopped)/.test(status()));
    seen.status = status();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
