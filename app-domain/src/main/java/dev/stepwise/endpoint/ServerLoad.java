package dev.stepwise.endpoint;

import java.util.OptionalDouble;

/**
 * How much a model server has to do, for everybody who asks it.
 *
 * @param running requests that it is answering
 * @param waiting requests that wait in its queue
 * @param cacheUse the share of its cache of keys and values that is in use, from 0 to 1; empty where it does not say
 */
public record ServerLoad(int running, int waiting, OptionalDouble cacheUse) {}
