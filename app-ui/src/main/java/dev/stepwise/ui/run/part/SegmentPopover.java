package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.stepwise.ui.run.words.TimelineWording;
import java.util.List;

/** What the time of a step went for, in words, beside its segment. It takes no focus; the segment's own name says the same. */
final class SegmentPopover extends Popover {

    private final H3 heading = new H3();
    private final DescriptionList facts = new DescriptionList();

    SegmentPopover() {
        var content = new Div(heading, facts);
        content.addClassName("segment-facts");
        content.getElement().setAttribute("aria-hidden", "true");
        setRole("tooltip");
        setAutofocus(false);
        setPosition(PopoverPosition.TOP);
        // The browser opens and closes it, for it knows which segment the reader points at.
        setOpenOnClick(false);
        setOpenOnFocus(false);
        setOpenOnHover(false);
        add(content);
    }

    void tell(String what, List<TimelineWording.Fact> news) {
        heading.setText(what);
        facts.removeAll();
        for (var fact : news) {
            var line = new Div(new DescriptionList.Term(fact.term()), new DescriptionList.Description(fact.value()));
            line.addClassName("fact");
            facts.add(line);
        }
    }
}
