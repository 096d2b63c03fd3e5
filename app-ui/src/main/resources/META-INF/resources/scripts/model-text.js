/* The one place where HTML becomes elements: what the server's renderer made of a model's text. */
window.stepwise = Object.assign(window.stepwise ?? {}, {
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
});
