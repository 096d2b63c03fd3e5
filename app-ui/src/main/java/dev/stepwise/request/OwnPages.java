package dev.stepwise.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only Stepwise's own pages change something, log in, or open a websocket (403): every browser says from which page such a request
 * comes, and no page can say otherwise. It needs no token and no session, so a page may be open for as long as its reader likes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class OwnPages extends OncePerRequestFilter {

    private static final Set<String> ONLY_READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What a browser says of a request of the same origin, and of an address that a person typed. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReading(request) || comesFromOwnPage(request)) {
            chain.doFilter(request, response);
        } else {
            Refusal.of(HttpServletResponse.SC_FORBIDDEN, "This request does not come from a page of this Stepwise.")
                    .sendTo(response);
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        var upgrade = request.getHeader("Upgrade");
        boolean isWebsocket =
                upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
        return ONLY_READING.contains(request.getMethod()) && !isWebsocket;
    }

    private static boolean comesFromOwnPage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return (site != null && OWN.contains(site)) || isOfThisHost(request);
    }

    /** Said of what changes something and of websockets by every browser, also where there is no TLS. */
    private static boolean isOfThisHost(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        var host = request.getHeader("Host");
        return origin != null
                && ((host != null && HostName.isOrigin(origin, host))
                        || HostName.isOrigin(origin, request.getServerName() + ":" + request.getServerPort()));
    }
}
