/* Notes how many letters of which step can be read (0: the answer), and when, in milliseconds since 1970. */
() => {
  const noted = window.benchNoted = [];
  const known = new Map();
  const look = (place, text) => {
    const letters = text?.textContent.replace(/[^\p{L}\p{N}]+/gu, '').length ?? 0;
    if (letters > (known.get(place) ?? 0)) {
      known.set(place, letters);
      noted.push([place, letters, Date.now()]);
    }
  };
  new MutationObserver(() => {
    document.querySelectorAll('.step').forEach((step, index) => {
      if (step.classList.contains('live')) look(index + 1, step.querySelector('.step-content .model-text'));
    });
    look(0, document.querySelector('.answer .model-text'));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
