package dev.stepwise.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which requests are meant for this Stepwise.
 *
 * @param hosts the names that people reach it by, without a port; none: any
 * @param trustedProxies whose word counts on where a request comes from; none: nobody's
 */
@ConfigurationProperties("stepwise")
record RequestProperties(
        @DefaultValue List<String> hosts, @DefaultValue List<ProxyNetwork> trustedProxies) {

    RequestProperties {
        hosts = hosts.stream().map(HostName::canonical).toList();
    }
}
