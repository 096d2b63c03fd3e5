package dev.stepwise.ui.ask;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.language.TextLanguage;
import java.util.List;

/** Questions on which a chain of steps and a plain answer differ; pressing one puts it into the field. */
class Examples extends Composite<Section> {

    private static final List<String> FOR_MODELS = List.of("letters", "decimals", "talks", "chickens");

    /** What the tiny model was trained for; everything else it would refuse. */
    private static final List<String> FOR_THE_TINY_MODEL = List.of("letters", "decimals", "sum", "product");

    /** @param tiny whether the tiny model answers */
    Examples(boolean tiny, SerializableConsumer<String> chosen) {
        getContent().addClassName("examples");
        getContent().add(new H2(getTranslation("ask.examples")));
        for (String key : tiny ? FOR_THE_TINY_MODEL : FOR_MODELS) {
            getContent().add(example(key, chosen));
        }
    }

    private NativeButton example(String key, SerializableConsumer<String> chosen) {
        String question = getTranslation("ask.example." + key);
        var text = new Span(question);
        text.addClassName("example-text");
        text.getElement().setAttribute("lang", TextLanguage.tagOf(question));
        var why = new Span(getTranslation("ask.example." + key + ".why"));
        why.addClassName("text-note");
        var example = new NativeButton();
        example.add(text, why);
        example.addClassName("example");
        example.addClickListener(_ -> chosen.accept(question));
        return example;
    }
}
