/* What the pages do in the browser by themselves: text that grows, clocks, following the text, copying. */
(() => {
  const clocks = new Map();
  const words = ms => ms < 60000
    ? `${Math.floor(ms / 1000)}.${Math.floor(ms / 100) % 10} s`
    : `${Math.floor(ms / 60000)} min ${Math.floor(ms / 1000) % 60} s`;

  const tick = () => clocks.forEach((draw, element) => element.isConnected ? draw() : clocks.delete(element));
  setInterval(tick, 200);
  const run = (element, elapsed, draw) => {
    const start = performance.now() - elapsed;
    clocks.set(element, () => draw(performance.now() - start));
    draw(elapsed);
  };

  const scroller = element => {
    for (let e = element; e; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowY)) return e;
    }
    return document.scrollingElement;
  };

  window.stepwise = {
    /* Patches of blocks: index, characters to keep of its HTML, HTML behind them. */
    write(element, size, ...patches) {
      for (let i = 0; i < patches.length; i += 3) {
        const [index, keep, html] = patches.slice(i, i + 3);
        const block = element.children[index] ?? element.appendChild(document.createElement('div'));
        block.stepwiseHtml = (block.stepwiseHtml ?? '').slice(0, keep) + html;
        block.innerHTML = block.stepwiseHtml;
      }
      while (element.children.length > size) element.lastChild.remove();
    },

    clock(element, elapsed, running) {
      clocks.delete(element);
      if (running) run(element, elapsed, ms => element.textContent = words(ms));
      else element.textContent = words(elapsed);
    },

    /* Segments that changed: index, state, title, label, then milliseconds of queue, discarded, prefill and generation. */
    segments(element, size, ...parts) {
      const add = (parent, tag, className) => {
        const child = document.createElement(tag);
        child.className = className;
        return parent.appendChild(child);
      };
      const [bar, scale] = element.children.length
        ? element.children
        : [add(element, 'div', 'timeline-bar'), add(element, 'div', 'timeline-scale')];
      for (let i = 0; i < parts.length; i += 8) {
        const [index, state, title, label, ...times] = parts.slice(i, i + 8);
        const segment = bar.children[index] ?? add(bar, 'div', '');
        const mark = scale.children[index] ?? add(scale, 'span', '');
        const total = times.reduce((sum, time) => sum + time, 0);
        const live = state === 'live';
        segment.className = `timeline-step ${state}`;
        segment.title = title;
        segment.dataset.index = index;
        segment.replaceChildren();
        ['queue', 'discarded', 'prefill', 'gen'].forEach((name, part) => {
          if (times[part] > 0) add(segment, 'i', name).style.setProperty('--ms', times[part]);
        });
        if (live) add(segment, 'i', 'gen').style.setProperty('--ms', `calc(var(--live) - ${total})`);
        mark.textContent = label;
        mark.className = live ? 'now' : isNaN(label) ? 'last' : '';
        [segment, mark].forEach(part => part.style.setProperty('--ms', live ? 'var(--live)' : total));
      }
      [bar, scale].forEach(row => {
        while (row.children.length > size) row.lastChild.remove();
      });
    },

    /* The live end of a timeline grows into the room that is left beside it. */
    grow(element, elapsed, room) {
      clocks.delete(element);
      element.classList.toggle('grows', room > 0);
      const draw = ms => {
        element.style.setProperty('--live', Math.round(ms));
        element.style.setProperty('--room', Math.round(Math.max(room - (ms - elapsed), (ms + room) * 0.15)));
      };
      if (room > 0) run(element, elapsed, draw);
    },

    /* Keeps what is being written in view, as long as the reader is within 80 px of its end. */
    follow(page, live) {
      page.stepwiseFollow?.();
      if (!live) return;
      const pane = scroller(page), events = pane === document.scrollingElement ? document : pane;
      const margin = 24;
      const target = () => page.querySelector('[aria-busy=true]') ?? page;
      const beyond = () => target().getBoundingClientRect().bottom
        - Math.min(innerHeight, pane === document.scrollingElement ? innerHeight : pane.getBoundingClientRect().bottom);
      let near = beyond() < 80, last = target();
      const scrolled = () => near = beyond() < 80;
      const grown = () => {
        if (!near) return;
        if (target() !== last) (last = target()).scrollIntoView({ block: 'nearest' });
        if (beyond() > -margin) pane.scrollTop += beyond() + margin;
      };
      const observer = new MutationObserver(grown);
      observer.observe(page, { childList: true, subtree: true });
      events.addEventListener('scroll', scrolled, { passive: true });
      page.stepwiseFollow = () => {
        observer.disconnect();
        events.removeEventListener('scroll', scrolled);
      };
    },

    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
      } catch (refused) {
        const area = Object.assign(document.createElement('textarea'), { value: text });
        const focused = document.activeElement;
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        focused?.focus();
      }
    },
  };
})();
