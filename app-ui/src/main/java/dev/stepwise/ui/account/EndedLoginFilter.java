package dev.stepwise.ui.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a login that is not good any more, before anything is done with it, and writes down that a good one is used. The request goes on as one that nobody sent.
 * Files that anybody may see are left alone.
 */
final class EndedLoginFilter extends OncePerRequestFilter {

    private final LoginStandings standings;
    private final LoginUses uses;

    EndedLoginFilter(LoginStandings standings, LoginUses uses) {
        this.standings = standings;
        this.uses = uses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicRequests.isFile(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof AccountPrincipal principal) {
            if (standings.isGood(principal)) {
                uses.used(principal.loginSession(), request);
            } else {
                end(request);
                EndedLoginNotice.leave(request, response);
            }
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
