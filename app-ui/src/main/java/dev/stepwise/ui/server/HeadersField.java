package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.DraftObjection;
import dev.stepwise.endpoint.Header;
import dev.stepwise.endpoint.HeadersWish;
import dev.stepwise.ui.component.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers that a server gets beside Stepwise's own; of those that are kept the names are shown alone. */
final class HeadersField extends Composite<Div> {

    private final Div rows = new Div();
    private final Span trouble = new Span();
    private final Button add = new Button();
    private final List<HeaderRow> headers = new ArrayList<>();
    private SerializableRunnable changed = () -> {};
    private boolean isChanged;

    HeadersField(List<String> kept) {
        var label = new Span(getTranslation("server.headers"));
        label.setId("server-headers");
        var helper = new Span(getTranslation("server.headers.helper"));
        helper.addClassName("text-note");
        trouble.addClassName("field-trouble");
        trouble.getElement().setAttribute("role", "alert");
        rows.addClassName("header-rows");
        add.setText(getTranslation("server.header.add"));
        add.setIcon(Icon.PLUS.create());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.addClickListener(_ -> add(Optional.empty()).focus());
        getContent().addClassName("headers-field");
        getContent().getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "server-headers");
        getContent().add(label, rows, trouble, add, helper);
        kept.forEach(name -> add(Optional.of(name)));
        forgive();
    }

    private HeaderRow add(Optional<String> kept) {
        var row = new HeaderRow(kept);
        headers.add(row);
        rows.add(row);
        row.onChange(() -> {
            row.forgive();
            change();
        });
        row.onRemove(() -> {
            headers.remove(row);
            rows.remove(row);
            change();
        });
        allowMore();
        return row;
    }

    private void change() {
        isChanged = true;
        allowMore();
        if (headers.stream().noneMatch(HeaderRow::isUnfinished)) {
            changed.run();
        }
    }

    private void allowMore() {
        add.setEnabled(headers.size() < Header.MOST);
    }

    /** Calls when all headers that were begun have a name and a value. */
    void onChange(SerializableRunnable listener) {
        changed = listener;
    }

    HeadersWish wish() {
        return isChanged
                ? new HeadersWish.These(headers.stream()
                        .filter(row -> !row.isBlank())
                        .map(HeaderRow::wish)
                        .toList())
                : new HeadersWish.Keep();
    }

    void forgive() {
        trouble.setVisible(false);
        headers.forEach(HeaderRow::forgive);
    }

    /** Says at the header that it is about what is in the way. */
    void object(DraftObjection.BadHeader objection, String words) {
        headers.stream()
                .filter(row -> row.isNamed(objection.name()))
                .reduce((_, last) -> last)
                .ifPresentOrElse(row -> row.object(objection.fault(), words), () -> object(words));
    }

    /** Says what is in the way of all of them; what stands here counts from now on, so that it is mended by typing or removing them. */
    void object(String words) {
        isChanged = true;
        trouble.setText(words);
        trouble.setVisible(true);
    }
}
