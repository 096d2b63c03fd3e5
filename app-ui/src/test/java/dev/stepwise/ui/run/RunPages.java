package dev.stepwise.ui.run;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import dev.stepwise.account.Account;
import dev.stepwise.account.AccountId;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Actor;
import dev.stepwise.account.ChangeDisplayNameResult;
import dev.stepwise.account.ChangePasswordResult;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.PageSettings;
import dev.stepwise.account.PageSettingsService;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.history.HistoryCursor;
import dev.stepwise.history.HistoryPage;
import dev.stepwise.history.HistoryService;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RefusedParts;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.account.PageExit;
import dev.stepwise.ui.run.state.Samples;
import dev.stepwise.ui.settings.ChoosableModels;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;

/** The pages without what is behind them; asked for by its profile, so that the application's own tests pass it over. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
        })
@EnableVaadin("dev.stepwise.ui")
@ComponentScan({"dev.stepwise.ui.run", "dev.stepwise.ui.shell", "dev.stepwise.ui.component"})
@Import(ChoosableModels.class)
@Profile(RunPages.PROFILE)
class RunPages {

    static final String PROFILE = "scripted-runs";

    static final Actor OWNER = new Actor(new AccountId(new UUID(7, 0)), Role.USER);

    @Bean
    ScriptedRuns runs() {
        return new ScriptedRuns(OWNER);
    }

    @Bean
    PageSettingsService pageSettings() {
        return new UsualPages();
    }

    private record UsualPages() implements PageSettingsService {

        @Override
        public PageSettings find(Actor actor) {
            return PageSettings.USUAL;
        }

        @Override
        public void change(Actor actor, PageSettings before, PageSettings after) {
            throw new UnsupportedOperationException();
        }
    }

    @Bean
    DatabaseWatch databaseWatch() {
        return new DatabaseWatch();
    }

    @Bean
    CurrentAccount currentAccount() {
        return () -> OWNER;
    }

    @Bean
    PageExit exit() {
        return _ -> {
            throw new AssertionError("Nobody's login ends here.");
        };
    }

    @Bean
    PresetService presets() {
        return new FixedPresets();
    }

    @Bean
    ModelServers servers() {
        var lab = new ModelServer(
                Samples.LAB,
                URI.create("http://lab.example/v1"),
                Optional.empty(),
                List.of(
                        new OfferedModel(Samples.MODEL, OptionalInt.empty()),
                        new OfferedModel("Qwen2.5-14B-Instruct", OptionalInt.empty())));
        return new ModelServers() {
            @Override
            public List<ModelServer> available() {
                return List.of(lab);
            }

            @Override
            public Optional<ModelServer> find(EndpointId id) {
                return Optional.of(lab);
            }
        };
    }

    /** Nothing is refused. */
    @Bean
    RefusedParts refused() {
        return (_, _) -> Set.of();
    }

    @Bean
    HistoryService history() {
        return new HistoryService() {
            @Override
            public HistoryPage recent(Actor actor, Optional<HistoryCursor> after, int limit) {
                return new HistoryPage(List.of(), Optional.empty());
            }

            @Override
            public List<QuestionSummary> find(Actor actor, Collection<QuestionId> questions) {
                return List.of();
            }

            @Override
            public HistoryPage search(Actor actor, String text, Optional<HistoryCursor> after, int limit) {
                return recent(actor, after, limit);
            }
        };
    }

    @Bean
    AccountService accounts() {
        return new OneAccount(new Account(OWNER.account(), "ada", "Ada", Role.USER, false));
    }

    /** The frame asks for nothing but the account's name. */
    private record OneAccount(Account account) implements AccountService {

        @Override
        public Optional<Account> find(Actor actor) {
            return Optional.of(account);
        }

        @Override
        public ChangeDisplayNameResult changeDisplayName(Actor actor, String displayName) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChangePasswordResult changePassword(
                Actor actor, LoginSessionId kept, String oldPassword, String newPassword) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> passwordChangedAt(Actor actor) {
            return Optional.empty();
        }

        @Override
        public void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer) {}
    }

    @Bean
    SecurityFilterChain requests(HttpSecurity http) {
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers("/scripts/**", "/styles/**").permitAll());
        http.with(
                vaadin(), vaadin -> vaadin.enableNavigationAccessControl(false).anyRequest(AuthorizedUrl::permitAll));
        return http.build();
    }
}
