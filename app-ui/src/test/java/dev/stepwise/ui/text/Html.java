package dev.stepwise.ui.text;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the renderer wrote by a grammar so strict that whatever it does not know is an error. */
final class Html {

    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("p", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("h5", Set.of()),
            Map.entry("h6", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("ol", Set.of("start")),
            Map.entry("li", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("code", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("a", Set.of("href", "title", "rel", "target")),
            Map.entry("table", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("align")),
            Map.entry("td", Set.of("align")));

    private static final Pattern TAG = Pattern.compile("</?([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*) ?/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot);");

    private Html() {}

    /** Fails at the first thing that is not on the list. */
    static void requireHarmless(String html) {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                var tag = TAG.matcher(html).region(at, html.length());
                if (!tag.lookingAt()) {
                    fail("No known tag at " + at + " of " + html);
                }
                requireKnown(tag.group(1), tag.group(2), html);
                at = tag.end();
            } else if (c == '&') {
                var entity = ENTITY.matcher(html).region(at, html.length());
                if (!entity.lookingAt()) {
                    fail("No known entity at " + at + " of " + html);
                }
                at = entity.end();
            } else {
                at++;
            }
        }
    }

    private static void requireKnown(String element, String attributes, String html) {
        var allowed = ELEMENTS.get(element);
        if (allowed == null) {
            fail("<" + element + "> in " + html);
            return;
        }
        var found = ATTRIBUTE.matcher(attributes);
        while (found.find()) {
            if (!allowed.contains(found.group(1))) {
                fail("Attribute " + found.group(1) + " in " + html);
            }
            if (found.group(1).equals("href")
                    && List.of("http://", "https://", "mailto:").stream()
                            .noneMatch(found.group(2).toLowerCase()::startsWith)) {
                fail("A link to " + found.group(2));
            }
        }
    }
}
