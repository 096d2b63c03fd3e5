package dev.stepwise.run.persistence;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** How long a connection of the pool may hold a row or wait for one. The figures can be overridden like any other property. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/stepwise/run/persistence/pool.properties")
class PoolConfiguration {}
