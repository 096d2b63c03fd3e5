/* What the pages do in the browser by themselves: clocks, going to and following the text, copying. */
(() => {
  const clocks = new Map();
  const words = ms => ms < 60000
    ? `${Math.floor(ms / 1000)}.${Math.floor(ms / 100) % 10} s`
    : `${Math.floor(ms / 60000)} min ${Math.floor(ms / 1000) % 60} s`;

  /* At the first load a clock may start before it stands on the page; once it did, it ends when it is taken away. */
  const tick = () => clocks.forEach((clock, element) => {
    if (element.isConnected) {
      clock.shown = true;
      clock.draw();
    } else if (clock.shown) {
      clocks.delete(element);
    }
  });
  setInterval(tick, 200);
  const count = (element, elapsed, draw) => {
    const start = performance.now() - elapsed;
    clocks.set(element, { draw: () => draw(performance.now() - start) });
    draw(elapsed);
  };

  const scroller = element => {
    for (let e = element; e; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowY)) return e;
    }
    return document.scrollingElement;
  };
  /* At the first load the page's elements are told to do things before they stand on the page. */
  const onceShown = (element, action, patience = 300) => {
    if (element.isConnected) action();
    else if (patience) requestAnimationFrame(() => onceShown(element, action, patience - 1));
  };
  const live = page => page.querySelector('.answer[aria-busy=true], .step.live');

  const follow = page => {
    const pane = scroller(page), events = pane === document.scrollingElement ? document : pane;
    const margin = 24;
    const target = () => live(page) ?? page;
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
  };

  window.stepwise = Object.assign(window.stepwise ?? {}, {
    /* Draws the milliseconds that have gone by, again and again, until it is told otherwise. */
    count(element, elapsed, draw) {
      clocks.delete(element);
      if (draw) count(element, elapsed, draw);
    },

    clock(element, elapsed, running) {
      clocks.delete(element);
      if (running) count(element, elapsed, ms => element.textContent = words(ms));
      else element.textContent = words(elapsed);
    },

    /* Keeps what is being written in view, as long as the reader is within 80 px of its end. */
    follow(page, isLive) {
      page.stepwiseFollow?.();
      page.stepwiseFollow = undefined;
      page.stepwiseLive = isLive;
      if (isLive) onceShown(page, () => page.stepwiseLive && !page.stepwiseFollow && follow(page));
    },

    /* Scrolls the strip to the run in view, and nothing else. */
    toRun(card) {
      onceShown(card, () => card.parentElement.scrollLeft = card.offsetLeft + card.offsetWidth - card.parentElement.clientWidth);
    },

    /* Brings an element into view and moves the focus to it, or into it. */
    reveal(element, focused) {
      const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
      focused.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest', behavior: smooth ? 'smooth' : 'auto' });
    },

    /* What the bar does: it shows that the title has scrolled out of sight, and its status leads to the end of what is being written. */
    attend(page) {
      const title = page.querySelector('h1'), bar = page.querySelector('.page-bar');
      onceShown(page, () => new IntersectionObserver(
        ([seen]) => page.classList.toggle('title-gone', !seen.isIntersecting),
        { root: scroller(title), rootMargin: `-${bar.offsetHeight}px 0px 0px` },
      ).observe(title));
      bar.querySelector('.run-told a').addEventListener('click', event => {
        event.preventDefault();
        const target = live(page);
        if (!target) return;
        (target.querySelector('.step-summary') ?? target).focus({ preventScroll: true });
        target.scrollIntoView({ block: target.offsetHeight < innerHeight / 2 ? 'nearest' : 'end' });
      });
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
  });
})();
