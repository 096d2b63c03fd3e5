package dev.stepwise.endpoint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whether the practice server may stand in where there is no model. */
@ConfigurationProperties("stepwise.practice")
record PracticeProperties(@DefaultValue("true") boolean enabled) {}
