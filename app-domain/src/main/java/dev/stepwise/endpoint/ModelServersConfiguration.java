package dev.stepwise.endpoint;

import dev.stepwise.secret.Secrets;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds what is configured of model servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelProperties.class, StandInProperties.class})
class ModelServersConfiguration {

    @Bean
    Secrets secrets(
            @Value("${stepwise.master-key-file:}") String file,
            @Value("${stepwise.data:${user.home}/.stepwise}") String data) {
        return new Secrets(file.isBlank() ? Path.of(data, "master.key") : Path.of(file));
    }

    /** What a node is configured with is allowed without being named again. */
    @Bean
    AllowedAddresses allowedAddresses(
            ModelProperties model, @Value("${stepwise.model.allowed-hosts:}") String allowedHosts) {
        var configured =
                model.address().map(address -> "," + address.uri().getHost()).orElse("");
        return AllowedAddresses.privateAnd(allowedHosts + configured);
    }

    @Bean
    HostOfAddress hostOfAddress(@Value("${stepwise.node.host:}") String host) {
        return HostOfAddress.on(host);
    }
}
