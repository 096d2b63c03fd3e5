package dev.stepwise.ui.server;

import com.vaadin.flow.component.select.Select;
import dev.stepwise.endpoint.Flavor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which kind of server it is; nothing chosen: what is recognised. */
final class FlavorField extends Select<Flavor> {

    private static final List<Flavor> FLAVORS =
            List.of(Flavor.VLLM, Flavor.LLAMA_CPP, Flavor.OLLAMA, Flavor.SGLANG, Flavor.OTHER);

    private @Nullable Flavor recognised;

    FlavorField() {
        setLabel(getTranslation("server.field.flavor"));
        setItems(FLAVORS);
        setEmptySelectionAllowed(true);
        setItemLabelGenerator(this::words);
        addClassName("full-width");
    }

    /** What the server was found to be; somebody may know better. */
    void recognised(Flavor found) {
        recognised = found;
        setEmptySelectionCaption(words(null));
    }

    private String words(@Nullable Flavor one) {
        if (one != null) {
            return getTranslation("server.flavor." + ServerWords.key(one));
        }
        return recognised == null
                ? getTranslation("server.flavor.to-recognise")
                : getTranslation(
                        "server.flavor.recognised", getTranslation("server.flavor." + ServerWords.key(recognised)));
    }
}
