package dev.stepwise.ui.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import dev.stepwise.language.TextLanguage;
import java.util.ArrayList;
import java.util.List;

/** Text that a model wrote, as safe Markdown; while the model still writes, only what is new is sent to the browser. */
@JavaScript("context://scripts/model-text.js")
public class ModelText extends Composite<Div> {

    private final StreamedMarkdown markdown = new StreamedMarkdown();
    private String text = "";

    public ModelText() {
        getContent().addClassNames("model-text", "text-reading");
    }

    /** Shows the whole text as it is now. */
    public void set(String text) {
        if (!this.text.equals(text)) {
            this.text = text;
            getElement().setAttribute("lang", TextLanguage.tagOf(text));
            var patches = markdown.update(text);
            if (isAttached()) {
                send(patches);
            }
        }
    }

    /** Shows the text with this behind it. */
    public void append(String more) {
        set(text + more);
    }

    /** The text as it was written. */
    public String text() {
        return text;
    }

    /** What the browser is made to show. */
    public String html() {
        return markdown.html();
    }

    /** Shows a caret at the text's end while the model writes. */
    public void setWriting(boolean writing) {
        getContent().setClassName("writing", writing);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        // The browser has a new, empty element, whatever it was sent before. A call that waits until its element can
        // be seen costs a request, for Vaadin has its end told.
        if (!text.isEmpty()) {
            send(markdown.all());
        }
    }

    private void send(List<StreamedMarkdown.Patch> patches) {
        var call = new StringBuilder("stepwise.write(this,$0");
        var parameters = new ArrayList<Object>();
        parameters.add(markdown.size());
        for (var patch : patches) {
            call.append(",$").append(parameters.size());
            parameters.add(patch.index());
            call.append(",$").append(parameters.size());
            parameters.add(patch.keep());
            call.append(",$").append(parameters.size());
            parameters.add(patch.html());
        }
        getElement().executeJs(call.append(')').toString(), parameters.toArray());
    }
}
