package dev.stepwise.ui.ask;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.ModelServerStatus;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.server.ModelServerUpdates;
import dev.stepwise.ui.server.NoServerWording;
import dev.stepwise.ui.shell.StandingNotice;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Says on every page when no real model answers, and how an administrator connects one. */
@SpringComponent
class ModelNotice implements StandingNotice {

    private final ModelServerUpdates updates;
    private final CurrentAccount account;

    ModelNotice(ModelServerUpdates updates, CurrentAccount account) {
        this.updates = updates;
        this.account = account;
    }

    @Override
    public Component create() {
        return new Line(updates, account.actor().role() == Role.ADMIN);
    }

    private static final class Line extends Div {

        private final Paragraph words = new Paragraph();
        private final boolean isForAdministrator;

        Line(ModelServerUpdates updates, boolean isForAdministrator) {
            this.isForAdministrator = isForAdministrator;
            addClassNames("notice", "quiet", "line");
            add(Icon.SERVER.create(), words);
            updates.follow(this, this::show);
        }

        private void show(ModelServerStatus status) {
            words.setText(words(status));
            if (status instanceof ModelServerStatus.NoModel && isForAdministrator) {
                var servers = new Anchor("/admin/model-servers", getTranslation("shell.admin.model-servers"));
                servers.addClassName("link");
                words.add(new Text(getTranslation("common.join.sentences")), servers);
            }
            setVisible(!(status instanceof ModelServerStatus.UsingModel));
        }

        private String words(ModelServerStatus status) {
            return switch (status) {
                case ModelServerStatus.UsingModel _ -> "";
                case ModelServerStatus.UsingTiny _ -> getTranslation("ask.notice.tiny");
                case ModelServerStatus.UsingTinyAt at -> getTranslation("ask.notice.tiny-at", at.url());
                case ModelServerStatus.UsingPracticeAt at -> getTranslation("ask.notice.practice-at", at.url());
                case ModelServerStatus.NoModel(var _, var obstacle) -> none(obstacle);
                case ModelServerStatus.KeyRefused refused -> getTranslation("ask.notice.key", refused.url());
                case ModelServerStatus.KeyLost lost ->
                    getTranslation("ask.notice.key-lost", lost.server().name());
                case ModelServerStatus.NotAnswering silent ->
                    getTranslation(
                            "ask.notice.silent", silent.url(), NoServerWording.of(silent.why(), this::getTranslation));
            };
        }

        private String none(Optional<TinyObstacle> obstacle) {
            var sentences = new ArrayList<String>();
            sentences.add(getTranslation("ask.notice.none"));
            obstacle.ifPresent(met -> sentences.add(getTranslation("ask.notice.obstacle." + key(met))));
            sentences.add(
                    getTranslation(isForAdministrator ? "ask.notice.none.administrator" : "ask.notice.none.others"));
            return String.join(getTranslation("common.join.sentences"), sentences);
        }

        private static String key(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
