package dev.stepwise.metrics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Prometheus finds the figures.
 *
 * @param port empty: nowhere; 0: a port that is free
 */
@ConfigurationProperties("stepwise.metrics")
record MetricsProperties(String address, @Nullable Integer port) {

    private static final int HIGHEST_PORT = 65_535;

    MetricsProperties {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException(port + " is no port");
        }
    }
}
