package dev.stepwise.ui.server;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.RegisteredModel;
import dev.stepwise.endpoint.RegisteredServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks which other servers are equal to one, and says for each which models both offer: runs with these are shared among them. */
final class EqualServersDialog extends Dialog {

    private final Map<EndpointId, Checkbox> choices = new LinkedHashMap<>();

    EqualServersDialog(RegisteredServer server, List<ListedServer> all, Consumer<Set<EndpointId>> save) {
        addClassName("equal-servers");
        setHeaderTitle(getTranslation("server.equal.ask", server.ref().name()));
        add(new Paragraph(getTranslation("server.equal.means")));
        all.stream()
                .map(ListedServer::server)
                .filter(other -> !other.ref().id().equals(server.ref().id()))
                .forEach(other -> add(line(server, other)));
        if (choices.isEmpty()) {
            add(new Paragraph(getTranslation("server.equal.no-other")));
        }
        var yes = new Button(getTranslation("server.equal.save"), _ -> {
            save.accept(chosen());
            close();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setVisible(!choices.isEmpty());
        getFooter().add(new Button(getTranslation("server.cancel"), _ -> close()), yes);
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                removeFromParent();
            }
        });
    }

    private Div line(RegisteredServer server, RegisteredServer other) {
        var box = new Checkbox(other.ref().name(), other.isEqualTo(server));
        choices.put(other.ref().id(), box);
        var common = server.models().stream()
                .map(RegisteredModel::name)
                .filter(model -> server.offers(model) && other.offers(model))
                .toList();
        var note = new Span(
                common.isEmpty()
                        ? getTranslation("server.equal.nothing-shared")
                        : getTranslation("server.equal.shared", String.join(getTranslation("server.join"), common)));
        note.addClassName("text-note");
        return new Div(box, note);
    }

    private Set<EndpointId> chosen() {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
