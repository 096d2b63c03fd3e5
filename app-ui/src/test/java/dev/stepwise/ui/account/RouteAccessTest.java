package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.stepwise.account.Role;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may see which route. All routes that there are are found in the running application; whoever adds one adds a row here. */
@ApplicationTest
class RouteAccessTest {

    private enum Audience {
        EVERYBODY,
        PEOPLE,
        ADMINISTRATORS
    }

    /**
     * A row of the table.
     *
     * @param address one that the route answers
     */
    private record Row(String route, String address, Audience audience) {}

    private static Stream<Row> rows() {
        return Stream.of(
                // views
                new Row("view ", "/", Audience.PEOPLE),
                new Row("view history", "/history", Audience.PEOPLE),
                new Row("view runs", "/runs/no-id", Audience.PEOPLE),
                new Row("view account", "/account", Audience.PEOPLE),
                new Row("view admin", "/admin", Audience.ADMINISTRATORS),
                new Row("view admin/audit", "/admin/audit", Audience.ADMINISTRATORS),
                new Row("view admin/people", "/admin/people", Audience.ADMINISTRATORS),
                new Row("view admin/model-servers", "/admin/model-servers", Audience.ADMINISTRATORS),
                new Row("view model-servers", "/model-servers", Audience.ADMINISTRATORS),
                // plain pages
                new Row("GET /login", "/login", Audience.EVERYBODY),
                new Row("GET /setup", "/setup", Audience.EVERYBODY),
                new Row("POST /setup", "/setup", Audience.EVERYBODY),
                new Row("GET /invite/{token}", "/invite/guessed", Audience.EVERYBODY),
                new Row("POST /invite/{token}", "/invite/guessed", Audience.EVERYBODY),
                new Row("GET /reset/{token}", "/reset/guessed", Audience.EVERYBODY),
                new Row("POST /reset/{token}", "/reset/guessed", Audience.EVERYBODY),
                new Row("any /error", "/error", Audience.PEOPLE),
                // static files, and what leads to the views
                new Row("handler fileMapping /styles.css", "/styles.css", Audience.EVERYBODY),
                new Row("handler fileMapping /styles/**", "/styles/base.css", Audience.EVERYBODY),
                new Row("handler fileMapping /assets/**", "/assets/icons.svg", Audience.EVERYBODY),
                new Row("handler fileMapping /aura/**", "/aura/aura.css", Audience.EVERYBODY),
                new Row("handler fileMapping /scripts/**", "/scripts/stepwise.js", Audience.EVERYBODY),
                new Row(
                        "handler fileMapping /VAADIN/static/push/**",
                        "/VAADIN/static/push/vaadinPush-min.js",
                        Audience.EVERYBODY),
                new Row("handler fileMapping /VAADIN/build/**", "/VAADIN/build/nothing.js", Audience.PEOPLE),
                new Row("handler resourceHandlerMapping /**", "/nothing/here.css", Audience.PEOPLE),
                new Row("handler resourceHandlerMapping /webjars/**", "/webjars/nothing.js", Audience.PEOPLE),
                new Row("handler vaadinRootMapping /**", "/nothing/here", Audience.PEOPLE),
                // for operators
                new Row("GET /actuator/health", "/actuator/health", Audience.EVERYBODY),
                new Row("GET /actuator/health/**", "/actuator/health/liveness", Audience.EVERYBODY),
                new Row("GET /actuator", "/actuator", Audience.PEOPLE));
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccessAnnotationChecker checker;

    @Test
    void every_route_has_a_row() {
        var found = new TreeSet<>(views().keySet());
        application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> found.addAll(names(info))));
        application
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .forEach((bean, mapping) ->
                        mapping.getHandlerMap().keySet().forEach(path -> found.add("handler " + bean + " " + path)));

        assertThat(found)
                .as(
                        "Each view and each mapping needs a row, which says who may see it; and each row needs such a route.")
                .isEqualTo(rows().map(Row::route).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Map<String, Class<? extends Component>> views() {
        var views = new TreeMap<String, Class<? extends Component>>();
        for (var view : ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets))
                .getRegisteredRoutes()) {
            Stream.concat(Stream.of(view), view.getRouteAliases().stream())
                    .map(RouteBaseData::getTemplate)
                    .map(template -> template.replaceFirst("/:.*", ""))
                    .forEach(template -> views.put("view " + template, view.getNavigationTarget()));
        }
        return views;
    }

    private static Set<String> names(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var verbs = methods.isEmpty()
                ? Set.of("any")
                : methods.stream().map(Enum::name).collect(Collectors.toSet());
        return info.getPatternValues().stream()
                .flatMap(path -> verbs.stream().map(verb -> verb + " " + path))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_audience_gets_what_the_table_says(Row row) {
        assertThat(isLetIn(row, new Browser(port)))
                .as("somebody who is not logged in")
                .isEqualTo(row.audience() == Audience.EVERYBODY);
        assertThat(isLetIn(row, loggedIn(Role.USER)) && isOpenTo(row, Role.USER))
                .as("a user")
                .isEqualTo(row.audience() != Audience.ADMINISTRATORS);
        assertThat(isLetIn(row, loggedIn(Role.ADMIN)) && isOpenTo(row, Role.ADMIN))
                .as("an administrator")
                .isTrue();
    }

    private boolean isLetIn(Row row, Browser browser) {
        HttpResponse<String> answer =
                row.route().startsWith("POST ") ? browser.post(row.address(), "") : browser.get(row.address());
        return !Set.of(401, 403).contains(answer.statusCode())
                && !browser.location().equals("/login");
    }

    /** Of a view its annotations decide, once the page that shows it is there. */
    private boolean isOpenTo(Row row, Role role) {
        var view = views().get(row.route());
        Principal somebody = () -> "somebody";
        return view == null || checker.hasAccess(view, somebody, name -> name.equals(role.name()));
    }

    private Browser loggedIn(Role role) {
        var name = "user-" + UUID.randomUUID();
        jdbc.sql("update account set role = ? where id = ?")
                .params(role.name(), people.account(name).account().value())
                .update();
        var browser = new Browser(port);
        browser.logIn(name, People.PASSWORD);
        return browser;
    }
}
