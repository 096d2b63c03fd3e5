/* Says that the server does not answer, and that it does again. Vaadin would say so only after the reader's next click: a websocket that
   is lost, and tried again and again, is no news to it. So when that happens this file asks for itself, until it is answered. */
(() => {
  const itself = document.currentScript.src;
  const second = 1000;
  const pause = () => new Promise(done => setTimeout(done, second));
  const answers = async () => {
    try {
      return (await fetch(itself, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5 * second) })).ok;
    } catch (silent) {
      return false;
    }
  };

  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    const connection = window.Vaadin.connectionState;
    await pause();
    for (let silent = false; !await answers(); silent = true) {
      if (!silent) connection.state = 'reconnecting';
      await pause();
    }
    if (connection.state === 'reconnecting') connection.state = 'connected';
    asking = false;
  };

  const attend = () => {
    const push = window.vaadinPush?.atmosphere;
    if (push) push.addCallback(news => /closed|error/.test(news.state) && ask());
    else setTimeout(attend, second);
  };
  attend();
})();
