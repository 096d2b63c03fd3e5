package dev.stepwise.endpoint;

import java.net.URI;

/** The scripted server that stands in where there is no model; each node has its own. */
public interface PracticeServer {

    /** The base URL of this node's practice server, which is started at the first call. */
    URI baseUrl();
}
