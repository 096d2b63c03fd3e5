package dev.stepwise.ui.ask;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerStatus;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.PageUpdates;
import dev.stepwise.ui.shell.StandingNotice;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says on every page when no real model answers, and how to connect one. */
@SpringComponent
class ModelNotice implements StandingNotice {

    private final ModelServerFinder finder;
    private final PageUpdates updates;

    ModelNotice(ModelServerFinder finder, PageUpdates updates) {
        this.finder = finder;
        this.updates = updates;
    }

    @Override
    public Component create() {
        return new Line(finder, updates);
    }

    private static final class Line extends Div {

        private final transient ModelServerFinder finder;
        private final transient PageUpdates updates;
        private final Paragraph words = new Paragraph();
        private transient ModelServerFinder.@Nullable Subscription subscription;

        Line(ModelServerFinder finder, PageUpdates updates) {
            this.finder = finder;
            this.updates = updates;
            addClassNames("notice", "quiet", "line");
            add(Icon.SERVER.create(), words);
            show(finder.status());
        }

        @Override
        protected void onAttach(AttachEvent event) {
            var refresh = updates.refresh(event.getUI(), finder::status, this::show);
            subscription = finder.onChange(_ -> refresh.run());
            show(finder.status());
        }

        @Override
        protected void onDetach(DetachEvent event) {
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
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
