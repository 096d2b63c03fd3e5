package dev.stepwise.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.PageUpdates;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says on every page while the database is away, and what that means for who reads it. */
@SpringComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseNotice implements StandingNotice {

    private final DatabaseWatch database;
    private final PageUpdates updates;

    DatabaseNotice(DatabaseWatch database, PageUpdates updates) {
        this.database = database;
        this.updates = updates;
    }

    @Override
    public Component create() {
        return new Line(database, updates);
    }

    private static final class Line extends Div {

        private final transient DatabaseWatch database;
        private final transient PageUpdates updates;
        private transient DatabaseWatch.@Nullable Subscription subscription;

        Line(DatabaseWatch database, PageUpdates updates) {
            this.database = database;
            this.updates = updates;
            addClassNames("notice", "quiet", "line", "database-notice");
            getElement().setAttribute("role", "status");
            add(Icon.ALERT.create(), new Paragraph(getTranslation("shell.database.away")));
            setVisible(database.isAway());
        }

        @Override
        protected void onAttach(AttachEvent event) {
            subscription = database.onChange(updates.refresh(event.getUI(), database::isAway, this::setVisible));
            setVisible(database.isAway());
        }

        @Override
        protected void onDetach(DetachEvent event) {
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
    }
}
