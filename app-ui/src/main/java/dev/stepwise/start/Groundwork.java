package dev.stepwise.start;

import dev.stepwise.endpoint.ModelProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** What must be there before anything else is made: a model server that can be asked, a free port, a data folder, a database. Each is checked here, so that what is missing is said in a sentence. */
public final class Groundwork implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        requireUsableModelServer(environment);
        requireFreePort(environment);
        String url = environment.getProperty("stepwise.database.url", "");
        if (url.isBlank()) {
            embed(
                    context,
                    Path.of(environment.getRequiredProperty("stepwise.data"))
                            .toAbsolutePath()
                            .normalize());
        } else {
            var database = OwnDatabase.of(url, environment);
            database.requireReachable();
            use(context, database.url(), database.user(), database.password(), database.name());
        }
    }

    private static void embed(ConfigurableApplicationContext context, Path folder) {
        var database = EmbeddedDatabase.start(DataFolder.take(folder));
        // destroyed after every bean that uses it, for it is registered before them
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("embeddedDatabase", database::close);
        use(context, database.url(), database.user(), database.password(), folder + " (embedded PostgreSQL)");
    }

    private static void use(
            ConfigurableApplicationContext context, String url, String user, String password, String place) {
        Map<String, Object> properties = Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", password,
                "stepwise.data-place", place);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("groundwork", properties));
    }

    private static void requireUsableModelServer(Environment environment) {
        try {
            Binder.get(environment)
                    .bindOrCreate("stepwise.model", ModelProperties.class)
                    .requireUsableKey();
        } catch (BindException | IllegalArgumentException unusable) {
            throw StartFailure.because(String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(unusable).getMessage()));
        }
    }

    private static void requireFreePort(Environment environment) {
        int port = environment.getRequiredProperty("server.port", Integer.class);
        String address = environment.getRequiredProperty("server.address");
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw StartFailure.because("“" + address + "” is not an address of this machine; --address takes 127.0.0.1"
                    + " (this machine only) or 0.0.0.0 (everybody who reaches it).");
        } catch (IOException taken) {
            throw StartFailure.because("Port " + port + " on " + address + " cannot be used (" + taken.getMessage()
                    + "). Another program may have it; choose another one with --port.");
        }
    }
}
