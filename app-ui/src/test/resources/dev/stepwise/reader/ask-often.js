/* Asks so many times, one right after the other, in one page; each time it goes on when the run's page is there, address and all. */
([question, times]) => {
  const late = () => new Error(`The page did not get on; at ${location.pathname} it says: ${document.body.innerText.slice(0, 500)}`);
  const until = find => new Promise((resolve, reject) => {
    const deadline = Date.now() + 60000;
    const look = () => {
      const found = find();
      if (found) resolve(found);
      else if (Date.now() > deadline) reject(late());
      else setTimeout(look, 50);
    };
    look();
  });
  const one = selector => document.querySelector(selector);
  const onRun = () => location.pathname.startsWith('/runs/') && one('[role=status]');
  const ask = async time => {
    if (time > 0) one('.drawer-actions a[href="/"], .drawer-actions a[href=""]').click();
    const field = await until(() => onRun() ? null : one('vaadin-text-area.ask-input'));
    field.value = question;
    field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    one('.ask-foot vaadin-button[theme~=primary]').click();
    await until(onRun);
  };
  window.benchAsked = (async () => { for (let time = 0; time < times; time++) await ask(time); })();
}
