package dev.stepwise.ui.run;

import com.vaadin.flow.component.notification.Notification;
import dev.stepwise.run.TooMany;
import dev.stepwise.ui.run.words.Words;
import java.time.Duration;

/** Tells why a run was not started. */
final class Refusal {

    private static final Duration SHOWN = Duration.ofSeconds(20);

    private Refusal() {}

    static void show(Words words, TooMany tooMany) {
        var told = switch (tooMany.whose()) {
            case ACCOUNT -> "too-many";
            case ENDPOINT -> "too-many-there";
        };
        Notification.show(
                words.of(told, tooMany.most()), Math.toIntExact(SHOWN.toMillis()), Notification.Position.TOP_CENTER);
    }
}
