package dev.stepwise.ui.ask;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.endpoint.ModelServerStatus;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.server.ModelServerUpdates;
import dev.stepwise.ui.server.NoServerWording;
import dev.stepwise.ui.shell.StandingNotice;
import java.util.Locale;
import java.util.Optional;

/** Says on every page when no real model answers, and how to connect one. */
@SpringComponent
class ModelNotice implements StandingNotice {

    private final ModelServerUpdates updates;

    ModelNotice(ModelServerUpdates updates) {
        this.updates = updates;
    }

    @Override
    public Component create() {
        return new Line(updates);
    }

    private static final class Line extends Div {

        private final Paragraph words = new Paragraph();

        Line(ModelServerUpdates updates) {
            addClassNames("notice", "quiet", "line");
            add(Icon.SERVER.create(), words);
            updates.follow(this, this::show);
        }

        private void show(ModelServerStatus status) {
            words.setText(words(status));
            setVisible(!(status instanceof ModelServerStatus.UsingModel));
        }

        private String words(ModelServerStatus status) {
            return switch (status) {
                case ModelServerStatus.UsingModel _ -> "";
                case ModelServerStatus.UsingTiny _ -> getTranslation("ask.notice.tiny");
                case ModelServerStatus.UsingTinyAt at -> getTranslation("ask.notice.tiny-at", at.url());
                case ModelServerStatus.UsingPractice practice -> practice(practice.obstacle());
                case ModelServerStatus.UsingPracticeAt at -> getTranslation("ask.notice.practice-at", at.url());
                case ModelServerStatus.NoModel _ -> getTranslation("ask.notice.none");
                case ModelServerStatus.KeyRefused refused -> getTranslation("ask.notice.key", refused.url());
                case ModelServerStatus.KeyLost lost ->
                    getTranslation("ask.notice.key-lost", lost.server().name());
                case ModelServerStatus.NotAnswering silent ->
                    getTranslation(
                            "ask.notice.silent", silent.url(), NoServerWording.of(silent.why(), this::getTranslation));
            };
        }

        private String practice(Optional<TinyObstacle> obstacle) {
            var said = getTranslation("ask.notice.practice");
            return obstacle.map(why -> said + " " + getTranslation("ask.notice.obstacle." + key(why)))
                    .orElse(said);
        }

        private static String key(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
