package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.NetworkFault;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server's proxy does not do what it is there for; the server was not reached. */
final class ProxyFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final NetworkFault fault;

    private ProxyFailure(NetworkFault fault, @Nullable IOException cause) {
        super("The proxy fails: " + fault, cause);
        this.fault = fault;
    }

    static ProxyFailure unreachable(IOException cause) {
        return new ProxyFailure(NetworkFault.PROXY_UNREACHABLE, cause);
    }

    static ProxyFailure refused() {
        return new ProxyFailure(NetworkFault.PROXY_REFUSED, null);
    }

    NetworkFault fault() {
        return fault;
    }
}
