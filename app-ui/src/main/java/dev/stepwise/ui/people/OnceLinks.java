package dev.stepwise.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;
import java.util.List;
import java.util.stream.Collectors;

/** Links of a list of people, shown now and never again: copied as lines of name, tab and link, or printed without the rest of the page. */
@JavaScript("context://scripts/stepwise.js")
final class OnceLinks extends Div {

    private final NativeButton copy = new NativeButton();
    private final String text;

    /** A name and its link. */
    record Line(String name, String link) {}

    OnceLinks(String what, List<Line> lines) {
        text = lines.stream().map(line -> line.name() + "\t" + line.link()).collect(Collectors.joining("\n"));
        addClassNames("once", "once-links");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", what);
        var body = new NativeTableBody();
        lines.forEach(line -> body.add(
                new NativeTableRow(new NativeTableCell(line.name()), new NativeTableCell(new Code(line.link())))));
        var table = new NativeTable(body);
        table.addClassName("link-list");
        copy.addClassNames("button", "small");
        copy.add(Icon.COPY.create(), new Span(getTranslation("people.once.copy-all")));
        var print = new NativeButton(getTranslation("people.once.print"));
        print.addClassNames("button", "small");
        print.getElement().executeJs("this.onclick = () => print()");
        var close = new NativeButton(getTranslation("common.close"), _ -> removeFromParent());
        close.addClassNames("button", "tertiary", "small");
        var actions = new Div(copy, print, close);
        actions.addClassName("once-actions");
        add(new Paragraph(what), actions, table);
    }

    /** Copied in the click itself, for browsers let nobody copy later. */
    @Override
    protected void onAttach(AttachEvent event) {
        copy.getElement().executeJs("this.onclick = () => stepwise.copy($0)", text);
        getElement().callJsFunction("focus");
    }
}
