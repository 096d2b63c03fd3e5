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
 * Refuses requests with a body of more than 1 MB (413), whether they say its length or not: what is read into memory is read before
 * anybody knows who sends it. A form of somebody who is not logged in may be much smaller still ({@code max-http-form-post-size}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 1024 * 1024;

    private static final Refusal REFUSAL =
            Refusal.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "A request has at most 1 MB.");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // A page that takes uploads will get a larger one here, for people who are logged in.
        long limit = MOST_BYTES;
        if (request.getContentLengthLong() > limit) {
            REFUSAL.sendTo(response);
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new LimitedBody(request, limit, () -> REFUSAL.sendTo(response)), response);
        }
    }
}
