package dev.stepwise.ui.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.part.ActionButton;
import dev.stepwise.ui.run.words.Words;

/** Says that the page does not follow its run any more, and offers to follow it again; invisible until then. */
final class NotFollowedNotice extends Div {

    NotFollowedNotice(Words words, SerializableRunnable onFollow) {
        var again = new ActionButton(Icon.RERUN, words.of("not-followed.again"), () -> {
            onFollow.run();
            setVisible(false);
        });
        var actions = new Div(again);
        actions.addClassName("notice-actions");
        addClassNames("notice", "quiet");
        getElement().setAttribute("role", "alert");
        add(Icon.ALERT.create(), new Paragraph(words.of("not-followed")), actions);
        setVisible(false);
    }
}
