package dev.stepwise.ui.shell;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.LocationUtil;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;

/**
 * Answers 404 to the first request for a page that is not there. The frame that every page begins with is sent before any view is
 * asked, so its status would always say that all is well.
 */
@SpringComponent
class FirstStatus implements VaadinServiceInitListener {

    private final List<DeepLinks> links;

    FirstStatus(List<DeepLinks> links) {
        this.links = links;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::answer);
    }

    private void answer(IndexHtmlResponse response) {
        if (leadsNowhere(response.getVaadinRequest())) {
            response.getVaadinResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
        }
    }

    private boolean leadsNowhere(VaadinRequest request) {
        var location = new Location(LocationUtil.ensureRelativeNonNull(request.getPathInfo()));
        return request.getService()
                        .getRouter()
                        .resolveNavigationTarget(location)
                        .isEmpty()
                || links.stream().anyMatch(link -> link.leadNowhere(location.getPath()));
    }
}
