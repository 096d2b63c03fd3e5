package dev.stepwise.ui.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a login that is not good any more, before anything is done with it. The request goes on as one that nobody sent.
 * Files that anybody may see are left alone.
 */
final class EndedLoginFilter extends OncePerRequestFilter {

    private final LoginStandings standings;

    EndedLoginFilter(LoginStandings standings) {
        this.standings = standings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicRequests.isFile(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null
                && login.getPrincipal() instanceof AccountPrincipal principal
                && !standings.isGood(principal)) {
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
