package dev.stepwise.ui.server;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.ProxyAddress;
import dev.stepwise.endpoint.ProxyWish;
import java.util.Optional;

/** Through which proxy a server is called; nothing typed: directly. */
final class ProxyField extends TextField {

    private final String kept;

    ProxyField(Optional<ProxyAddress> kept) {
        this.kept = kept.map(ProxyAddress::toString).orElse("");
        setLabel(getTranslation("server.field.proxy"));
        setHelperText(getTranslation("server.field.proxy.helper"));
        setPlaceholder("http://host:3128");
        setValue(this.kept);
        setManualValidation(true);
        addClassNames("full-width", "address");
        addValueChangeListener(_ -> setInvalid(false));
    }

    /** Calls when somebody typed something else. */
    void onChange(SerializableRunnable changed) {
        addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                changed.run();
            }
        });
    }

    ProxyWish wish() {
        var typed = getValue().strip();
        if (typed.equals(kept)) {
            return new ProxyWish.Keep();
        }
        return typed.isEmpty() ? new ProxyWish.Direct() : new ProxyWish.Given(typed);
    }

    void object(String words) {
        setErrorMessage(words);
        setInvalid(true);
    }
}
