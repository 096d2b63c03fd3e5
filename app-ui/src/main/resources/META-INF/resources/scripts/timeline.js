/* The timeline in the browser: its segments, the end that grows, and pointing at a segment by mouse, finger or keys. */
(() => {
  const add = (parent, tag, className) => {
    const child = document.createElement(tag);
    child.className = className;
    return parent.appendChild(child);
  };
  const tell = (timeline, name, index) => timeline.dispatchEvent(new CustomEvent(name, { detail: index }));
  const segmentOf = event => event.target.closest?.('.timeline-step');
  const indexOf = segment => [...segment.parentElement.children].indexOf(segment);

  /* Asks for what there is to say of a segment, at once where something is said already. */
  const point = (timeline, segment, delay) => {
    const index = indexOf(segment);
    clearTimeout(timeline.stepwiseTimer);
    if (timeline.stepwisePointed === index) return;
    timeline.stepwiseTimer = setTimeout(() => {
      timeline.stepwisePointed = index;
      tell(timeline, 'segment-pointed', index);
    }, timeline.stepwisePopover?.opened ? 0 : delay);
  };
  const leave = (timeline, delay) => {
    clearTimeout(timeline.stepwiseTimer);
    timeline.stepwiseTimer = setTimeout(() => {
      timeline.stepwisePointed = undefined;
      if (timeline.stepwisePopover) timeline.stepwisePopover.opened = false;
    }, delay);
  };

  /* One segment can be reached by Tab, the others from there by arrows. */
  const settle = (bar, chosen) => [...bar.children].forEach(segment => segment.tabIndex = segment === chosen ? 0 : -1);
  const steer = (timeline, event) => {
    const segment = segmentOf(event);
    if (!segment) return;
    const all = [...segment.parentElement.children], at = all.indexOf(segment);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape' && timeline.stepwisePopover?.opened) {
      leave(timeline, 0);
    } else if (all[next]) {
      all[next].focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /* It leads to its step, and is told by its name; what it shows is for the eye, the popover that is tied to it too. */
  const newSegment = bar => {
    const segment = Object.assign(add(bar, 'button', ''), { type: 'button', tabIndex: -1, role: 'link' });
    add(segment, 'span', 'timeline-phases').ariaHidden = 'true';
    return segment;
  };

  const listen = (timeline, bar) => {
    bar.addEventListener('pointerover', event => {
      if (event.pointerType !== 'touch' && segmentOf(event)) point(timeline, segmentOf(event), 120);
    });
    bar.addEventListener('pointerleave', event => event.pointerType !== 'touch' && leave(timeline, 200));
    bar.addEventListener('focusin', event => {
      settle(bar, segmentOf(event));
      if (segmentOf(event).matches(':focus-visible')) point(timeline, segmentOf(event), 0);
    });
    bar.addEventListener('focusout', () => leave(timeline, 0));
    bar.addEventListener('keydown', event => steer(timeline, event));
    bar.addEventListener('click', event => {
      const segment = segmentOf(event);
      if (!segment) return;
      /* A finger cannot hover: its first tap tells, the second goes there. */
      if (event.pointerType === 'touch' && timeline.stepwisePointed !== indexOf(segment)) return point(timeline, segment, 0);
      leave(timeline, 0);
      tell(timeline, 'segment-chosen', indexOf(segment));
    });
  };

  window.stepwise = Object.assign(window.stepwise ?? {}, {
    /* Segments that changed: index, state, name, label, then milliseconds of queue, discarded, prefill and generation. */
    segments(timeline, size, ...parts) {
      if (!timeline.firstElementChild?.matches('.timeline-bar')) {
        const bar = timeline.insertBefore(document.createElement('div'), timeline.firstChild);
        bar.className = 'timeline-bar';
        bar.after(Object.assign(document.createElement('div'), { className: 'timeline-scale' }));
        listen(timeline, bar);
      }
      const [bar, scale] = timeline.children;
      for (let i = 0; i < parts.length; i += 8) {
        const [index, state, name, label, ...times] = parts.slice(i, i + 8);
        const segment = bar.children[index] ?? newSegment(bar);
        const mark = scale.children[index] ?? add(scale, 'span', '');
        const total = times.reduce((sum, time) => sum + time, 0);
        const live = state === 'live';
        segment.className = `timeline-step ${state}`;
        segment.ariaLabel = name;
        const phases = segment.firstChild;
        phases.replaceChildren();
        ['queue', 'discarded', 'prefill', 'gen'].forEach((phase, part) => {
          if (times[part] > 0) add(phases, 'i', phase).style.setProperty('--ms', times[part]);
        });
        if (live) add(phases, 'i', 'gen').style.setProperty('--ms', `calc(var(--live) - ${total})`);
        mark.textContent = label;
        mark.className = live ? 'now' : isNaN(label) ? 'last' : '';
        [segment, mark].forEach(part => part.style.setProperty('--ms', live ? 'var(--live)' : total));
      }
      [bar, scale].forEach(row => {
        while (row.children.length > size) row.lastChild.remove();
      });
      if (bar.firstChild && !bar.querySelector('[tabindex="0"]')) settle(bar, bar.firstChild);
    },

    /* Opens the popover, which is filled by now, at its segment, unless the reader points elsewhere by then. */
    tellOf(popover, timeline, index) {
      if (timeline.stepwisePointed !== index) return;
      timeline.stepwisePopover = popover;
      popover.target = timeline.querySelector('.timeline-bar').children[index].firstChild;
      popover.opened = true;
    },

    /* The live end grows into the room that is left beside it. */
    grow(timeline, elapsed, room) {
      timeline.classList.toggle('grows', room > 0);
      const draw = ms => {
        timeline.style.setProperty('--live', Math.round(ms));
        timeline.style.setProperty('--room', Math.round(Math.max(room - (ms - elapsed), (ms + room) * 0.15)));
      };
      stepwise.count(timeline, elapsed, room > 0 ? draw : undefined);
    },
  });
})();
