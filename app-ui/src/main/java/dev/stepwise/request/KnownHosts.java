package dev.stepwise.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to a name that is not this Stepwise's (421), where its names are configured: a foreign page could lead its own name
 * here, and would then be of the same origin. The health check is asked by address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class KnownHosts extends OncePerRequestFilter {

    private static final int MISDIRECTED_REQUEST = 421;

    private final RequestProperties properties;

    KnownHosts(RequestProperties properties) {
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKnown(request)) {
            chain.doFilter(request, response);
        } else {
            Refusal.of(MISDIRECTED_REQUEST, "This Stepwise is not known by that name (STEPWISE_HOSTS).")
                    .sendTo(response);
        }
    }

    private boolean isKnown(HttpServletRequest request) {
        var host = request.getServerName();
        return properties.hosts().isEmpty()
                || properties.hosts().contains(HostName.canonical(host))
                || HostName.isLoopback(host)
                || request.getRequestURI().startsWith("/actuator/health");
    }
}
