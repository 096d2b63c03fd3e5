package dev.stepwise.run.execution;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be under way at a time, on all nodes together; 0: as much as comes.
 *
 * @param accountUnfinished runs of one account that are queued or running
 * @param accountRunning of these, those that nodes work on
 * @param endpointUnfinished runs that are queued or running for one model server
 * @param endpointRunning of these, those that nodes work on
 * @param nodeRunning runs that one node works on; 0: none
 */
@ConfigurationProperties("stepwise.limits")
public record RunLimits(
        @DefaultValue("1000") int accountUnfinished,
        @DefaultValue("50") int accountRunning,
        @DefaultValue("0") int endpointUnfinished,
        @DefaultValue("0") int endpointRunning,
        @DefaultValue("200") int nodeRunning) {}
