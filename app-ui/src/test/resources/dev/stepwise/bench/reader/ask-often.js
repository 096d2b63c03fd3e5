/* Asks so many times, one right after the other, in one page; each time it goes on when the run's page is there. */
([question, times]) => {
  const until = find => new Promise((resolve, reject) => {
    const late = setTimeout(() => { observer.disconnect(); reject(new Error('The page did not get on.')); }, 60000);
    const look = () => {
      const found = find();
      if (!found) return;
      observer.disconnect();
      clearTimeout(late);
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
  const one = selector => document.querySelector(selector);
  const ask = async time => {
    if (time > 0) one('.drawer-actions a[href="/"], .drawer-actions a[href=""]').click();
    const field = await until(() => one('[role=status]') ? null : one('vaadin-text-area.ask-input'));
    field.value = question;
    field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    one('.ask-foot vaadin-button[theme~=primary]').click();
    await until(() => one('[role=status]'));
  };
  window.benchAsked = (async () => { for (let time = 0; time < times; time++) await ask(time); })();
}
