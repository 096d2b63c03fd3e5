package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.stepwise.run.QuestionId;
import org.jspecify.annotations.Nullable;

/** What a view may ask of the frame around it. Every navigation begins with no question in view and the panel closed. */
@SpringComponent
@UIScope
public class Workspace {

    private @Nullable Frame frame;

    /** Marks the question in the history as the one in view. */
    public void showQuestion(QuestionId question) {
        if (frame != null) {
            frame.markQuestion(question);
        }
    }

    /** Shows a panel at the right of the page in place of any other, and moves the focus to its heading; closing it returns the focus to the opener. */
    public void openPanel(DetailPanel panel, Component opener) {
        if (frame != null) {
            frame.openPanel(panel, opener);
        }
    }

    /** Closes the panel, if one is open. */
    public void closePanel() {
        if (frame != null) {
            frame.closePanel();
        }
    }

    void bind(Frame newFrame) {
        frame = newFrame;
    }

    /** The part that does it. */
    interface Frame {
        void markQuestion(QuestionId question);

        void openPanel(DetailPanel panel, Component opener);

        void closePanel();
    }
}
