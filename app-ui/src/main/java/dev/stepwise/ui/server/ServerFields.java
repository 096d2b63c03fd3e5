package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.DraftObjection;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.KeptConnection;
import dev.stepwise.endpoint.KeyWish;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.RegisteredModel;
import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.ServerDraft;
import dev.stepwise.endpoint.ServerOrigin;
import dev.stepwise.ui.component.SecretField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The fields of a model server, each of which says itself what is in its way. */
final class ServerFields extends Composite<Div> {

    private final transient Optional<ListedServer> existing;
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final SecretField key = SecretField.unkept();
    private final FlavorField flavor = new FlavorField();
    private final TextField typedModel = new TextField();
    private final IntegerField mostCalls = new IntegerField();
    private final ConnectionFields connection;
    private final UntrustedCertificate untrusted = new UntrustedCertificate(this::trust);

    ServerFields(Optional<ListedServer> existing) {
        this.existing = existing;
        connection = new ConnectionFields(existing.map(ListedServer::connection).orElse(KeptConnection.NOTHING));
        label(name, "name");
        label(address, "address");
        label(key, "key");
        label(typedModel, "typed-model");
        address.setHelperText(getTranslation("server.field.address.helper"));
        typedModel.setHelperText(getTranslation("server.field.typed-model.helper"));
        address.addClassName("address");
        address.setPlaceholder("http://host:8000/v1");
        key.setRevealButtonVisible(false);
        typedModel.setVisible(false);
        mostCalls.setLabel(getTranslation("server.field.most-calls"));
        mostCalls.setPlaceholder(getTranslation("server.field.most-calls.none"));
        mostCalls.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("server.objection.most-calls"))
                .setMinErrorMessage(getTranslation("server.objection.most-calls"))
                .setMaxErrorMessage(getTranslation("server.objection.most-calls")));
        mostCalls.setMin(1);
        mostCalls.setMax(ServerDraft.MOST_CALLS_LIMIT);
        mostCalls.setStepButtonsVisible(true);
        mostCalls.addClassName("full-width");
        var row = new Div(key, flavor);
        row.addClassName("field-row");
        getContent().addClassName("server-fields");
        getContent().add(name, address, untrusted, row, typedModel, mostCalls, connection);
        existing.ifPresent(this::fill);
    }

    private void label(TextFieldBase<?, String> field, String of) {
        field.setLabel(getTranslation("server.field." + of));
        field.setManualValidation(true);
        field.addClassName("full-width");
        field.addValueChangeListener(_ -> field.setInvalid(false));
    }

    private void fill(ListedServer listed) {
        var server = listed.server();
        name.setValue(server.ref().name());
        address.setValue(server.baseUrl().toString());
        boolean isFixed = server.origin() != ServerOrigin.ADDED;
        address.setReadOnly(isFixed);
        key.setReadOnly(isFixed);
        connection.setVisible(!isFixed);
        key.setPlaceholder(listed.hasKey() ? getTranslation("server.field.key.kept") : "");
        server.mostCalls().ifPresent(mostCalls::setValue);
        if (server.choices().flavorChosen()) {
            flavor.setValue(server.ref().flavor());
        } else {
            flavor.recognised(server.ref().flavor());
        }
        server.models().stream().filter(RegisteredModel::typed).findFirst().ifPresent(model -> {
            typedModel.setVisible(true);
            typedModel.setValue(model.name());
        });
    }

    /** Calls when the address or how it is reached has changed, so that it can be checked. */
    void onComplete(SerializableRunnable complete) {
        for (var field : List.of(address, key, typedModel)) {
            field.addValueChangeListener(changed -> {
                if (changed.isFromClient()) {
                    check(complete);
                }
            });
        }
        connection.onChange(() -> check(complete));
    }

    private void check(SerializableRunnable complete) {
        if (!address.getValue().isBlank()) {
            complete.run();
        }
    }

    private void trust(ServerCertificate certificate) {
        untrusted.hide();
        connection.trust(certificate);
    }

    void focus() {
        name.focus();
    }

    boolean hasKey() {
        return !key.isEmpty() || existing.filter(ListedServer::hasKey).isPresent();
    }

    ServerDraft draft(Set<String> withheld, Optional<String> defaultModel) {
        var wish = key.getValue().isBlank() ? new KeyWish.Keep() : new KeyWish.Given(key.getValue());
        return new ServerDraft(
                name.getValue(),
                address.getValue(),
                connection.wish(wish),
                Optional.ofNullable(flavor.getValue()),
                Optional.of(typedModel.getValue()),
                withheld,
                defaultModel,
                mostCalls());
    }

    private OptionalInt mostCalls() {
        Integer most = mostCalls.getValue();
        return most == null || mostCalls.isInvalid() ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** Whether a number is none that there can be, which its field says itself. */
    boolean isOutOfRange() {
        return mostCalls.isInvalid();
    }

    /** What the server was found to be; somebody may know better. */
    void recognised(Flavor found) {
        flavor.recognised(found);
    }

    void forgive() {
        List.of(name, address, typedModel).forEach(field -> field.setInvalid(false));
        key.setInvalid(false);
        untrusted.hide();
        connection.forgive();
    }

    /** Says at the field that it is about what is in the way. */
    void object(DraftObjection objection) {
        var words = ObjectionWording.of(objection, this::getTranslation);
        switch (objection) {
            case DraftObjection.BadName _, DraftObjection.NameTaken _ -> object(name, words);
            case DraftObjection.BadAddress _,
                    DraftObjection.AddressTaken _,
                    DraftObjection.AddressFixed _,
                    DraftObjection.StandInThere _ -> object(address, words);
            case DraftObjection.NoServerThere(var why) -> {
                typedModel.setVisible(typedModel.isVisible() || ObjectionWording.mayHaveNoList(why));
                object(address, words);
            }
            case DraftObjection.BadKey _,
                    DraftObjection.KeyNeeded _,
                    DraftObjection.KeyUnreadable _,
                    DraftObjection.KeyNotAccepted _ -> object(key, words);
            case DraftObjection.NotTrusted refused -> {
                object(address, words);
                untrusted.show(refused.certificate());
            }
            case DraftObjection.BadHeader header -> connection.objectToHeader(header, words);
            case DraftObjection.HeadersNeeded _, DraftObjection.HeadersUnreadable _ ->
                connection.objectToHeaders(words);
            case DraftObjection.BadProxy _, DraftObjection.ProxyFails _ -> connection.objectToProxy(words);
            case DraftObjection.BadCertificate _ -> connection.objectToCertificate(words);
            case DraftObjection.NoSuchModel _ -> object(typedModel, words);
        }
    }

    private static void object(TextFieldBase<?, String> field, String words) {
        field.setErrorMessage(words);
        field.setInvalid(true);
    }
}
