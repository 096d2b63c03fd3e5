package dev.stepwise.ui.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/** Takes images and unsafe links out of a document, and sets its headings below the page's own. */
final class Sanitizer extends AbstractVisitor implements PostProcessor {

    private static final int PAGE_LEVELS = 2;
    private static final int DEEPEST_HEADING = 6;

    @Override
    public Node process(Node document) {
        document.accept(new Sanitizer());
        return document;
    }

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(heading.getLevel() + PAGE_LEVELS, DEEPEST_HEADING));
        visitChildren(heading);
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (image.getFirstChild() == null) {
            image.appendChild(new Text(image.getDestination()));
        }
        if (SafeMarkdown.allows(image.getDestination()) && !insideLink(image)) {
            moveChildren(image, new Link(image.getDestination(), null));
        } else {
            unwrap(image);
        }
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (!SafeMarkdown.allows(link.getDestination())) {
            unwrap(link);
        }
    }

    private static boolean insideLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private static void moveChildren(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
        from.insertAfter(to);
        from.unlink();
    }

    private static void unwrap(Node node) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
    }
}
