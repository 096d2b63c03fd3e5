package dev.stepwise.ui.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown to HTML that holds nothing but text, its structure, and links that a person may follow. HTML in it is shown as text, an image
 * becomes a link, and a link to anything but http, https and mailto becomes its text.
 *
 * @see "docs/decisions/0003-one-renderer-on-the-server.md"
 */
final class SafeMarkdown {

    /** Deeper nesting is no text that a person reads, and would cost the stack. */
    private static final int DEEPEST = 40;

    // Without blocks of HTML, so that Markdown beside a tag is still Markdown; the tag itself is escaped below.
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .enabledBlockTypes(Set.of(
                    Heading.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    ThematicBreak.class,
                    ListBlock.class,
                    BlockQuote.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .postProcessor(new Sanitizer())
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> SafeMarkdown::setAttributes)
            .build();

    private SafeMarkdown() {}

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    static String render(Node block) {
        return RENDERER.render(block).strip();
    }

    /** The text as it is, for what cannot be read as Markdown. */
    static String verbatim(String text) {
        return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pre>";
    }

    /** Whether a link may lead there. */
    static boolean allows(String destination) {
        var lower = destination.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    private static void setAttributes(Node node, String tag, Map<String, String> attributes) {
        attributes.remove("class");
        if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer nofollow");
            attributes.put("target", "_blank");
        }
    }
}
