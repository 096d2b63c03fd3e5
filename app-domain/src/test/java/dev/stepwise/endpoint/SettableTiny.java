package dev.stepwise.endpoint;

import java.net.URI;
import java.util.Optional;

/** A tiny model of which the test says whether it can be used. */
class SettableTiny implements TinyServer {

    static final URI URL = URI.create("http://localhost:54322/v1");

    private Optional<TinyObstacle> obstacle = Optional.empty();

    void meets(TinyObstacle met) {
        obstacle = Optional.of(met);
    }

    @Override
    public Optional<TinyObstacle> obstacle() {
        return obstacle;
    }

    @Override
    public URI baseUrl() {
        return URL;
    }
}
