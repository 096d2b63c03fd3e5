package dev.stepwise.endpoint;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds what is configured of model servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelProperties.class, StandInProperties.class})
class ModelServersConfiguration {}
