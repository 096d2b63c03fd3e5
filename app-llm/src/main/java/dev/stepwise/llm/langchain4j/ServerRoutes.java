package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.AllowedAddresses;
import java.net.ProxySelector;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Which way a request goes: through its server's proxy, else as Java is told to. What a proxy connects to cannot be seen, so it is judged here. */
final class ServerRoutes extends SystemDefaultRoutePlanner {

    private final AllowedAddresses allowed;

    /** @param system what Java is told for the whole process */
    ServerRoutes(AllowedAddresses allowed, ProxySelector system) {
        super(system);
        this.allowed = allowed;
    }

    /** The host may not be called through a proxy. */
    static final class NotNamed extends HttpException {
        private static final long serialVersionUID = 1L;

        NotNamed() {
            super("Configuration does not name the host, and it is no address that calls may go to");
        }
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        var own = ServerContext.connection(context).proxy();
        var proxy = own.isPresent()
                ? new HttpHost("http", own.get().host(), own.get().port())
                : super.determineProxy(target, context);
        if (proxy != null && !allowed.allowsThrough(proxy.getHostName(), target.getHostName())) {
            throw new NotNamed();
        }
        ServerContext.routed(context, proxy != null);
        return proxy;
    }
}
