package dev.stepwise.endpoint;

import java.util.UUID;

/** Model servers that an administrator declared equal: a run with a model that several of them offer may go to any of these. */
public record EqualGroup(UUID value) {}
