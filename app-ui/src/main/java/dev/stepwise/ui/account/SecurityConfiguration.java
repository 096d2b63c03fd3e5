package dev.stepwise.ui.account;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import dev.stepwise.account.LoginTries;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;

/** What each request may do: the login, the setup, links that let people in, the health check and static files are public, all else needs an account. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The frame's own scripts are inline and use eval; what models write never becomes a script, because it is rendered on the server. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            ProviderManager logins,
            EndedLoginFilter endedLogins,
            StayLoggedIn stayLoggedIn,
            LoginPage loginPage) {
        http.authenticationManager(logins);
        http.setSharedObject(RequestCache.class, new InterruptedPage());
        http.authorizeHttpRequests(SecurityConfiguration::requests);
        http.with(vaadin(), vaadin -> vaadin.loginView(LoginPage.PATH).enableAuthorizedRequestsConfiguration(false));
        // A token in the session would make one for each visitor.
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                .ignoringRequestMatchers(SetupPage.PATH, InvitePage.PATHS, ResetPage.PATHS));
        http.formLogin(login -> login.failureHandler(loginPage).authenticationDetailsSource(LoginDetails::of));
        http.rememberMe(stay -> stay.rememberMeServices(stayLoggedIn).key(stayLoggedIn.getKey()));
        http.addFilterAfter(endedLogins, SecurityContextHolderFilter.class);
        http.headers(SecurityConfiguration::headers);
        return http.build();
    }

    /** Vaadin's own rules would also let anybody begin a page, which costs a session. A forward comes from a request that was let through. */
    private static void requests(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        LoginPage.PATH, SetupPage.PATH, InvitePage.PATHS, ResetPage.PATHS, "/actuator/health/**")
                .permitAll()
                .requestMatchers(PublicRequests::isFile, PublicRequests::isOfOldPage)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    /** Else each filter of each request is measured, which costs more than most of them do, and nobody reads it. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Of the security framework's chain alone: as a bean of its own it would also be a filter of every request. */
    @Bean
    static FilterRegistrationBean<EndedLoginFilter> endedLoginsInTheChainAlone(EndedLoginFilter endedLogins) {
        var registration = new FilterRegistrationBean<>(endedLogins);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    static EndedLoginFilter endedLogins(LoginStandings standings, LoginUses uses) {
        return new EndedLoginFilter(standings, uses);
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("stepwise-csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
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
        headers.withObjectPostProcessor(new HeadersFirst());
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    /** Pages are reached by a forward, after which the container closes the answer before headers could still be added. */
    private static final class HeadersFirst implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
