package dev.stepwise.endpoint;

import java.net.URI;

/** What was found at an address where a model server could be. */
public record ModelServerReport(URI baseUrl, ProbeResult result) {}
