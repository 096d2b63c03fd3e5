package dev.stepwise.ui.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/**
 * Markdown that grows, as a list of rendered blocks. A block that is closed is never parsed again, and of the open one only what changed
 * at its end is told, so that all patches together are about as long as the text. A link by reference is read within its block only.
 *
 * @see SafeMarkdown
 */
final class StreamedMarkdown implements Serializable {

    /** The block at {@code index} is now the first {@code keep} characters of what it was, and then {@code html}. */
    record Patch(int index, int keep, String html) {}

    private final List<String> blocks = new ArrayList<>();
    private String text = "";
    private int closed;
    private int openFrom;

    /** Takes the whole text as it is now, and tells what changed; blocks from {@link #size()} on are gone. */
    List<Patch> update(String now) {
        var clean = PlainText.of(now);
        if (clean.equals(text)) {
            return List.of();
        }
        if (!clean.startsWith(text.substring(0, openFrom))) {
            closed = 0;
            openFrom = 0;
        }
        text = clean;
        return replaceOpen();
    }

    int size() {
        return blocks.size();
    }

    /** All blocks, one after the other. */
    String html() {
        return String.join("\n", blocks);
    }

    /** All blocks as if nothing had been told yet. */
    List<Patch> all() {
        var patches = new ArrayList<Patch>();
        for (int i = 0; i < blocks.size(); i++) {
            patches.add(new Patch(i, 0, blocks.get(i)));
        }
        return patches;
    }

    /** Replaces the blocks from the first open one on, and moves the border behind those that are closed now. */
    private List<Patch> replaceOpen() {
        var open = Rendered.of(text.substring(openFrom));
        var patches = new ArrayList<Patch>();
        for (int i = 0; i < open.blocks().size(); i++) {
            put(closed + i, open.blocks().get(i), patches);
        }
        blocks.subList(closed + open.blocks().size(), blocks.size()).clear();
        closed += open.closedBlocks();
        openFrom += open.closedLength();
        return patches;
    }

    private void put(int index, String html, List<Patch> patches) {
        if (index == blocks.size()) {
            blocks.add("");
        }
        var before = blocks.set(index, html);
        if (!before.equals(html)) {
            int keep = commonStart(before, html);
            patches.add(new Patch(index, keep, html.substring(keep)));
        }
    }

    private static int commonStart(String a, String b) {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same;
    }

    /** A text's blocks, of which the first {@code closedBlocks} stay as they are whatever follows. */
    private record Rendered(List<String> blocks, int closedBlocks, int closedLength) {

        static Rendered of(String text) {
            var blocks = new ArrayList<String>();
            int closedBlocks = 0;
            int closedLength = 0;
            try {
                for (var block = SafeMarkdown.parse(text).getFirstChild(); block != null; block = block.getNext()) {
                    blocks.add(SafeMarkdown.render(block));
                    if (block.getNext() != null && isDecided(block.getNext(), text)) {
                        closedBlocks = blocks.size();
                        closedLength = text.lastIndexOf('\n', start(block.getNext())) + 1;
                    }
                }
                return new Rendered(blocks, closedBlocks, closedLength);
            } catch (StackOverflowError tooDeep) {
                return new Rendered(List.of(SafeMarkdown.verbatim(text)), 0, 0);
            }
        }

        /** Only a whole line decides: "#" would end a paragraph, and "#1", which it may still become, would not. */
        private static boolean isDecided(Node block, String text) {
            return !block.getSourceSpans().isEmpty() && text.indexOf('\n', start(block)) >= 0;
        }

        private static int start(Node block) {
            return block.getSourceSpans().getFirst().getInputIndex();
        }
    }
}
