package dev.stepwise.endpoint;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds what is configured of model servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelProperties.class, StandInProperties.class})
class ModelServersConfiguration {

    @Bean
    HostOfAddress hostOfAddress(@Value("${stepwise.node.host:}") String host) {
        return HostOfAddress.on(host);
    }
}
