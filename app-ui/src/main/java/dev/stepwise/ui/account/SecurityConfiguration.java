package dev.stepwise.ui.account;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** What each request may do: the login, the setup, the health check and static files are public, all else needs an account. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The frame's own scripts are inline and use eval; what models write never becomes a script, because it is rendered on the server. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ProviderManager logins, StayLoggedIn stayLoggedIn) {
        http.authenticationManager(logins);
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers("/actuator/health/**", "/styles/**").permitAll());
        http.setSharedObject(RequestCache.class, pagesToComeBackTo());
        http.with(
                vaadin(),
                vaadin -> vaadin.loginView(LoginView.class, "/login").anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(login -> login.failureHandler(loginFailed()));
        http.rememberMe(stay -> stay.rememberMeServices(stayLoggedIn).key(stayLoggedIn.getKey()));
        http.headers(SecurityConfiguration::headers);
        return http.build();
    }

    /** The only ways in; a manager without a parent, which would be asked once more after each refusal. */
    @Bean
    ProviderManager logins(
            LoginTries tries, AccountDetails accounts, PasswordEncoder encoder, StayLoggedIn stayLoggedIn) {
        return new ProviderManager(
                new PasswordLogin(tries, accounts, encoder),
                new RememberMeAuthenticationProvider(stayLoggedIn.getKey()));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    /** Remembers the page that a login interrupts, without marking its address. */
    @SuppressWarnings("NullAway") // null is the way to have no mark, whatever the parameter's type says
    private static RequestCache pagesToComeBackTo() {
        var pages = new HttpSessionRequestCache();
        pages.setMatchingRequestParameterName(null);
        return pages;
    }

    private static AuthenticationFailureHandler loginFailed() {
        return (request, response, failure) -> {
            request.getSession().setAttribute(LoginView.NAME, request.getParameter(LoginView.NAME));
            response.sendRedirect(
                    failure instanceof TooManyTries refused
                            ? "/login?" + LoginView.WAIT + "=" + refused.minutes()
                            : "/login?" + LoginView.ERROR);
        };
    }
}
