package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.AllowedAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Asks the system for a host's addresses, which nothing can interrupt, and waits for them no longer than for a connection. It gives those
 * that calls may go to: what it gives is what is connected to.
 */
final class BoundedDnsResolver implements DnsResolver {

    private final Duration limit;
    private final AllowedAddresses allowed;

    BoundedDnsResolver(Duration limit, AllowedAddresses allowed) {
        this.limit = limit;
        this.allowed = allowed;
    }

    /** None of the host's addresses is one that calls may go to. */
    static final class NotAllowed extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotAllowed(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = Arrays.stream(ask(host))
                .filter(address -> allowed.allows(host, address))
                .toArray(InetAddress[]::new);
        if (addresses.length == 0) {
            throw new NotAllowed(host);
        }
        return addresses;
    }

    private InetAddress[] ask(String host) throws UnknownHostException {
        var answer = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofVirtual().name("model-dns").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new UnknownHostException(host);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolve(host)[0].getCanonicalHostName();
    }
}
