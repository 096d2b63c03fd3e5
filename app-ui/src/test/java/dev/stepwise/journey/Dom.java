package dev.stepwise.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/** Reads the whole document for what must not be in it. */
final class Dom {

    private static final String FOREIGN = """
            () => {
              const foreign = [];
              const text = { P: [], H3: [], H4: [], H5: [], H6: [], UL: [], OL: ['start'], LI: [], BLOCKQUOTE: [], PRE: [], CODE: [],
                EM: [], STRONG: [], BR: [], HR: [], TABLE: [], THEAD: [], TBODY: [], TR: [], TH: ['align'], TD: ['align'],
                A: ['href', 'title', 'rel', 'target'], DIV: [] };
              for (const element of document.querySelectorAll('.model-text *')) {
                const unknown = text[element.tagName]
                  ? element.getAttributeNames().some(name => !text[element.tagName].includes(name))
                  : true;
                if (unknown) foreign.push(element.outerHTML);
                if (element.tagName === 'A' && !/^(https?|mailto):/i.test(element.getAttribute('href'))) foreign.push(element.outerHTML);
              }
              for (const element of document.querySelectorAll('*')) {
                if (element.getAttributeNames().some(name => /^on/i.test(name))) foreign.push(element.outerHTML);
              }
              const never = 'iframe, frame, object, embed, form, math, meta[http-equiv=refresh], input[type=password], img';
              const plain = 'h1 *, .label *, .raw-reply pre *, .attempt-detail *, .step-title-text *, .partial-text *, mark *';
              document.querySelectorAll(never + ', ' + plain).forEach(element => foreign.push(element.outerHTML));
              document.querySelectorAll('base').forEach(element => {
                if (new URL(element.href).origin !== location.origin) foreign.push(element.outerHTML);
              });
              return foreign;
            }
            """;

    private Dom() {}

    /** Elements and attributes that no text of ours and no component of ours has brought. */
    @SuppressWarnings("unchecked")
    static List<String> foreign(Page page) {
        return (List<String>) page.evaluate(FOREIGN);
    }

    /** What makes the page wider than its window. */
    @SuppressWarnings("unchecked")
    static List<String> stickingOut(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const panes = [document.documentElement, ...document.querySelectorAll('.shell-main')];
                  if (panes.every(pane => pane.scrollWidth <= pane.clientWidth)) return [];
                  return [...document.querySelectorAll('body *')]
                    .filter(element => element.getBoundingClientRect().right > innerWidth)
                    .map(element => element.tagName + '.' + element.className);
                }
                """);
    }
}
