package dev.stepwise.endpoint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What may stand in where there is no model server. */
@ConfigurationProperties("stepwise")
record StandInProperties(@DefaultValue("tiny") StandIn standIn) {}
