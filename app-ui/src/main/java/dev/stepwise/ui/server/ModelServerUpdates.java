package dev.stepwise.ui.server;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerFinder.Subscription;
import dev.stepwise.endpoint.ModelServerStatus;
import dev.stepwise.ui.component.PageUpdates;
import java.util.function.Consumer;

/** Has components on open pages follow how the node stands with model servers. */
@SpringComponent
public class ModelServerUpdates {

    private final ModelServerFinder finder;
    private final PageUpdates updates;

    ModelServerUpdates(ModelServerFinder finder, PageUpdates updates) {
        this.finder = finder;
        this.updates = updates;
    }

    /** Shows the status now, and every new one as long as the component is on a page. */
    public void follow(Component component, Consumer<ModelServerStatus> show) {
        show.accept(finder.status());
        component.addAttachListener(attached -> {
            var refresh = updates.refresh(attached.getUI(), finder::status, show);
            Subscription subscription = finder.onChange(_ -> refresh.run());
            show.accept(finder.status());
            component.addDetachListener(detached -> {
                subscription.close();
                detached.unregisterListener();
            });
        });
    }
}
