package dev.stepwise.ui.account;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * What anybody may ask for beside the login, the setup and the health check. None of it makes a session: a file that is not there, or a
 * request of Vaadin's that begins a page, is none of it.
 */
final class PublicRequests {

    /** A page whose session is gone asks these, and is told so. */
    private static final Set<String> OF_OLD_PAGES =
            Set.of(RequestType.UIDL.getIdentifier(), RequestType.HEARTBEAT.getIdentifier());

    private PublicRequests() {}

    /** A file of styles, drawings or scripts that is there. */
    static boolean isFile(HttpServletRequest request) {
        var path = path(request);
        return Set.of("GET", "HEAD").contains(request.getMethod())
                && path.indexOf('.', path.lastIndexOf('/')) > 0
                && new ClassPathResource("META-INF/resources" + path).exists();
    }

    static boolean isOfOldPage(HttpServletRequest request) {
        var type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return path(request).equals("/") && type != null && OF_OLD_PAGES.contains(type);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
